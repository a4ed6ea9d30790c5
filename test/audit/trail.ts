import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import pg from 'pg'
import { publicCrypto } from '../../src/adapters/keys/crypto.ts'
import { clientConfig } from '../../src/adapters/postgres/db.ts'
import { makeStore } from '../../src/adapters/postgres/store.ts'
import { openCheckpointFolder } from '../../src/adapters/system/checkpoint-folder.ts'
import { systemRandom } from '../../src/adapters/system/random.ts'
import { type AuditEvent, auditLeaf } from '../../src/domain/audit-event.ts'
import { defaultPolicy } from '../../src/domain/default-policy.ts'
import { type InstitutionId, parseId } from '../../src/domain/id.ts'
import { writeHourlyCheckpoint } from '../../src/service/audit/checkpoint.ts'
import { sealAudit } from '../../src/service/audit/seal.ts'
import { type Verification, verifyTrails } from '../../src/service/audit/verify-trails.ts'
import { freshDatabase } from '../database.ts'
import { handClock } from '../world/hand-clock.ts'
import { softSigner } from '../world/soft-signer.ts'

export type Trail = Awaited<ReturnType<typeof openTrail>>

/** An institution with nothing but its trail, and a folder for its checkpoints. */
export async function makeTrail(t: TestContext): Promise<Trail> {
  const trail = await openTrail()
  t.after(trail.close)
  return trail
}

/** As makeTrail, for a whole `describe`: whoever opens it closes it. */
export async function openTrail() {
  const database = await freshDatabase()
  const superuser = new pg.Client(clientConfig(database.config.superuser))
  await superuser.connect()
  const folder = mkdtempSync(join(tmpdir(), 'warifu-checkpoints-'))
  const signer = softSigner()
  const place = await openCheckpointFolder(folder, 'write')
  const clock = handClock(Temporal.Instant.from('2027-02-12T01:00:00Z'))
  const crypto = { ...publicCrypto, mac: () => new Uint8Array(32) }
  const ports = {
    store: makeStore(database.app),
    clock,
    crypto,
    signer,
    keyMaker: signer,
    place,
    random: systemRandom,
  }
  const a = await addInstitution('a')

  async function addInstitution(slug: string) {
    const id = parseId<InstitutionId>(randomUUID())
    const versions = [
      { version: 1, effectiveFrom: Temporal.PlainDate.from('2020-01-01'), policy: defaultPolicy },
    ]
    const look = { accent: 'blue', mark: 'tally', name: { ja: slug, en: slug } } as const
    await ports.store.institutions.add({ id, slug, versions, ...look }, clock.now())
    return { id, slug }
  }

  return {
    database,
    ports,
    folder,
    a,
    addInstitution,
    close: async () => {
      await superuser.end()
      await database.close()
      rmSync(folder, { recursive: true })
    },
    /** Tampers: above every grant. */
    superuser: async (text: string, values: unknown[] = []) => (await superuser.query(text, values)).rows,
    /** Events n, n+1, …, a second apart from each other. The odd ones carry a decision. */
    async append(count: number, institution = a.id) {
      for (let n = 0; n < count; n += 1) {
        clock.set(clock.now().add({ seconds: 1 }))
        await ports.store.at(institution).audit.append(eventRow(institution, clock.now(), n))
      }
    },
    seal: (institution = a.id) => sealAudit(ports, institution),
    checkpoint: () => writeHourlyCheckpoint(ports, a),
    async verify(keyIds: string[] = [], checkpoints = place.read()): Promise<Verification> {
      const all = await ports.store.institutions.all()
      return await verifyTrails(ports, all, all, { checkpoints: await checkpoints, keyIds })
    },
  }
}

export function eventRow(institution: InstitutionId, at: Temporal.Instant, n: number) {
  const decision = n % 2 === 1 ? `{"format":1,"now":"${at.toString()}"}` : undefined
  const hash = decision && publicCrypto.sha256(new TextEncoder().encode(decision)).toHex()
  const event: AuditEvent = {
    id: randomUUID(),
    institutionId: institution,
    kind: 'notice-written',
    at,
    actor: 'system',
    facts: { n, ...(hash && { decision: hash }) },
  }
  return { event, leafHash: publicCrypto.sha256(auditLeaf(event)), ...(decision && { decision }) }
}

/** The kinds of the faults, each once, sorted. */
export function kinds({ institutions, strays }: Verification): string[] {
  const faults = [...institutions.flatMap((report) => report.faults), ...strays]
  return [...new Set(faults.map(({ kind }) => kind))].sort()
}
