import type { Client } from 'pg'
import { connectOrStart, dropAbandoned, ensureTemplate } from './database.ts'

let superuser: Client | undefined

/** Starts the tests' PostgreSQL with a migrated template. The connection keeps the server up while the tests run. */
export async function globalSetup(): Promise<void> {
  superuser = await connectOrStart()
  await dropAbandoned(superuser)
  await ensureTemplate(superuser)
}

export async function globalTeardown(): Promise<void> {
  await superuser?.end()
}
