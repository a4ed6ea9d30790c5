import { isMailAddress } from '../../domain/mail-address.ts'
import { Malformed } from '../../pki/malformed.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { record } from '../audit/record.ts'
import { requireColleague } from './require-colleague.ts'

/** Where the test mails go that he asks for. Nothing else is ever sent there, so that nobody gains by another's. */
export async function setStaffMail(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  typedLoginId: string,
  mailAddress: string,
): Promise<{ loginId: string }> {
  if (!isMailAddress(mailAddress)) throw new Malformed(`"${mailAddress}" is no mail address`)
  const at = ports.clock.now()
  return ports.store.transact(institution.id, async (tx) => {
    const { id, loginId } = await requireColleague(tx, typedLoginId, 'set-staff-mail')
    await tx.staff.setMail(id, mailAddress)
    await record(ports, tx, { at, actor: 'system', kind: 'staff-mail-set', facts: { staff: id } })
    return { loginId }
  })
}
