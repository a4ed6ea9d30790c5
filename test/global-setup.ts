import type { Client } from 'pg'
import { connectOrStart, dropAbandoned, ensureTemplate } from './database.ts'

let superuser: Client | undefined

/** Starts the tests' PostgreSQL with a migrated template. The connection keeps the server up while the tests run. */
export async function globalSetup(): Promise<void> {
  superuser = await connectOrStart()
  try {
    await dropAbandoned(superuser)
    await ensureTemplate(superuser)
  } catch (error) {
    await globalTeardown() // an open connection would keep the process from ending
    throw error
  }
}

export async function globalTeardown(): Promise<void> {
  await superuser?.end()
}
