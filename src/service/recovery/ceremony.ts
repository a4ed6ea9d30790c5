import { isUuid } from '../../domain/id.ts'
import { isEarlier } from '../../domain/local-day.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { WebauthnJson } from '../../ports/office-credentials.ts'
import type { Ports } from '../../ports/ports.ts'
import type { MemberCeremony } from '../../ports/recovery-records.ts'

/** What the browser is asked, and the name under which it answers. */
export interface PasskeyQuestion {
  ceremonyId: string
  options: WebauthnJson
}

export interface PasskeyAnswer {
  ceremonyId: string
  response: WebauthnJson
}

/** How long somebody may look for his device. */
const patience = Temporal.Duration.from({ minutes: 5 })

type Purpose = Pick<MemberCeremony, 'kind' | 'memberId' | 'boundId'>

/** Keeps a fresh challenge for one presentation. */
export async function beginMemberCeremony(
  { store, clock, random }: Pick<Ports, 'store' | 'clock' | 'random'>,
  institution: InstitutionRecord,
  purpose: Purpose,
): Promise<{ id: string; challenge: Uint8Array }> {
  const now = clock.now()
  const [id, challenge] = [random.uuid(), random.bytes(32)]
  const { memberCeremonies } = store.at(institution.id)
  await memberCeremonies.add({ ...purpose, id, challenge, expiresAt: now.add(patience) }, now)
  return { id, challenge }
}

/** The challenge; spent by this presentation, right or wrong. Undefined unless it was made for just this, and is in time. */
export async function spendMemberCeremony(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  institution: InstitutionRecord,
  id: string,
  purpose: Purpose,
): Promise<Uint8Array | undefined> {
  if (!isUuid(id)) return undefined
  const ceremony = await store.at(institution.id).memberCeremonies.spend(id)
  if (ceremony === undefined || !isEarlier(clock.now(), ceremony.expiresAt)) return undefined
  const { kind, memberId, boundId, challenge } = ceremony
  const isSame = kind === purpose.kind && memberId === purpose.memberId && boundId === purpose.boundId
  return isSame ? challenge : undefined
}
