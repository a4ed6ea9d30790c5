import { join } from 'node:path'
import { makeCrypto } from '../adapters/keys/crypto.ts'
import { deriveKeys } from '../adapters/keys/derived-keys.ts'
import { readSecretFile } from '../adapters/keys/secret-file.ts'
import { makeDb } from '../adapters/postgres/db.ts'
import { openDemoClock } from '../adapters/postgres/demo-clock.ts'
import { checkoutKey, defaultHome } from '../adapters/postgres/embedded.ts'
import { readMigrations, requireCurrentSchema } from '../adapters/postgres/migrate.ts'
import { makeStore } from '../adapters/postgres/store.ts'
import { movedClock } from '../adapters/system/clock.ts'
import { systemRandom } from '../adapters/system/random.ts'
import { exitCodes } from '../cli/exit-code.ts'
import { type Printed, type StaffPorts, staffAdd, staffList } from '../cli/staff.ts'
import type { StaffAdd, StaffList, StaffRepair } from '../cli/staff-arguments.ts'
import { staffDisable, staffRenew } from '../cli/staff-repair.ts'
import type { Environment } from '../config.ts'
import { officeOrigin } from '../http/site.ts'
import { checkout } from './checkout.ts'
import { demoDatabases } from './demo-databases.ts'
import { siteOf } from './open-program.ts'
import { demoDomain } from './serve-demo.ts'

type StaffCommand = StaffAdd | StaffList | StaffRepair

/** Works on the database beside the running program, as the application's role: it needs the secret file too, for the code. */
export async function staff(environment: Environment, command: StaffCommand): Promise<void> {
  const home = environment.WARIFU_HOME ?? defaultHome()
  const { domain, secretFile } = settings(environment, command.demo, home)
  const databases = await demoDatabases(environment, home, 'visit', false)
  const db = makeDb(databases.app, { max: 2 })
  try {
    await requireCurrentSchema(databases.app, readMigrations(join(checkout, 'db')))
    const held = { offset: Temporal.Duration.from({ seconds: 0 }) }
    await openDemoClock(db, held)
    const crypto = makeCrypto(await deriveKeys(await readSecretFile(secretFile)))
    const ports = { store: makeStore(db), clock: movedClock(held), crypto, random: systemRandom }
    const site = siteOf(environment, domain, command.demo)
    const printed = await answer(ports, (slug) => `${officeOrigin(site, slug)}/`, command)
    const stream = printed.exitCode === exitCodes.done ? process.stdout : process.stderr
    stream.write(printed.text)
    process.exitCode = printed.exitCode
  } finally {
    await db.destroy()
    await databases.stop?.()
  }
}

function answer(
  ports: StaffPorts,
  officeUrl: (slug: string) => string,
  command: StaffCommand,
): Promise<Printed> {
  if (command.verb === 'staff-add') return staffAdd(ports, officeUrl, command)
  if (command.verb === 'staff-list') return staffList(ports, command)
  return command.verb === 'staff-renew' ? staffRenew(ports, officeUrl, command) : staffDisable(ports, command)
}

function settings(
  { WARIFU_DATABASE_URL, WARIFU_DOMAIN, WARIFU_SECRET_FILE }: Environment,
  kind: StaffAdd['demo'],
  home: string,
): { domain: string; secretFile: string } {
  if (kind === 'demo') {
    const secretFile = WARIFU_SECRET_FILE ?? join(home, checkoutKey(checkout), 'demo', 'secret')
    return { domain: WARIFU_DOMAIN ?? demoDomain, secretFile }
  }
  const missing = Object.entries({ WARIFU_DATABASE_URL, WARIFU_DOMAIN, WARIFU_SECRET_FILE })
    .filter(([, value]) => value === undefined)
    .map(([key]) => key)
  if (WARIFU_DOMAIN === undefined || WARIFU_SECRET_FILE === undefined || missing.length > 0) {
    throw new Error(
      `configuration: ${missing.join(', ')} must be set (or look at the demonstration with --demo)`,
    )
  }
  return { domain: WARIFU_DOMAIN, secretFile: WARIFU_SECRET_FILE }
}
