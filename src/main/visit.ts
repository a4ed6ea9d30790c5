import { join } from 'node:path'
import { makeCrypto } from '../adapters/keys/crypto.ts'
import { deriveKeys } from '../adapters/keys/derived-keys.ts'
import { openFileSigner } from '../adapters/keys/file-signer.ts'
import { requireOwnAccount } from '../adapters/keys/own-account.ts'
import { readSecretFile } from '../adapters/keys/secret-file.ts'
import { makeDb } from '../adapters/postgres/db.ts'
import { openDemoClock } from '../adapters/postgres/demo-clock.ts'
import { checkoutKey, defaultHome } from '../adapters/postgres/embedded.ts'
import { readMigrations, requireCurrentSchema } from '../adapters/postgres/migrate.ts'
import { makeStore } from '../adapters/postgres/store.ts'
import { movedClock } from '../adapters/system/clock.ts'
import { openJournalFolder } from '../adapters/system/journal-folder.ts'
import { systemRandom } from '../adapters/system/random.ts'
import type { Environment } from '../config.ts'
import type { Journal } from '../ports/journal.ts'
import type { Ports } from '../ports/ports.ts'
import type { KeyMaker, Signer } from '../ports/signer.ts'
import { checkout } from './checkout.ts'
import { demoDatabases, journalFolder } from './demo-databases.ts'
import { demoDomain } from './serve-demo.ts'

export type VisitorPorts = Pick<Ports, 'store' | 'clock' | 'crypto' | 'random'>

interface VisitedPlace {
  domain: string
  journal: Journal | undefined
  /** The private keys of the CAs, for a verb that needs them. */
  keys(): Promise<Signer & KeyMaker>
}

/** Works on the database beside the running program, as the application's role; it needs the secret file too. */
export async function visit(
  environment: Environment,
  kind: 'demo' | 'production',
  act: (ports: VisitorPorts, place: VisitedPlace) => Promise<void>,
): Promise<void> {
  const home = environment.WARIFU_HOME ?? defaultHome()
  const { domain, secretFile, keyFolder, journalPath } = settings(environment, kind, home)
  await requireOwnAccount([
    { what: 'secret file', path: secretFile },
    { what: 'key folder', path: keyFolder },
    { what: 'folder for the journal', path: journalPath },
  ])
  const databases = await demoDatabases(environment, home, 'visit', false)
  const db = makeDb(databases.app, { max: 2 })
  let journal: Journal | undefined
  try {
    await requireCurrentSchema(databases.app, readMigrations(join(checkout, 'db')))
    const held = { offset: Temporal.Duration.from({ seconds: 0 }) }
    await openDemoClock(db, held)
    const secret = await readSecretFile(secretFile)
    const crypto = makeCrypto(await deriveKeys(secret))
    journal = journalPath === undefined ? undefined : await openJournalFolder(journalPath)
    const store = makeStore(db, journal)
    const ports = { store, clock: movedClock(held), crypto, random: systemRandom }
    const keys = () => {
      if (keyFolder === undefined) throw new Error('configuration: WARIFU_KEY_FOLDER must be set')
      return openFileSigner(keyFolder, secret)
    }
    await act(ports, { domain, journal, keys })
  } finally {
    await journal?.end()
    await db.destroy()
    await databases.stop?.()
  }
}

function settings(
  environment: Environment,
  kind: 'demo' | 'production',
  home: string,
): { domain: string; secretFile: string; keyFolder: string | undefined; journalPath: string | undefined } {
  const { WARIFU_DATABASE_URL, WARIFU_DOMAIN, WARIFU_SECRET_FILE } = environment
  if (kind === 'demo') {
    const folder = join(home, checkoutKey(checkout), 'demo')
    const secretFile = WARIFU_SECRET_FILE ?? join(folder, 'secret')
    return {
      domain: WARIFU_DOMAIN ?? demoDomain,
      secretFile,
      keyFolder: environment.WARIFU_KEY_FOLDER ?? join(folder, 'keys'),
      journalPath: journalFolder(environment, folder),
    }
  }
  const missing = Object.entries({ WARIFU_DATABASE_URL, WARIFU_DOMAIN, WARIFU_SECRET_FILE })
    .filter(([, value]) => value === undefined)
    .map(([key]) => key)
  if (WARIFU_DOMAIN === undefined || WARIFU_SECRET_FILE === undefined || missing.length > 0) {
    throw new Error(
      `configuration: ${missing.join(', ')} must be set (or look at the demonstration with --demo)`,
    )
  }
  const { WARIFU_JOURNAL_FOLDER: journalPath, WARIFU_KEY_FOLDER: keyFolder } = environment
  return { domain: WARIFU_DOMAIN, secretFile: WARIFU_SECRET_FILE, keyFolder, journalPath }
}
