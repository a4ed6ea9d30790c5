import { createHash } from 'node:crypto'
import { homedir } from 'node:os'
import { basename, join } from 'node:path'
import { clusterConfig, openCluster, type Use } from './cluster.ts'
import type { Databases, DbConfig } from './db.ts'
import { makeRoles, roles } from './roles.ts'

/** A real PostgreSQL from npm's binaries, on a Unix socket only, for the demo and the small office. */
export interface Embedded extends Databases {
  owner: DbConfig
  /** Settles with the server's last words when it ends while we live; that is a fault. */
  ended: Promise<string>
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  /** Where the data of all checkouts lie. */
  home: string
  /** The folder of this program: each checkout has data of its own. */
  checkout: string
  /** Throws AlreadyServed where somebody serves already; `visit` is for a command beside the server. */
  use: Use
  /** Forgets everything first. */
  fresh?: boolean
}

/** Where data lie unless the operator says otherwise. */
export function defaultHome(): string {
  return process.getuid?.() === 0 ? '/var/lib/warifu' : join(homedir(), '.local', 'share', 'warifu')
}

const database = 'warifu'

/** The application's way to the server that another process of the program has opened there. */
export function embeddedApp(home: string, checkout: string): DbConfig {
  return clusterConfig(placeOf(home, checkout), roles.app, database)
}

function placeOf(home: string, checkout: string) {
  return {
    home,
    folder: join(home, checkoutKey(checkout)),
    settings: [
      'max_connections=200',
      'jit=off',
      // Fewer checkpoints: after each, the first change of a page writes the whole of it.
      'checkpoint_timeout=15min',
      'max_wal_size=2GB',
    ],
  }
}

export async function openEmbedded({
  home,
  checkout,
  use,
  fresh = false,
}: EmbeddedOptions): Promise<Embedded> {
  const place = placeOf(home, checkout)
  const { superuser, ended, stop } = await openCluster(place, use)
  if (fresh) await superuser.query(`drop database if exists ${database} with (force)`)
  await makeRoles(superuser, database)
  return {
    app: clusterConfig(place, roles.app, database),
    owner: clusterConfig(place, roles.owner, database),
    ended,
    stop,
  }
}

/** A name for the checkout that people recognise and no other checkout has. */
export function checkoutKey(checkout: string): string {
  const hash = createHash('sha256').update(checkout).digest('hex').slice(0, 8)
  return `${basename(checkout)
    .replace(/[^a-zA-Z0-9._-]/g, '_')
    .slice(0, 24)}-${hash}`
}
