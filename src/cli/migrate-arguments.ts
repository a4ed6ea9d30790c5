import { verb } from './verb.ts'

export interface Migrate {
  verb: 'migrate'
}

export const migrateVerbs = [
  verb({
    words: 'migrate',
    does: [
      'brings the tables of the database up to date, as `serve` does at its start',
      'With WARIFU_OWNER_DATABASE_URL; a new database gets all of them.',
    ],
    flags: {},
    read: (): Migrate => ({ verb: 'migrate' }),
  }),
] as const
