import { localDate } from '../../domain/local-day.ts'
import { readMonth } from '../../domain/month.ts'
import { zoneOf } from '../../domain/policy-version.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { ExpiryDay } from '../../ports/contract-people.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Session } from '../logon/session.ts'
import { requireAdministrator } from './require-administrator.ts'

/** Named on a day of the calendar; the others are told as a number. */
const peoplePerDay = 8

export interface ExpiryMonth {
  month: Temporal.PlainYearMonth
  today: Temporal.PlainDate
  days: ExpiryDay[]
  /** Those in which somebody's certificate expires. */
  months: { month: Temporal.PlainYearMonth; count: number }[]
}

/** One month of the contract's expiry dates; without a month the first that is to come, or this one. */
export async function readExpiryMonth(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  { id, versions }: InstitutionRecord,
  session: Session,
  asked?: string,
): Promise<ExpiryMonth> {
  requireAdministrator(session)
  const chosen = asked === undefined ? undefined : readMonth(asked)
  if (asked !== undefined && chosen === undefined) throw new Refusal('not-found', 'this is no month')
  const { contractPeople } = store.at(id)
  const contract = session.member.contract.id
  const today = localDate(clock.now(), zoneOf(versions))
  const months = await contractPeople.expiryMonths(contract)
  const thisMonth = today.toPlainYearMonth()
  const coming = months.find(({ month }) => Temporal.PlainYearMonth.compare(month, thisMonth) >= 0)?.month
  const month = chosen ?? coming ?? thisMonth
  const days = await contractPeople.expiryDays(
    contract,
    month.toPlainDate({ day: 1 }),
    month.toPlainDate({ day: month.daysInMonth }),
    peoplePerDay,
  )
  return { month, today, days, months }
}
