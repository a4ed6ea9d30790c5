import type { ApprovalKind } from '../../domain/approval-shown.ts'
import { decide } from '../../domain/decision.ts'
import type { DeskWish } from '../../domain/desk-act.ts'
import { enrolmentRight } from '../../domain/est.ts'
import type { ApprovalId } from '../../domain/id.ts'
import { decideRecoveryLetter } from '../../domain/recovery-letter.ts'
import type { RefusalCode, RefusalFacts } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { situationOf } from '../decision/situation-of.ts'
import { recordReading } from '../office/record-reading.ts'
import { requireMay } from '../office/require-may.ts'
import { noSuchMember, requireMemberId } from '../office/require-member.ts'
import type { StaffSession } from '../office/staff-session.ts'
import { staffAsk } from './staff-ask.ts'

/** An act of the staff's desk, and whether it can be done to this person now. */
export interface DeskPossibility {
  act: MemberDeskAct
  answer: 'yes' | 'no'
  code?: RefusalCode
  facts?: RefusalFacts
}

const wishes = {
  reissue: { act: 'reissue', reason: 'other', pins: 'kept' },
  'address-change': { act: 'change-address' },
  'stop-release': { act: 'release-stop' },
  removal: { act: 'remove' },
  revoke: { act: 'revoke', reason: 'other' },
  stop: { act: 'stop', reason: 'suspicion' },
} as const satisfies Record<string, DeskWish>

export type MemberDeskAct = keyof typeof wishes | 'recovery-letter' | 'est-secret'

const memberDeskActs: readonly MemberDeskAct[] = [
  'reissue',
  'recovery-letter',
  'est-secret',
  'address-change',
  'stop-release',
  'removal',
  'revoke',
  'stop',
]

export interface DeskView {
  acts: DeskPossibility[]
  contract: {
    number: string
    name: MemberRecord['contract']['name']
    administrators: number
    stoppedAt?: Temporal.Instant
  }
  /** Requests that wait for another person, about him or his contract. */
  open: { id: ApprovalId; act: ApprovalKind }[]
}

/** What the staff's desk can do for somebody now, by the rules that will be asked again. */
export async function readDesk(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
  memberId: string,
): Promise<DeskView> {
  await requireMay(ports, institution, session, 'read-member')
  const id = requireMemberId(memberId)
  const repositories = ports.store.at(institution.id)
  const member = await repositories.members.byId(id)
  if (member === undefined) throw noSuchMember()
  await recordReading(ports, institution, session, id)
  const { contract } = member
  const stoppedAt = await repositories.contractStops.stoppedAt(contract.id)
  return {
    acts: await possibilities(repositories, institution, member, ports.clock.now()),
    contract: {
      number: contract.number,
      name: contract.name,
      administrators: (await repositories.members.administratorsOf(contract.id)).length,
      ...(stoppedAt && { stoppedAt }),
    },
    open: await repositories.approvals.openOf(id, contract.id),
  }
}

async function possibilities(
  repositories: Repositories,
  institution: InstitutionRecord,
  member: MemberRecord,
  now: Temporal.Instant,
): Promise<DeskPossibility[]> {
  const life = await repositories.members.life(member.id)
  if (life === undefined) throw noSuchMember()
  const situation = situationOf(institution, life, now)
  const ask = await staffAsk(repositories, member)
  return memberDeskActs.map((act) => {
    const decided = decideAct(act, situation, ask)
    if (decided.answer === 'yes') return { act, answer: 'yes' }
    return { act, answer: 'no', code: decided.code, facts: decided.facts }
  })
}

function decideAct(
  act: MemberDeskAct,
  situation: ReturnType<typeof situationOf>,
  ask: Awaited<ReturnType<typeof staffAsk>>,
) {
  if (act === 'recovery-letter') return decideRecoveryLetter(situation)
  return act === 'est-secret' ? enrolmentRight(situation) : decide(ask(wishes[act]), situation)
}
