import { isUuid } from '../../domain/id.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { SentMail } from '../../ports/sent-mails.ts'
import type { Session } from '../logon/session.ts'
import { encodeListPlace, parseListPlace } from '../office/cursor.ts'
import { codeAsWritten } from './notice-code.ts'

type ReadPorts = Pick<Ports, 'store'>
type Reader = Pick<Session, 'member'>

export interface SentMailsPage {
  mails: SentMail[]
  next?: string
}

const pageLength = 20

/** 「お送りしたメール」: whoever doubts a mail can log on from his bookmark and look whether it is ours (domain.md §6). */
export async function readSentMails(
  { store }: ReadPorts,
  { id }: InstitutionRecord,
  { member }: Reader,
  before?: string,
): Promise<SentMailsPage> {
  const found = await store.at(id).sentMails.page(member.id, pageLength + 1, parseListPlace(before))
  const mails = found.slice(0, pageLength)
  const last = mails.at(-1)
  if (last === undefined || found.length <= pageLength) return { mails }
  return { mails, next: encodeListPlace({ at: last.writtenAt, id: last.id }) }
}

export async function readSentMail(
  { store }: ReadPorts,
  { id }: InstitutionRecord,
  { member }: Reader,
  mailId: string,
): Promise<SentMail> {
  const mail = isUuid(mailId) ? await store.at(id).sentMails.byId(member.id, mailId) : undefined
  if (mail === undefined) throw new Refusal('not-found', 'no such mail was sent to you')
  return mail
}

/** The mail to him in which that code stands; undefined: it may be a false one. */
export async function findMailByCode(
  { store }: ReadPorts,
  { id }: InstitutionRecord,
  { member }: Reader,
  typed: string,
): Promise<SentMail | undefined> {
  return store.at(id).sentMails.byCode(member.id, codeAsWritten(typed))
}
