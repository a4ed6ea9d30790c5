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

/** What the application's role should not be able to do; being a member of a role that may is as good. */
export interface RolePowers {
  name: string
  /** Stands above every grant: refused outside the demo. */
  superuser: boolean
  /** Is not kept from the rows of other institutions. */
  bypassesRowSecurity: boolean
  createsTables: boolean
  /** Could take the fences down: row-level security, and what keeps the audit trail. */
  ownsTables: boolean
}

/** Who we are in this database, and what we may do there that we should not. */
export async function rolePowers(config: DbConfig): Promise<RolePowers> {
  const client = new pg.Client(clientConfig(config))
  await client.connect()
  try {
    const { rows } = await client.query<RolePowers>(
      `select current_user as name,
              bool_or(rolsuper) as superuser,
              bool_or(rolbypassrls) as "bypassesRowSecurity",
              bool_or(has_schema_privilege(oid, current_schema(), 'create')) as "createsTables",
              bool_or(exists (select from pg_class where relowner = r.oid and relnamespace = current_schema()::regnamespace))
                as "ownsTables"
         from pg_roles r where pg_has_role(current_user, oid, 'member')`,
    )
    const [powers] = rows
    if (powers === undefined) throw new Error('the database does not know its own role')
    return powers
  } finally {
    await client.end()
  }
}
