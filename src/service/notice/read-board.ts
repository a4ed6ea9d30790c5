import { type RenewalNotice, renewalNotice } from '../../domain/notice-milestone.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { situationOf } from '../decision/situation-of.ts'
import type { Session } from '../logon/session.ts'
import { keepShown } from './notice-on-board.ts'
import { rememberTold } from './remember-told.ts'

/** 「重要なお知らせ」: today the generated notice alone, which reading does not end. The dates it tells are kept. */
export async function readBoard(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  institution: InstitutionRecord,
  { member }: Session,
): Promise<{ renewal?: RenewalNotice }> {
  const repositories = store.at(institution.id)
  const life = await repositories.members.life(member.id)
  const now = clock.now()
  const renewal = life && renewalNotice(situationOf(institution, life, now))
  const told = life?.certificates.find(({ id }) => id === renewal?.certificateId)
  if (renewal === undefined || told === undefined) return {}
  await rememberTold(repositories, told, renewal.recovery)
  await keepShown(repositories, institution, member.id, renewal, now)
  return { renewal }
}

/** The generated notice itself, opened. That it was is kept, and does not end it: proving does. */
export async function openRenewalNotice(
  ports: Pick<Ports, 'store' | 'clock'>,
  institution: InstitutionRecord,
  session: Session,
): Promise<RenewalNotice | undefined> {
  const { renewal } = await readBoard(ports, institution, session)
  if (renewal !== undefined) {
    const { notices } = ports.store.at(institution.id)
    await notices.readOnBoard(renewal.certificateId, session.member.id, ports.clock.now())
  }
  return renewal
}
