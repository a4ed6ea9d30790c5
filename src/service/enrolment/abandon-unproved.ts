import { next } from '../../domain/certificate-stage.ts'
import type { CertificateId, MemberId } from '../../domain/id.ts'
import { abandonedBy } from '../../domain/retirement.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { byMember, record } from '../audit/record.ts'

/** A member has one unproved certificate at most: the newly signed one abandons the earlier (domain.md §4). */
export async function abandonUnproved(
  ports: Pick<Ports, 'clock' | 'random' | 'crypto'>,
  tx: Repositories,
  memberId: MemberId,
  signed: CertificateId,
): Promise<void> {
  const life = await tx.members.life(memberId)
  const at = ports.clock.now()
  for (const id of life === undefined ? [] : abandonedBy(life, signed)) {
    const to = next('proving', 'abandon')
    if (to === undefined) continue
    if (!(await tx.certificates.move(id, { from: 'proving', to, at }))) {
      throw new Error(`certificate ${id} moved under our lock`)
    }
    await record(ports, tx, {
      ...byMember(memberId, at),
      kind: 'certificate-abandoned',
      certificateId: id,
      facts: { newer: signed },
    })
  }
}
