import { isUuid } from '../../domain/id.ts'
import { isEarlier } from '../../domain/local-day.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { WebauthnJson } from '../../ports/office-credentials.ts'
import type { Ports } from '../../ports/ports.ts'
import type { CeremonyPurpose, CeremonyRecord } from '../../ports/staff-records.ts'

/** What the browser is asked, and the name under which it answers. */
export interface Ceremony {
  ceremonyId: string
  options: WebauthnJson
}

/** What the browser answers. */
export interface PasskeyAnswer {
  ceremonyId: string
  response: WebauthnJson
}

/** How long somebody may look for his key. */
const patience = Temporal.Duration.from({ minutes: 5 })

/** Keeps a fresh challenge for one presentation. `bound` is what the answer's signature will stand for besides. */
export async function beginCeremony(
  { store, clock, random, crypto }: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  purpose: CeremonyPurpose,
  bound: string = '',
): Promise<{ id: string; challenge: Uint8Array }> {
  const nonce = random.bytes(32).toHex()
  const text = `warifu-ceremony-1\n${institution.id}\n${purpose.kind}\n${bound}\n${nonce}`
  const challenge = crypto.sha256(new TextEncoder().encode(text))
  const id = random.uuid()
  const expiresAt = clock.now().add(patience)
  await store.at(institution.id).ceremonies.add({ id, purpose, challenge, expiresAt })
  return { id, challenge }
}

/** Spent by this presentation, right or wrong. Undefined unless it was made for just this purpose and is in time. */
export async function spendCeremony(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  institution: InstitutionRecord,
  id: string,
  purpose: CeremonyPurpose,
): Promise<CeremonyRecord | undefined> {
  if (!isUuid(id)) return undefined
  const now = clock.now()
  const ceremony = await store.at(institution.id).ceremonies.spend(id, now)
  if (ceremony === undefined || !isEarlier(now, ceremony.expiresAt)) return undefined
  return isSame(ceremony.purpose, purpose) ? ceremony : undefined
}

function isSame(a: CeremonyPurpose, b: CeremonyPurpose): boolean {
  if (a.kind === 'sign-in') return b.kind === 'sign-in'
  if (a.kind === 'activation') return b.kind === 'activation' && a.staffId === b.staffId
  return b.kind === 'approval' && a.staffId === b.staffId && a.approvalId === b.approvalId
}
