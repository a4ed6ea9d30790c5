import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { publicCrypto } from '../adapters/keys/crypto.ts'
import { makeDb } from '../adapters/postgres/db.ts'
import { openDemoClock } from '../adapters/postgres/demo-clock.ts'
import { checkoutKey, defaultHome } from '../adapters/postgres/embedded.ts'
import { makeStore } from '../adapters/postgres/store.ts'
import { openCheckpointFolder } from '../adapters/system/checkpoint-folder.ts'
import { movedClock } from '../adapters/system/clock.ts'
import type { AuditVerify } from '../cli/audit-arguments.ts'
import { auditVerify } from '../cli/audit-verify.ts'
import type { Environment } from '../config.ts'
import { print } from './at-terminal.ts'
import { checkout } from './checkout.ts'
import { checkpointFolder, demoDatabases } from './demo-databases.ts'

/**
 * Only reads, without the operator's secret: an auditor may run it against a database role that may do no more. The
 * checkpoints are read first, so that none is newer than what is looked at.
 */
export async function verifyAudit(environment: Environment, command: AuditVerify): Promise<void> {
  const home = environment.WARIFU_HOME ?? defaultHome()
  const isDemo = command.demo === 'demo'
  const folder = isDemo
    ? checkpointFolder(environment, join(home, checkoutKey(checkout), 'demo'))
    : environment.WARIFU_CHECKPOINT_FOLDER
  const place = folder === undefined ? undefined : await openCheckpointFolder(folder, 'read')
  const kept = (await place?.read()) ?? []
  const named = command.checkpoints.map(async (name) => ({ name, text: await readFile(name, 'utf8') }))
  const checkpoints = [...kept, ...(await Promise.all(named))]
  if (!isDemo && environment.WARIFU_DATABASE_URL === undefined) {
    throw new Error(
      'configuration: WARIFU_DATABASE_URL must be set (or look at the demonstration with --demo)',
    )
  }
  const databases = await demoDatabases(environment, home, 'visit', false)
  const db = makeDb(databases.app, { max: 1 })
  try {
    const held = { offset: Temporal.Duration.from({ seconds: 0 }) }
    await openDemoClock(db, held)
    const ports = { store: makeStore(db), clock: movedClock(held), crypto: publicCrypto }
    print(await auditVerify(ports, checkpoints, command))
  } finally {
    await db.destroy()
    await databases.stop?.()
  }
}
