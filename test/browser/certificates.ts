import assert from 'node:assert/strict'
import type { CertificateStage } from '../../src/domain/certificate-stage.ts'
import type { Person } from './person.ts'

export interface HeldCertificate {
  stage: CertificateStage
  commonName: string
  expiryDate: Temporal.PlainDate
}

/** What the database knows of his certificates, the oldest first. */
export async function certificatesOf({ program, member }: Person): Promise<HeldCertificate[]> {
  const rows = await program.database.db
    .selectFrom('certificate')
    .innerJoin('member', 'member.member_id', 'certificate.member_id')
    .where('member.login_id', '=', member.memberId)
    .orderBy('certificate.recorded_at')
    .orderBy('certificate.common_name')
    .select(['stage', 'common_name', 'expiry_date'])
    .execute()
  return rows.map(({ stage, common_name, expiry_date }) => ({
    stage,
    commonName: common_name ?? '',
    expiryDate: expiry_date,
  }))
}

/** The one that counts; there is never more than one. */
export async function currentOf(person: Person): Promise<HeldCertificate> {
  const [current, ...others] = (await certificatesOf(person)).filter(({ stage }) => stage === 'current')
  assert.ok(current, `${person.member.memberId} has a current certificate`)
  assert.deepEqual(others, [])
  return current
}

export async function stagesOf(person: Person): Promise<CertificateStage[]> {
  return (await certificatesOf(person)).map(({ stage }) => stage)
}
