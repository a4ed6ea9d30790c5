import { type RenewalNotice, renewalNotice } from '../../domain/notice-milestone.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { situationOf } from '../decision/situation-of.ts'
import type { Session } from '../logon/session.ts'

/** 「重要なお知らせ」: today the generated notice alone, which reading does not end. */
export async function readBoard(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  institution: InstitutionRecord,
  { member }: Session,
): Promise<{ renewal?: RenewalNotice }> {
  const life = await store.at(institution.id).members.life(member.id)
  const renewal = life && renewalNotice(situationOf(institution, life, clock.now()))
  return renewal === undefined ? {} : { renewal }
}
