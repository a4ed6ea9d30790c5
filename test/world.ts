import { createSecretKey } from 'node:crypto'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { argon2id } from '../src/adapters/keys/argon2id.ts'
import { assertions } from '../src/adapters/keys/assertions.ts'
import { makeCrypto } from '../src/adapters/keys/crypto.ts'
import { deriveKeys } from '../src/adapters/keys/derived-keys.ts'
import { openFileSigner } from '../src/adapters/keys/file-signer.ts'
import { oneTimeCodes } from '../src/adapters/keys/one-time-codes.ts'
import { openidSigning } from '../src/adapters/keys/openid-signing.ts'
import { passkeys } from '../src/adapters/keys/passkeys.ts'
import { makePins } from '../src/adapters/keys/pins.ts'
import { makeSeal } from '../src/adapters/keys/seal.ts'
import { makeStore } from '../src/adapters/postgres/store.ts'
import { openJournalFolder } from '../src/adapters/system/journal-folder.ts'
import { makeLog } from '../src/adapters/system/log.ts'
import { openOutgoing } from '../src/adapters/system/outgoing.ts'
import type { Policy } from '../src/domain/policy.ts'
import { openAssets, openOfficeAssets } from '../src/http/assets.ts'
import type { Office } from '../src/http/office/office-env.ts'
import type { Portal } from '../src/http/portal/portal-env.ts'
import type { InstitutionRecord } from '../src/ports/institution-records.ts'
import type { Journal } from '../src/ports/journal.ts'
import type { Ports } from '../src/ports/ports.ts'
import type { KeyMaker } from '../src/ports/signer.ts'
import { openDirectory } from '../src/service/institution/directory.ts'
import { openGate, type WatchedGate } from '../src/service/journal/gate.ts'
import { type Swept, sweep } from '../src/service/sweep/sweep.ts'
import { type FreshDatabase, freshDatabase } from './database.ts'
import { browsers, type OpenBrowser } from './world/browser.ts'
import { type HandClock, handClock } from './world/hand-clock.ts'
import { type InstitutionPlan, makeInstitution } from './world/institution.ts'
import { seededRandom } from './world/seeded-random.ts'
import { softSigner } from './world/soft-signer.ts'

/** The operator's secret of every world: no row, page or line of a log may hold it. */
export const operatorSecret = 'the operator of the tests 7f3a91c2'

export interface World {
  database: FreshDatabase
  ports: Ports & { clock: HandClock; keyMaker: KeyMaker }
  portal: Portal
  office: Office
  /** Where it keeps a journal: that, and the doors that it keeps. */
  kept?: { journal: Journal; gate: WatchedGate }
  /** Everything that was logged so far, a JSON object a line. */
  logged: string[]
  openBrowser: OpenBrowser
  institution(slug?: string): InstitutionRecord
  /** Moves the clock on by calendar time in Japan. */
  advance(span: Temporal.DurationLike): void
  /** To a wall-clock time in Japan. */
  goTo(localTime: string): void
  /** What runs every minute. */
  sweep(slug?: string): Promise<Swept>
  close(): Promise<void>
}

export interface WorldOptions {
  /** An ISO instant. */
  now: string
  /** What institution A decides otherwise than by default. */
  policy?: Partial<Policy>
  /** The institutions, where there are to be others than A. */
  institutions?: readonly InstitutionPlan[]
  /** Where it keeps a journal; absent: nowhere. */
  journalFolder?: string
  /** A database that has its institutions already. */
  restored?: FreshDatabase
  /** Where the authority's keys lie as files, for another process to sign with; absent: in memory. */
  keyFolder?: string
}

const zone = 'Asia/Tokyo'
const site = { domain: 'warifu.test', port: 8443 }
const pages = join(import.meta.dirname, '..', 'dist', 'pages')
const secret = createSecretKey(Buffer.from(operatorSecret))
const derived = deriveKeys(secret)
/** Receivers in tests listen on loopback. */
const outgoing = openOutgoing({
  privateNetworks: ['127.0.0.0/8'],
  patience: { connect: 60_000, total: 60_000 },
})

/** The whole program in this process, without sockets: real but for the clock, chance and the signer, and for the price of a PIN. */
export async function makeWorld(t: TestContext, options: WorldOptions): Promise<World> {
  const world = await openWorld(options)
  t.after(world.close)
  return world
}

/** As makeWorld, for a whole `describe`: whoever opens it closes it. */
export async function openWorld({
  now,
  policy = {},
  institutions,
  keyFolder,
  journalFolder,
  restored,
}: WorldOptions): Promise<World> {
  const database = restored ?? (await freshDatabase())
  const journal = journalFolder === undefined ? undefined : await openJournalFolder(journalFolder)
  const keys = await derived
  const clock = handClock(Temporal.Instant.from(now))
  const signer = keyFolder === undefined ? softSigner() : await openFileSigner(keyFolder, secret)
  const peppers = { pins: keys['pin-pepper'], passwords: keys['staff-pepper'] }
  const { pins, passwords } = makePins(peppers, cheapArgon2id)
  const given = {
    clock,
    random: seededRandom(now),
    crypto: makeCrypto(keys),
    pins,
    office: { passkeys, oneTimeCodes, passwords },
    assertions,
    openidSigning,
    outgoing,
    pkiOrigin: 'http://pki.warifu.test:8080',
    seal: makeSeal(keys.seal),
    signer,
    keyMaker: signer,
    store: makeStore(database.app, journal),
  }
  const gate = journal && (await openGate(given, journal))
  const ports = { ...given, journal: gate }
  const plans = restored === undefined ? (institutions ?? [{ slug: 'a', policy }]) : []
  for (const plan of plans) await makeInstitution(ports, plan)
  const logged: string[] = []
  const portal: Portal = {
    ports,
    site,
    assets: openAssets(pages),
    directory: await openDirectory(ports.store),
    log: makeLog('debug', { write: (line) => void logged.push(line) }),
    demo: 'production',
  }
  const office: Office = { ...portal, application: openOfficeAssets(join(pages, '..', 'office'), pages) }
  const institution = (slug = 'a') => {
    const entry = portal.directory.bySlug(slug)
    if (entry === undefined) throw new Error(`this world has no institution ${slug}`)
    return entry.institution
  }
  return {
    database,
    ports,
    portal,
    office,
    ...(journal && gate && { kept: { journal, gate } }),
    logged,
    openBrowser: browsers(portal),
    institution,
    advance: (span) => clock.set(clock.now().toZonedDateTimeISO(zone).add(span).toInstant()),
    goTo: (localTime) => clock.set(Temporal.PlainDateTime.from(localTime).toZonedDateTime(zone).toInstant()),
    sweep: (slug) => sweep(ports, institution(slug)),
    async close() {
      await journal?.end()
      await database.close()
    },
  }
}

/** The real algorithm with as little work as it allows: a year must fit into a second. */
const cheapArgon2id: typeof argon2id = (message, salt) =>
  argon2id(message, salt, { memory: 8, passes: 1, parallelism: 1 })
