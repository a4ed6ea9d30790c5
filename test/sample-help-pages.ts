import { defaultPolicy } from '../src/domain/default-policy.ts'
import type { HelpCase } from '../src/domain/help.ts'
import { approvalsPage, waitingPage } from '../src/web/pages/colleague-page.ts'
import { helpPage } from '../src/web/pages/help-page.ts'
import { helpedPage } from '../src/web/pages/helped-page.ts'
import { identificationPage } from '../src/web/pages/identification-page.ts'
import { logonPage } from '../src/web/pages/logon-page.ts'
import { lostIdPage, lostIdSentPage } from '../src/web/pages/lost-id-page.ts'
import { passkeyNewPage, passkeyRemovePage, passkeysPage } from '../src/web/pages/passkeys-page.ts'
import type { Shell } from '../src/web/pages/shell.ts'
import { at, expiryDate, type Names, recovery, refused, type SamplePage } from './sample-shell.ts'

const { pin, reportLockMinutes: minutes } = defaultPolicy
const lock = { tries: pin.tries, minutes }
const { lastDay } = recovery
const facts = { expiryDate: expiryDate.toString(), lastDay: lastDay.toString() }

const cases: readonly { name: string; help: HelpCase }[] = [
  { name: 'new', help: { kind: 'log-on-with-new' } },
  { name: 'renewable', help: { kind: 'use-where-it-is', expiryDate, renewable: true } },
  { name: 'working', help: { kind: 'use-where-it-is', expiryDate, renewable: false } },
  { name: 'acquire', help: { kind: 'acquire', lastDay } },
  {
    name: 'closed',
    help: {
      kind: 'acquire',
      lastDay,
      hindered: {
        answer: 'no',
        code: 'closed-now',
        facts: { because: 'switched-off', switch: 'acquisition' },
        remedy: { kind: 'ask-institution' },
      },
    },
  },
  {
    name: 'administrator',
    help: {
      kind: 'ask-administrator',
      why: { answer: 'no', code: 'revoke-first', facts, remedy: { kind: 'ask-administrator' } },
    },
  },
  {
    name: 'institution',
    help: {
      kind: 'ask-institution',
      why: { answer: 'no', code: 'recovery-deadline-passed', facts, remedy: { kind: 'ask-institution' } },
    },
  },
]

/** For whoever cannot log on; and what stands where something is switched off. */
export function helpSamples(shell: Shell, names: Names): SamplePage[] {
  const off: Shell = {
    ...shell,
    switchedOff: (['acquisition', 'renewal'] as const).map((name) => ({
      name,
      since: at,
      words: {
        ja: '不正な申し込みのおそれがあるため、受け付けを止めています。\nお急ぎの方は、お電話ください。',
        en: 'We have stopped this, because somebody may be misusing it.\nIf it is urgent, please call us.',
      },
    })),
  }
  const form = { typed: {}, pin, lock, problems: [] } as const
  return [
    { name: 'A-11-help', page: helpPage(shell, { ...form, role: 'administrator' }) },
    {
      name: 'A-11-help-wrong',
      page: helpPage(shell, {
        ...form,
        role: 'user',
        refused: refused('identification-failed', { limit: pin.tries, lockMinutes: minutes, door: 'help' }),
      }),
    },
    ...cases.map(({ name, help }) => ({
      name: `A-12-helped-${name}`,
      page: helpedPage(off, { help, person: names.person, loginId: 'hanako', at }),
    })),
    { name: 'A-13-lost-id', page: lostIdPage(shell, { typed: {}, problems: [], pin }) },
    {
      name: 'A-13-lost-id-missing',
      page: lostIdPage(shell, {
        typed: { contractId: 'C100200', address: '' },
        problems: [{ field: 'address', fault: 'missing' }],
        pin,
      }),
    },
    { name: 'A-14-lost-id-sent', page: lostIdSentPage(shell) },
    ...proofSamples({ ...shell, member: names }, shell, names),
    { name: 'L-10-switched-off', page: logonPage(off, { logon: 'certificate+pin' }) },
    { name: 'A-10-switched-off', page: identificationPage(off, { ...form, role: 'user' }) },
  ]
}

/** The second proof of whoever comes back after expiry. */
function proofSamples(member: Shell, shell: Shell, { person }: Names): SamplePage[] {
  const passkeys = [
    { id: 'AAAA', registeredAt: at.subtract({ days: 90 }), lastUsedAt: at.subtract({ days: 1 }) },
    { id: 'BBBB', registeredAt: at.subtract({ days: 2 }) },
  ]
  const confirm = { role: 'user', maxLength: pin.maxLength } as const
  const wrongPin = refused('pin-wrong', { door: 'desk', triesLeft: 3 })
  const until = at.add({ hours: 20 })
  const asked = [{ acquisitionId: '0c7f', person, loginId: 'hanako', at, until }]
  return [
    { name: 'A-15-passkeys', page: passkeysPage(member, { passkeys, used: true, confirm }) },
    {
      name: 'A-15-passkeys-wrong',
      page: passkeysPage(member, { passkeys, used: true, confirm, problem: wrongPin }),
    },
    { name: 'A-15-passkeys-unused', page: passkeysPage(member, { passkeys: [], used: false, confirm }) },
    { name: 'A-18-passkey-new', page: passkeyNewPage(member, { question: '{}' }) },
    ...passkeys.map((passkey) => ({
      name: `A-19-passkey-remove-${passkey.id}`,
      page: passkeyRemovePage(member, {
        passkey,
        confirm,
        ...(passkey.id === 'BBBB' && { problem: 'missing' as const }),
      }),
    })),
    { name: 'A-16-waiting', page: waitingPage(shell, { until }) },
    { name: 'A-17-approvals', page: approvalsPage(member, { asked, pin }) },
    { name: 'A-17-approvals-done', page: approvalsPage(member, { asked: [], pin, done: 'approved' }) },
    {
      name: 'A-17-approvals-wrong',
      page: approvalsPage(member, { asked, pin, refused: refused('pin-wrong', { triesLeft: 3 }) }),
    },
  ]
}
