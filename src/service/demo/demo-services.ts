import type { RelyingPartyShown, RelyingPartyWish } from '../../domain/relying-party.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { RelyingPartyRecord } from '../../ports/openid-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { StaffRecord } from '../../ports/staff-records.ts'
import { bindShown } from '../office/bind-shown.ts'
import { keepRequest } from '../office/make-request.ts'
import { settleApprovalsAbout } from '../office/settle-approvals.ts'
import { registerParty } from '../openid/relying-party-adding.ts'
import { showRelyingParty, subjectOf } from '../openid/show-relying-party.ts'

type ServicePorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

/**
 * Lets the sample of a service in, in the names of the demonstration's first two people, who have not signed in yet: what
 * they would be shown and what becomes of it is as always. Nothing happens where it is so already, where somebody has
 * ended it, or where the staff are others. Answers with whether it is let in.
 */
export async function letDemoServiceIn(
  ports: ServicePorts,
  institution: InstitutionRecord,
  wish: RelyingPartyWish,
): Promise<boolean> {
  const repositories = ports.store.at(institution.id)
  const before = await repositories.openid.parties.byId(wish.clientId)
  if (before?.endedAt !== undefined) return false
  const shown = await showRelyingParty({ crypto: ports.crypto, repositories }, wish)
  if (before !== undefined && isAs(before, shown)) return true
  const staff = (await repositories.staff.all()).filter(({ disabledAt }) => disabledAt === undefined)
  const maker = staff.find(({ roles }) => roles.includes('system-administrator'))
  const checker = staff.find((one) => one.roles.includes('approver') && one.id !== maker?.id)
  if (maker === undefined || checker === undefined) return before !== undefined
  await agree(ports, institution, shown, { maker, checker })
  return true
}

async function agree(
  ports: ServicePorts,
  institution: InstitutionRecord,
  shown: RelyingPartyShown,
  { maker, checker }: { maker: StaffRecord; checker: StaffRecord },
): Promise<void> {
  const subjectId = subjectOf(ports, shown)
  await settleApprovalsAbout(ports, institution, 'relying-party', subjectId)
  const by = { at: ports.clock.now(), actor: 'system' } as const
  await ports.store.transact(institution.id, async (tx) => {
    const { shownHash } = bindShown(ports, shown)
    const asker = { requestedBy: maker.id, by, facts: { place: 'demonstration' } }
    const evidence = 'デモの開始時に登録'
    const { id } = await keepRequest(ports, tx, institution, asker, { subjectId, shown, shownHash, evidence })
    await tx.approvals.close(id, 'approved', by.at, { staffId: checker.id })
    await registerParty(ports, tx, by, id, shown)
  })
}

/** Keys are compared by their texts, which are made in one way only. */
function isAs(before: RelyingPartyRecord, shown: RelyingPartyShown): boolean {
  const facts = ({
    name,
    redirectUris,
    postLogoutUris,
    logoutUri,
    loginUri,
  }: Omit<RelyingPartyRecord, 'keys'> | RelyingPartyShown) =>
    JSON.stringify([name.ja, name.en, redirectUris, postLogoutUris, logoutUri, loginUri])
  return facts(before) === facts(shown) && before.keys.join() === shown.keys.map(({ pem }) => pem).join()
}
