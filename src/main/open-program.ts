import { join } from 'node:path'
import type { Logger } from 'pino'
import { assertions } from '../adapters/keys/assertions.ts'
import { makeCrypto } from '../adapters/keys/crypto.ts'
import { deriveKeys } from '../adapters/keys/derived-keys.ts'
import { openFileSigner } from '../adapters/keys/file-signer.ts'
import { oneTimeCodes } from '../adapters/keys/one-time-codes.ts'
import { openidSigning } from '../adapters/keys/openid-signing.ts'
import { passkeys } from '../adapters/keys/passkeys.ts'
import { makePins } from '../adapters/keys/pins.ts'
import { makeSeal } from '../adapters/keys/seal.ts'
import { readSecretFile } from '../adapters/keys/secret-file.ts'
import { type Databases, type Db, makeDb, type Pool } from '../adapters/postgres/db.ts'
import { databaseReadiness } from '../adapters/postgres/readiness.ts'
import { makeStore } from '../adapters/postgres/store.ts'
import { systemRandom } from '../adapters/system/random.ts'
import { type Environment, officeListen } from '../config.ts'
import { openAssets, openOfficeAssets } from '../http/assets.ts'
import type { Demo } from '../http/demo/demo.ts'
import type { Office } from '../http/office/office-env.ts'
import type { Portal } from '../http/portal/portal-env.ts'
import type { ProxyDoor } from '../http/proxy/door.ts'
import type { ServerOptions } from '../http/server.ts'
import type { Site } from '../http/site.ts'
import type { CheckpointPlace } from '../ports/checkpoint-place.ts'
import type { Clock } from '../ports/clock.ts'
import type { Outgoing } from '../ports/outgoing.ts'
import type { Ports } from '../ports/ports.ts'
import type { KeyMaker } from '../ports/signer.ts'
import { type AuditKeeper, keepAudit } from '../service/audit/keep-audit.ts'
import { openDirectory } from '../service/institution/directory.ts'
import { openGate, type WatchedGate } from '../service/journal/gate.ts'
import { checkout } from './checkout.ts'
import type { Watched } from './open-journal.ts'
import { toNobodyPrivate } from './open-outgoing.ts'
import type { Post } from './open-post.ts'

export function openDb({ app }: Databases, log: Logger): Pool {
  return makeDb(app, { max: 20, onIdleError: (err) => log.warn({ err }, 'a database connection broke') })
}

interface Given {
  pkiOrigin?: string | undefined
  journal?: Watched | undefined
  outgoing?: Outgoing
}

/** All that the program has; `journal` is what keeps its doors, to be asked now and then. */
export type ProgramPorts = Ports & { keyMaker: KeyMaker; journal?: WatchedGate | undefined }

export async function openPorts(
  db: Pool,
  clock: Clock,
  secretFile: string,
  keyFolder: string,
  { pkiOrigin, journal, outgoing = toNobodyPrivate() }: Given = {},
): Promise<ProgramPorts> {
  const secret = await readSecretFile(secretFile)
  const [keys, signer] = await Promise.all([deriveKeys(secret), openFileSigner(keyFolder, secret)])
  const { pins, passwords } = makePins({ pins: keys['pin-pepper'], passwords: keys['staff-pepper'] })
  const store = makeStore(db, journal?.files)
  return {
    clock,
    random: systemRandom,
    crypto: makeCrypto(keys),
    pins,
    office: { passkeys, oneTimeCodes, passwords },
    assertions,
    openidSigning,
    outgoing,
    seal: makeSeal(keys.seal),
    signer,
    keyMaker: signer,
    pkiOrigin,
    store,
    ...(journal && { journal: await openGate({ store, clock }, journal.files, journal.tell) }),
  }
}

export async function openPortal(
  ports: Ports,
  environment: Environment,
  domain: string,
  demo: Portal['demo'],
  log: Logger,
): Promise<Portal> {
  const assets = openAssets(join(checkout, 'dist', 'pages'))
  const site = siteOf(environment, domain, demo)
  return { ports, site, assets, directory: await openDirectory(ports.store), log, demo }
}

/** Where others fetch what is signed itself. Nobody can be told of a port that is only known when it is taken. */
export function pkiOriginOf(
  { WARIFU_PKI_URL, WARIFU_PKI_PORT }: Environment,
  domain: string,
): string | undefined {
  if (WARIFU_PKI_URL !== undefined) return WARIFU_PKI_URL
  if (WARIFU_PKI_PORT === 0) return undefined
  return `http://pki.${domain}${WARIFU_PKI_PORT === 80 ? '' : `:${WARIFU_PKI_PORT}`}`
}

export function siteOf(environment: Environment, domain: string, demo: Portal['demo']): Site {
  const { WARIFU_PUBLIC_PORT, WARIFU_PORT, WARIFU_OFFICE_PUBLIC_PORT } = environment
  const port = WARIFU_PUBLIC_PORT ?? WARIFU_PORT
  const office = officeListen(environment, demo)
  return { domain, port, ...(office && { officePort: WARIFU_OFFICE_PUBLIC_PORT ?? office.port }) }
}

function openOffice(portal: Portal, post: Post | undefined): Office {
  const dist = join(checkout, 'dist')
  return {
    ...portal,
    ...(post && { testMails: post }),
    application: openOfficeAssets(join(dist, 'office'), join(dist, 'pages')),
  }
}

export function serverOptions(
  environment: Environment,
  portal: Portal,
  db: Db,
  tls: ServerOptions['tls'],
  { demo, post, proxies }: { demo?: Demo; post: Post | undefined; proxies: readonly ProxyDoor[] },
): ServerOptions {
  const { WARIFU_LISTEN: host, WARIFU_PORT: port } = environment
  const { WARIFU_PKI_PORT: pkiPort, WARIFU_METRICS_PORT: metricsPort } = environment
  return {
    portal,
    office: openOffice(portal, post),
    ...(demo && { demo }),
    listen: { host, port, pkiPort, metricsPort, office: officeListen(environment, portal.demo), proxies },
    tls,
    readiness: () => databaseReadiness(db, portal.ports.clock.machine),
  }
}

export function openKeeper(
  ports: Ports & { keyMaker: KeyMaker },
  { directory }: Portal,
  place: CheckpointPlace | undefined,
): AuditKeeper {
  return keepAudit({ ...ports, ...(place && { place }) }, () =>
    directory.all().map(({ institution }) => institution),
  )
}
