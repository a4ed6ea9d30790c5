import pg from 'pg'
import { clientConfig, type DbConfig } from './db.ts'

/** The superuser only starts the embedded server; the owner migrates; the application works. */
export const roles = { superuser: 'postgres', owner: 'warifu_owner', app: 'warifu_app' }

/** Makes the two roles that the program works with, and the owner's database. Harmless when they are there. */
export async function makeRoles(superuser: pg.Client, database: string): Promise<void> {
  await superuser.query('select pg_advisory_lock(2)') // two starts at once make them one after the other
  try {
    for (const role of [roles.owner, roles.app]) {
      const { rowCount } = await superuser.query('select from pg_roles where rolname = $1', [role])
      if (rowCount === 0) await superuser.query(`create role ${role} login`)
    }
    const { rowCount } = await superuser.query('select from pg_database where datname = $1', [database])
    if (rowCount === 0) await superuser.query(`create database ${database} owner ${roles.owner}`)
    await superuser.query(`revoke all on database ${database} from public`)
    await superuser.query(`grant connect on database ${database} to ${roles.app}`)
  } finally {
    await superuser.query('select pg_advisory_unlock(2)')
  }
}

export interface RolePowers {
  name: string
  /** Stands above every grant: refused outside the demo. */
  superuser: boolean
  /** May create tables, which the application's role should not. */
  createsTables: boolean
}

/** Who we are in this database, and what we may do there that we should not. */
export async function rolePowers(config: DbConfig): Promise<RolePowers> {
  const client = new pg.Client(clientConfig(config))
  await client.connect()
  try {
    const { rows } = await client.query<RolePowers>(
      `select rolname as name, rolsuper as superuser,
              has_schema_privilege(current_schema(), 'create') as "createsTables"
         from pg_roles where rolname = current_user`,
    )
    const [powers] = rows
    if (powers === undefined) throw new Error('the database does not know its own role')
    return powers
  } finally {
    await client.end()
  }
}
