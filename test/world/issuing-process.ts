// A process that issues one certificate, or stops one member, and kills itself where it is told to, as a power cut would.
import { createSecretKey } from 'node:crypto'
import { json } from 'node:stream/consumers'
import * as z from 'zod'
import { makeCrypto } from '../../src/adapters/keys/crypto.ts'
import { deriveKeys } from '../../src/adapters/keys/derived-keys.ts'
import { openFileSigner } from '../../src/adapters/keys/file-signer.ts'
import { makeDb } from '../../src/adapters/postgres/db.ts'
import { makeStore } from '../../src/adapters/postgres/store.ts'
import { systemRandom } from '../../src/adapters/system/random.ts'
import { type ContractId, type MemberId, parseId } from '../../src/domain/id.ts'
import type { InstitutionRecord } from '../../src/ports/institution-records.ts'
import type { Signer } from '../../src/ports/signer.ts'
import type { Store } from '../../src/ports/store.ts'
import { acquireCertificate } from '../../src/service/acquisition/acquire-certificate.ts'
import { readSession } from '../../src/service/logon/session.ts'
import { reportLoss } from '../../src/service/member/report-loss.ts'
import { requestCertificate } from '../../src/service/renewal/request-certificate.ts'
import { handClock } from './hand-clock.ts'

const order = z.object({
  database: z.object({ host: z.string(), port: z.number(), user: z.string(), database: z.string() }),
  keyFolder: z.string(),
  secret: z.string(),
  now: z.string(),
  slug: z.string(),
  /** The cookie of the session of a renewal, or of an acquisition. */
  token: z.string(),
  renewalId: z.string().optional(),
  request: z.base64(),
  /** Whoever stops himself; then nothing is issued. */
  reporter: z
    .object({ memberId: z.string(), contractId: z.string(), role: z.enum(['administrator', 'user']) })
    .optional(),
  killAt: z.string(),
})

type Reporter = NonNullable<z.infer<typeof order>['reporter']>

const { database, keyFolder, secret, now, slug, token, renewalId, request, reporter, killAt } = order.parse(
  await json(process.stdin),
)

async function reach(point: string): Promise<void> {
  if (point !== killAt) return
  process.kill(process.pid, 'SIGKILL')
  await new Promise(() => {}) // the signal is on its way
}

/** The swift statements commit by themselves: to be killed before a commit, a certificate is issued under the lock. */
function mortal(store: Store): Store {
  let transactions = 0
  return {
    ...store,
    swift(institution) {
      const swift = store.swift(institution)
      const swiftly = async <T>(which: string, write: () => Promise<T>, nothing: T) => {
        if (killAt.startsWith('before the commit')) return nothing
        await reach(`before ${which}`)
        const written = await write()
        await reach(`after ${which}`)
        return written
      }
      return {
        ...swift,
        record: (...asked) => swiftly('recording', () => swift.record(...asked), undefined),
        recordSigned: (asked) => swiftly('recording the signature', () => swift.recordSigned(asked), false),
      }
    },
    async transact(institution, act) {
      transactions += 1
      const which = transactions === 1 ? 'recording' : 'recording the signature'
      await reach(`before ${which}`)
      const answer = await store.transact(institution, async (tx) => {
        const done = await act(tx)
        await reach(`before the commit of ${which}`)
        return done
      })
      await reach(`after ${which}`)
      return answer
    },
  }
}

function mortalSigner(signer: Signer): Signer {
  return {
    async sign(keyId, algorithm, tbs) {
      const signature = await signer.sign(keyId, algorithm, tbs)
      await reach('after signing')
      return signature
    },
  }
}

const key = createSecretKey(Buffer.from(secret))
const db = makeDb(database)
const ports = {
  clock: handClock(Temporal.Instant.from(now)),
  random: systemRandom,
  crypto: makeCrypto(await deriveKeys(key)),
  signer: mortalSigner(await openFileSigner(keyFolder, key)),
  store: mortal(makeStore(db)),
}
const institution = await ports.store.institutions.bySlug(slug)
if (institution === undefined) throw new Error(`there is no institution ${slug}`)
const der = Uint8Array.fromBase64(request)
if (reporter === undefined) process.stdout.write((await issue(institution)).der.toBase64())
else await stop(institution, reporter)
await db.destroy()

async function issue(institution: InstitutionRecord) {
  if (renewalId === undefined) return acquireCertificate(ports, institution, token, der)
  const session = await readSession(ports, institution, token)
  return requestCertificate(ports, institution, session, renewalId, der)
}

async function stop(institution: InstitutionRecord, { memberId, contractId, role }: Reporter) {
  const member = parseId<MemberId>(memberId)
  const party = { memberId: member, contractId: parseId<ContractId>(contractId), role }
  await reportLoss(ports, institution, party, member, { reason: 'not-me', by: 'session' })
}
