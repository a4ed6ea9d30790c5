import { join } from 'node:path'
import type { Use } from '../adapters/postgres/cluster.ts'
import type { Databases } from '../adapters/postgres/db.ts'
import { embeddedApp, openEmbedded } from '../adapters/postgres/embedded.ts'
import type { Environment } from '../config.ts'
import { checkout } from './checkout.ts'

export interface DemoDatabases extends Databases {
  ended?: Promise<string>
  stop?: () => Promise<void>
}

export async function demoDatabases(
  environment: Environment,
  home: string,
  use: Use,
  fresh: boolean,
): Promise<DemoDatabases> {
  const { WARIFU_DATABASE_URL: app, WARIFU_OWNER_DATABASE_URL: owner } = environment
  if (app === undefined) return openEmbedded({ home, checkout, use, fresh })
  if (fresh) throw new Error('configuration: --fresh forgets the embedded database only')
  return { app: { connectionString: app }, ...(owner && { owner: { connectionString: owner } }) }
}

/** For a process that only serves: the one that the first process has opened. */
export function databaseOfFirst({ WARIFU_DATABASE_URL: app }: Environment, home: string): DemoDatabases {
  return { app: app === undefined ? embeddedApp(home, checkout) : { connectionString: app } }
}

/** The demo's lie beside its data. */
export function checkpointFolder({ WARIFU_CHECKPOINT_FOLDER }: Environment, demoFolder: string): string {
  return WARIFU_CHECKPOINT_FOLDER ?? join(demoFolder, 'checkpoints')
}

export function journalFolder({ WARIFU_JOURNAL_FOLDER }: Environment, demoFolder: string): string {
  return WARIFU_JOURNAL_FOLDER ?? join(demoFolder, 'journal')
}
