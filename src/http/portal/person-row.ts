import type { PersonInList } from '../../service/people/list-people.ts'
import type { PersonRow } from '../../web/pages/people-table.ts'

/** Somebody as the list shows him, with times on the institution's clock. */
export function personRow({ lastMail, lastLogonAt, ...person }: PersonInList, zone: string): PersonRow {
  return {
    ...person,
    ...(lastLogonAt && { lastLogonAt: lastLogonAt.toZonedDateTimeISO(zone) }),
    ...(lastMail && { lastMail: { ...lastMail, at: lastMail.at.toZonedDateTimeISO(zone) } }),
  }
}
