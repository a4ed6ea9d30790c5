import { json } from './common-flags.ts'
import { verb } from './verb.ts'

export interface Migrate {
  verb: 'migrate'
  form: 'text' | 'json'
}

export const migrateVerbs = [
  verb({
    words: 'migrate',
    does: [
      'brings the tables of the database up to date, as `serve` does at its start',
      'With WARIFU_OWNER_DATABASE_URL; a new database gets all of them.',
    ],
    flags: { json },
    read: ({ json: form }): Migrate => ({ verb: 'migrate', form }),
  }),
] as const
