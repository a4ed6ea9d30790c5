import { boardMessageShown } from '../../src/domain/board-request.ts'
import { type ApprovalId, type BoardMessageId, type MemberId, parseId } from '../../src/domain/id.ts'
import { localDate } from '../../src/domain/local-day.ts'
import type { Ports } from '../../src/ports/ports.ts'
import { bindShown } from '../../src/service/office/bind-shown.ts'
import type { BoardDraft } from '../../src/service/office/board-draft.ts'
import type { StaffSession } from '../../src/service/office/staff-session.ts'
import type { World } from '../world.ts'

/** What somebody of the staff would type on this day. */
export function boardDraftOf({ clock }: Pick<Ports, 'clock'>): BoardDraft {
  const today = localDate(clock.now(), 'Asia/Tokyo')
  const text = { ja: '計画停止', en: 'Maintenance' }
  const days = { from: today.toString(), until: today.add({ days: 30 }).toString() }
  return { title: text, body: text, priority: 'normal', audience: { kind: 'everyone' }, ...days }
}

/** A message for the contract of this member, asked for by the one and approved by the other; he has read it. */
export async function addMessage(
  { ports, institution }: World,
  slug: string,
  { maker, checker }: { maker: StaffSession; checker: StaffSession },
  memberId: MemberId,
): Promise<BoardMessageId> {
  const now = ports.clock.now()
  const [id, approvalId] = [
    parseId<BoardMessageId>(ports.random.uuid()),
    parseId<ApprovalId>(ports.random.uuid()),
  ]
  await ports.store.transact(institution(slug).id, async (tx) => {
    const contract = (await tx.members.byId(memberId))?.contract
    if (contract === undefined) throw new Error('nobody to write to')
    const text = { ja: `${slug}のお知らせ`, en: `Notice of ${slug}` }
    const from = localDate(now, 'Asia/Tokyo')
    const { number, name } = contract
    const audience = { kind: 'contract', contractId: contract.id, number, name } as const
    const message = {
      title: text,
      body: text,
      priority: 'important',
      audience,
      from,
      until: from.add({ days: 90 }),
    } as const
    const expiresAt = now.add({ hours: 24 })
    const asked = {
      id: approvalId,
      subjectId: id,
      requestedAt: now,
      expiresAt,
      evidence: `evidence of ${slug}`,
    }
    const bound = bindShown(ports, boardMessageShown(message))
    await tx.approvals.add({ ...asked, ...bound, requestedBy: maker.person.id })
    await tx.approvals.close(approvalId, 'approved', now, { staffId: checker.person.id })
    await tx.board.publish({ ...message, id, approvalId, publishedAt: now })
    await tx.board.read(memberId, { kind: 'message', subject: id }, now)
  })
  return id
}
