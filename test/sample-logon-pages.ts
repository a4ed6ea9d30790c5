import { defaultPolicy } from '../src/domain/default-policy.ts'
import type { LogonFailure } from '../src/domain/logon.ts'
import { certificatePage } from '../src/web/pages/certificate-page.ts'
import { firstUsePage } from '../src/web/pages/first-use-page.ts'
import { logonFailurePage } from '../src/web/pages/logon-failure-page.ts'
import { logonPage } from '../src/web/pages/logon-page.ts'
import { menuPage } from '../src/web/pages/menu-page.ts'
import { noticesPage } from '../src/web/pages/notices-page.ts'
import { paths } from '../src/web/pages/paths.ts'
import { pinPage } from '../src/web/pages/pin-page.ts'
import { renewalNoticePage } from '../src/web/pages/renewal-notice-page.ts'
import type { Shell } from '../src/web/pages/shell.ts'
import { logonFailureCodes } from '../src/words/screens.ts'
import { boardSamples, sampleTitles } from './sample-board-pages.ts'
import {
  at,
  expiryDate,
  failureUrls,
  lastMoment,
  type Names,
  proveUntil,
  recovery,
  renewalOpensOn,
  type SamplePage,
  sampleContents,
} from './sample-shell.ts'

export function logonSamples(shell: Shell, names: Names): SamplePage[] {
  const pin = defaultPolicy.pin
  const who = { company: names.company, person: names.person, role: 'administrator', pin } as const
  return [
    { name: 'L-10-logon', page: logonPage(shell, { logon: 'certificate+pin' }) },
    { name: 'L-20-pin', page: pinPage(shell, who) },
    { name: 'L-20-pin-wrong', page: pinPage(shell, { ...who, problem: { kind: 'wrong', triesLeft: 3 } }) },
    { name: 'L-30-first-use', page: firstUsePage(shell, { role: 'administrator', pin, problems: [] }) },
    {
      name: 'L-30-first-use-wrong',
      page: firstUsePage(shell, {
        role: 'user',
        pin,
        problems: [
          { field: 'pin', fault: 'wrong-length' },
          { field: 'confirmationPinAgain', fault: 'not-same' },
        ],
      }),
    },
  ]
}

export function failureSamples(shell: Shell, names: Names): SamplePage[] {
  return failures.map((failure) => ({
    name: `${logonFailureCodes[failure]}-${failure}`,
    page: logonFailurePage(shell, {
      failure,
      purpose: failure === 'old-one-during-proof' ? 'proof' : 'logon',
      at,
      ...failureUrls,
      ...(failure !== 'none-sent' && { presented: `${names.company} ${names.person} 管理者 2027-03 #1` }),
      ...((failure === 'expired' || failure === 'revoked') && { memberId: 'M1234567' }),
      ...(failure === 'expired' && { expiryDate, lastDay: recovery.lastDay }),
      ...(failure === 'proof-too-late' && { proveUntil }),
      ...(failure === 'not-yet-valid' && { validFrom: proveUntil }),
    }),
  }))
}

export function memberSamples(shell: Shell, names: Names): SamplePage[] {
  const notice = { ...names, expiryDate, renewalOpensOn, lastMoment, daysLeft: 24, recovery }
  const contents = sampleContents(names)
  return [
    {
      name: 'M-10-menu',
      page: menuPage(shell, {
        notices: 1,
        expiryDate,
        people: 'as-one-administrator',
        lastLogonAt: at,
        told: [],
        addressUntil: at,
      }),
    },
    {
      name: 'M-10-menu-asked',
      page: menuPage(shell, {
        ...{ notices: 0, expiryDate, people: 'as-one-of-several', told: [], recoveriesAsked: 1 },
      }),
    },
    {
      name: 'M-10-main-screen',
      page: menuPage(shell, {
        notices: 2,
        notice: { kind: 'renewal', lastDay: expiryDate, daysLeft: 24 },
        expiryDate,
        told: [],
      }),
    },
    ...boardSamples(shell, names),
    {
      name: 'N-10-notices',
      page: noticesPage(
        { ...shell, path: paths.notices },
        {
          notices: [
            { kind: 'renewal', lastDay: expiryDate, daysLeft: 24 },
            { kind: 'proof', lastDay: proveUntil.toPlainDate(), daysLeft: 0 },
          ],
          titles: sampleTitles(shell, names),
          told: [],
        },
      ),
    },
    {
      name: 'N-10-notices-empty',
      page: noticesPage(shell, { notices: [], titles: [], renewalOpensOn, told: [] }),
    },
    { name: 'N-20-renewal-notice', page: renewalNoticePage(shell, { kind: 'renewal', ...notice }) },
    {
      name: 'N-22-renewal-notice',
      page: renewalNoticePage(shell, { kind: 'renewal', ...notice, onward: 'menu' }),
    },
    { name: 'N-21-proof-notice', page: renewalNoticePage(shell, { kind: 'proof', ...notice, daysLeft: 1 }) },
    {
      name: 'C-10-certificate',
      page: certificatePage(
        { ...shell, path: paths.certificate },
        {
          current: { contents, state: 'current' },
          renewal: { opensOn: renewalOpensOn, lastDay: expiryDate },
          history: [
            {
              commonName: contents.commonName,
              serialNumber: contents.serialNumber,
              issuedOn: Temporal.PlainDate.from('2025-03-01'),
              expiryDate: Temporal.PlainDate.from('2026-03-01'),
              state: 'superseded',
            },
          ],
          told: [],
        },
      ),
    },
    {
      name: 'C-10-certificate-none',
      page: certificatePage(shell, { current: undefined, history: [], told: [] }),
    },
  ]
}

const failures = Object.keys(logonFailureCodes).filter((key): key is LogonFailure => key in logonFailureCodes)
