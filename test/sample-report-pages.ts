import { defaultPolicy } from '../src/domain/default-policy.ts'
import { memberStops } from '../src/domain/life.ts'
import { certificatePage } from '../src/web/pages/certificate-page.ts'
import { sessionEndedPage } from '../src/web/pages/error-pages.ts'
import { logonFailurePage } from '../src/web/pages/logon-failure-page.ts'
import { lossPage } from '../src/web/pages/loss-page.ts'
import { menuPage } from '../src/web/pages/menu-page.ts'
import { notMePage } from '../src/web/pages/not-me-page.ts'
import { noticesPage } from '../src/web/pages/notices-page.ts'
import { paths } from '../src/web/pages/paths.ts'
import { reportPage } from '../src/web/pages/report-page.ts'
import type { Shell } from '../src/web/pages/shell.ts'
import { stoppedPage, tooLatePage } from '../src/web/pages/stopped-page.ts'
import type { ToldOnPage } from '../src/web/pages/told-events.ts'
import {
  at,
  expiryDate,
  failureUrls,
  type Names,
  refused,
  renewalOpensOn,
  type SamplePage,
  sampleContents,
} from './sample-shell.ts'

const { pin, notMeHours: hours, reportLockMinutes: minutes } = defaultPolicy
const lock = { tries: pin.tries, minutes }
const until = at.add({ hours })

/** A renewal by the book, just done, and the last day of an earlier certificate. */
const told: readonly ToldOnPage[] = [
  { kind: 'proved', at, until, code: 'K7QF-2M9D' },
  { kind: 'issued', at: at.subtract({ minutes: 4 }), until, code: '9WB2-6NCE' },
  { kind: 'retired', at: at.subtract({ days: 1 }), until },
]

/** A member stops himself, and what stands where he, or somebody else, comes back. */
export function reportSamples(shell: Shell, names: Names): SamplePage[] {
  const member: Shell = { ...shell, member: names }
  return [...outside(shell), ...inside(member, names), ...afterwards(shell, names)]
}

function outside(shell: Shell): SamplePage[] {
  const form = { typed: {}, pin, hours, lock, problems: [] } as const
  return [
    { name: 'D-10-report', page: reportPage(shell, { ...form, role: 'administrator' }) },
    {
      name: 'D-10-report-missing',
      page: reportPage(shell, {
        ...form,
        role: 'user',
        typed: { contractId: 'C100200' },
        problems: [
          { field: 'memberId', fault: 'missing' },
          { field: 'pin', fault: 'missing' },
        ],
      }),
    },
    {
      name: 'D-10-report-wrong',
      page: reportPage(shell, {
        ...form,
        role: 'user',
        refused: refused('identification-failed', { limit: pin.tries, lockMinutes: minutes }),
      }),
    },
    {
      name: 'D-10-report-unknown-code',
      page: reportPage(shell, {
        ...form,
        role: 'user',
        typed: { contractId: 'C100200', memberId: 'U7', noticeCode: 'AAAA-AAAA' },
        refused: refused('notice-code-unknown'),
      }),
    },
  ]
}

function inside(member: Shell, names: Names): SamplePage[] {
  const contents = sampleContents(names)
  const current = { contents, state: 'current' } as const
  return [
    { name: 'M-10-menu-told', page: menuPage(member, { notices: 0, expiryDate, lastLogonAt: at, told }) },
    {
      name: 'N-10-notices-told',
      page: noticesPage(member, { notices: [], titles: [], renewalOpensOn, told }),
    },
    { name: 'C-10-certificate-told', page: certificatePage(member, { current, history: [], told }) },
    { name: 'D-20-not-me', page: notMePage(member, { events: told }) },
    { name: 'D-30-loss', page: lossPage(member, { role: 'user', pin }) },
    { name: 'D-30-loss-without-pin', page: lossPage(member, { role: 'user' }) },
    {
      name: 'D-30-loss-wrong',
      page: lossPage(member, { role: 'administrator', pin, problem: { kind: 'wrong', triesLeft: 2 } }),
    },
  ]
}

function afterwards(shell: Shell, names: Names): SamplePage[] {
  const tooLate = refused('not-me-too-late', {
    hours,
    until: at.subtract({ days: 2 }).toInstant().toString(),
  })
  const never = refused('not-me-too-late', { hours })
  const presented = `${names.company} ${names.person} 管理者 2028-02 #2`
  return [
    { name: 'D-80-stopped', page: stoppedPage(shell, { reason: 'not-me', at }) },
    { name: 'D-80-stopped-loss', page: stoppedPage(shell, { reason: 'loss', at }) },
    { name: 'D-80-stopped-before', page: stoppedPage(shell, { reason: 'not-me', at: 'before' }) },
    { name: 'D-90-too-late', page: tooLatePage(shell, { refused: tooLate, onward: 'logon' }) },
    { name: 'D-90-nothing', page: tooLatePage(shell, { refused: never, onward: 'menu' }) },
    {
      name: 'E-51-stopped',
      page: sessionEndedPage({ ...shell, path: paths.logon }, { why: 'member-stopped' }),
    },
    ...memberStops.map((stop) => ({
      name: `L-55-${stop}`,
      page: logonFailurePage(shell, {
        failure: 'stopped',
        purpose: 'logon',
        at,
        stop,
        presented,
        ...failureUrls,
      }),
    })),
  ]
}
