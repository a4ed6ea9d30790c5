import { join } from 'node:path'
import { makeCrypto } from '../src/adapters/keys/crypto.ts'
import { deriveKeys } from '../src/adapters/keys/derived-keys.ts'
import { openFileSigner } from '../src/adapters/keys/file-signer.ts'
import { readSecretFile } from '../src/adapters/keys/secret-file.ts'
import { makeDb } from '../src/adapters/postgres/db.ts'
import { makeStore } from '../src/adapters/postgres/store.ts'
import { systemClock } from '../src/adapters/system/clock.ts'
import { systemRandom } from '../src/adapters/system/random.ts'
import { defaultPolicy } from '../src/domain/default-policy.ts'
import { type InstitutionId, parseId } from '../src/domain/id.ts'
import type { Policy } from '../src/domain/policy.ts'
import type { InstitutionRecord } from '../src/ports/institution-records.ts'
import type { Ports } from '../src/ports/ports.ts'
import type { KeyKind, KeyMaker } from '../src/ports/signer.ts'
import { makeAuthority } from '../src/service/ca/make-authority.ts'
import { addInstitution } from '../src/service/institution/add-institution.ts'
import type { Program } from './program.ts'

/** Without reminders: those that all these people are owed would be written while something else is measured. */
const policy: Policy = { ...defaultPolicy, mailDays: [] }

/** One more institution in a program that runs, with a CA of this kind; the running nodes know it within a second. */
export async function addBenchInstitution(
  program: Program,
  slug: string,
  keyKind: KeyKind,
  changes: Partial<Policy> = {},
): Promise<InstitutionRecord> {
  const institution: InstitutionRecord = {
    id: parseId<InstitutionId>(systemRandom.uuid()),
    slug,
    name: { ja: 'ひばり野銀行', en: 'Hibarino Bank' },
    accent: 'blue',
    mark: 'tally',
    versions: [
      { version: 1, effectiveFrom: Temporal.PlainDate.from('2020-01-01'), policy: { ...policy, ...changes } },
    ],
    switchedOff: [],
  }
  await withPorts(program, async (ports) => {
    await addInstitution(ports, institution)
    await makeAuthority(ports, {
      institution,
      organization: 'Hibarino Bank',
      keyKind,
      rootYears: 20,
      issuingYears: 10,
    })
  })
  return institution
}

type BenchPorts = Pick<Ports, 'clock' | 'random' | 'crypto' | 'signer' | 'store' | 'pkiOrigin'> & {
  keyMaker: KeyMaker
}

/** What the program itself has, on its database and its keys. */
export async function withPorts<T>(program: Program, act: (ports: BenchPorts) => Promise<T>): Promise<T> {
  const secret = await readSecretFile(join(program.folder, 'secret'))
  const signer = await openFileSigner(join(program.folder, 'keys'), secret)
  const database = await program.visit()
  const db = makeDb(database.app)
  const ports = {
    clock: systemClock,
    random: systemRandom,
    crypto: makeCrypto(await deriveKeys(secret)),
    signer,
    keyMaker: signer,
    store: makeStore(db),
  }
  try {
    return await act(ports)
  } finally {
    await db.destroy()
    await database.stop()
  }
}
