import type { CertificateId } from '../src/domain/id.ts'
import { paths } from '../src/web/pages/paths.ts'
import { peopleCalendarPage } from '../src/web/pages/people-calendar-page.ts'
import { peoplePage } from '../src/web/pages/people-page.ts'
import type { PersonRow } from '../src/web/pages/people-table.ts'
import { remindedPage } from '../src/web/pages/reminded-page.ts'
import { secondAdministratorPage } from '../src/web/pages/second-administrator-page.ts'
import type { Shell } from '../src/web/pages/shell.ts'
import { idOf } from './lives.ts'
import {
  at,
  expiryDate,
  type Names,
  proveUntil,
  recovery,
  renewalOpensOn,
  type SamplePage,
} from './sample-shell.ts'

export function peopleSamples(shell: Shell, names: Names): SamplePage[] {
  const people = standings.map((standing, index) => personIn(names, standing, index))
  const page = { zone: at.timeZoneId, people, unreachable: people.slice(0, 2) }
  const days = [
    { day: expiryDate, count: 12, people: people.slice(0, 4) },
    { day: expiryDate.add({ days: 15 }), count: 1, people: people.slice(0, 1) },
  ]
  const month = expiryDate.toPlainYearMonth()
  const today = expiryDate.add({ days: 2 })
  return [
    {
      name: 'U-10-people',
      page: peoplePage(
        { ...shell, path: paths.people },
        {
          ...page,
          asked: { search: '', group: undefined, sort: 'expiry' },
          seen: 'as-one-administrator',
          isLater: false,
          next: idOf(1),
        },
      ),
    },
    {
      name: 'U-10-people-end',
      page: peoplePage(shell, {
        ...page,
        asked: { search: 'さとう', group: 'stopped', sort: 'last-logon' },
        seen: 'as-one-of-several',
        people: [],
        unreachable: [],
        isLater: true,
      }),
    },
    {
      name: 'U-20-calendar',
      page: peopleCalendarPage(shell, {
        month,
        today,
        days,
        months: [
          { month, count: 13 },
          { month: month.add({ months: 2 }), count: 1 },
        ],
      }),
    },
    {
      name: 'U-20-calendar-empty',
      page: peopleCalendarPage(shell, { month: month.add({ months: 1 }), today, days: [], months: [] }),
    },
    { name: 'U-30-reminded', page: remindedPage(shell, { name: names.person }) },
    {
      name: 'U-70-second-administrator',
      page: secondAdministratorPage(shell, {
        company: names.company,
        contractNumber: '1000200301',
        administrator: names.person,
        today,
      }),
    },
  ]
}

const certificateId = idOf<CertificateId>(1)

const standings: PersonRow['standing'][] = [
  { kind: 'renewable', certificateId, expiryDate, daysLeft: 24, lastRenewalMoment: undefined },
  { kind: 'renewable', certificateId, expiryDate, daysLeft: 0, lastRenewalMoment: undefined },
  { kind: 'active', certificateId, expiryDate, renewalOpensOn },
  { kind: 'being-proved', certificateId, expiryDate, proveUntil: proveUntil.toInstant() },
  { kind: 'expired-recoverable', certificateId, expiryDate, recovery },
  { kind: 'expired-recoverable', certificateId, expiryDate, recovery: { ...recovery, kind: 'revoke-first' } },
  { kind: 'lapsed', certificateId, expiryDate, recovery },
  { kind: 'not-yet-valid', certificateId, validFrom: at.toInstant() },
  { kind: 'retiring', certificateId, retireAt: at.toInstant() },
  { kind: 'revoked', certificateId, reason: 'keyCompromise' },
  { kind: 'stopped', stop: 'suspended' },
  { kind: 'not-acquired', deadline: recovery.lastDay },
  { kind: 'not-acquired' },
]

const mails = ['before-expiry', 'not-acquired', 'after-expiry', 'grace-ends', 'unproved', 'reminded'] as const
const deliveries = ['waiting', 'sent', 'failed', 'bounced', 'withdrawn'] as const

function personIn(names: Names, standing: PersonRow['standing'], index: number): PersonRow {
  const kind = mails[index]
  const delivery = deliveries[index % deliveries.length]
  return {
    id: idOf(100 + index),
    name: names.person,
    loginId: `M12345${index}`,
    role: index === 0 ? 'administrator' : 'user',
    isSelf: index === 0,
    standing,
    ...('expiryDate' in standing && { expiryDate: standing.expiryDate }),
    ...(standing.kind === 'renewable' && { daysLeft: standing.daysLeft }),
    mailAddress: index === 2 ? 'bounced' : index === 12 ? 'absent' : 'there',
    ...(kind && delivery && { lastMail: { kind, at, delivery } }),
    ...(index % 2 === 0 && { lastLogonAt: at }),
    canBeReminded: index > 0 && index < 6,
  }
}
