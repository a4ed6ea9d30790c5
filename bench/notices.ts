import { benchMails } from './mails.ts'
import { benchOwed } from './owed.ts'
import type { Size } from './size.ts'

/** What is owed to a million people, over the rows alone; and mails into a sink, signed and not. */
export async function benchNotices(size: Size): Promise<object> {
  return { bench: 'notices', owed: await benchOwed(size), mails: await benchMails(size) }
}
