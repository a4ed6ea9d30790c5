import type { CertificateId, ContractId, MemberId } from '../domain/id.ts'
import type { Role } from '../domain/life.ts'
import type { PeopleSort } from '../domain/people-filter.ts'
import type { CertificateMail } from '../domain/reminder.ts'
import type { LifeAsRead } from './member-records.ts'

/** Somebody of a contract as its administrators see him. */
export interface PersonOfContract {
  id: MemberId
  role: Role
  loginId: string
  name: string
  /** `absent`: there is none. `bounced`: a mail to it came back, and it has not been changed since. */
  mailAddress: 'there' | 'absent' | 'bounced'
  /** All that a rule looks at, of one instant. */
  life: LifeAsRead
  /** The newest mail about his certificate. */
  lastMail?: { kind: CertificateMail; at: Temporal.Instant; delivery: Delivery }
  lastLogonAt?: Temporal.Instant
}

export interface PeopleWanted {
  sort: PeopleSort
  /** A part of a name or an ID; of any width, case and kana. Absent: everybody. */
  search?: string
  /** The last one of the page before. */
  after?: MemberId
}

/** What became of a mail, as far as we know. */
export type Delivery = 'waiting' | 'sent' | 'failed' | 'bounced' | 'withdrawn'

export interface ExpiringPerson {
  id: MemberId
  certificateId: CertificateId
  role: Role
  loginId: string
  name: string
  expiryDate: Temporal.PlainDate
}

/** The first few of those whose certificate expires on a day, and how many they are in all. */
export interface ExpiryDay {
  day: Temporal.PlainDate
  count: number
  people: ExpiringPerson[]
}

/** The people of one contract who have not left, each question a statement however many they are. */
export interface ContractPeople {
  /** Those without a certificate are the last by expiry date, those who never logged on the first by their last log-on. */
  page(contract: ContractId, limit: number, wanted: PeopleWanted): Promise<PersonOfContract[]>
  /** Somebody of the contract who has not left. */
  one(contract: ContractId, id: MemberId): Promise<PersonOfContract | undefined>
  /** Those to whom mails do not arrive. */
  unreachable(contract: ContractId, limit: number): Promise<PersonOfContract[]>
  expiryDays(
    contract: ContractId,
    from: Temporal.PlainDate,
    until: Temporal.PlainDate,
    peoplePerDay: number,
  ): Promise<ExpiryDay[]>
  /** The months in which certificates in use expire, the earliest first. */
  expiryMonths(contract: ContractId): Promise<{ month: Temporal.PlainYearMonth; count: number }[]>
  /** Every certificate in use, by expiry date. */
  expiring(contract: ContractId): Promise<ExpiringPerson[]>
}
