import { isUuid } from '../../domain/id.ts'
import type { NoticeAccount } from '../../domain/notice-account.ts'
import { Refusal } from '../../domain/refusal.ts'
import { Malformed } from '../../pki/malformed.ts'
import { parseSerialNumber } from '../../pki/serial-number.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { NamedHolder } from '../../ports/notice-accounts.ts'
import type { Ports } from '../../ports/ports.ts'
import { explainNotices } from '../notice/explain.ts'
import type { WhomNamed } from './look-up.ts'
import { recordLooking } from './record-looking.ts'

/** Why somebody did or did not get a mail. He is looked at by it, as by any other reading of his file. */
export async function explainTo(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  operator: string,
  whom: WhomNamed,
): Promise<NoticeAccount> {
  const named = namedBy(whom)
  const holder = named && (await ports.store.at(institution.id).noticeAccounts.holder(named))
  const account = holder && (await explainNotices(ports, institution, holder))
  if (account === undefined)
    throw new Refusal('not-found', `${institution.slug} has no certificate and no member ${whom.whom}`)
  await recordLooking(ports, institution, operator, account.holder.id)
  return account
}

/** By an id or a serial number, or with the contract by the log-on ID. */
function namedBy({ whom, contract }: WhomNamed): NamedHolder | undefined {
  if (contract !== undefined) return { contract, loginId: whom }
  if (isUuid(whom)) return { id: whom }
  try {
    return { serialNumber: parseSerialNumber(whom) }
  } catch (error) {
    if (error instanceof Malformed) return undefined
    throw error
  }
}
