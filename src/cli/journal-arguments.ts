import { parseArgs } from 'node:util'

export type JournalCommand = JournalStatus | JournalReconcile | BackupCommand | RestoreCommand

export interface JournalStatus {
  verb: 'journal-status'
  demo: 'demo' | 'production'
}

export interface JournalReconcile {
  verb: 'journal-reconcile'
  demo: 'demo' | 'production'
  purpose: 'do' | 'rehearse'
}

export interface BackupCommand {
  verb: 'backup'
  demo: 'demo' | 'production'
  folder: string
}

export interface RestoreCommand {
  verb: 'restore'
  demo: 'demo' | 'production'
  folder: string
  /** Whether the demonstration that is there is forgotten first. */
  fresh: boolean
}

interface Misuse {
  verb: 'misuse'
  why: string
}

export const journalUsage = `warifu journal status [--demo]  whether the database has all that the journal beside it says was done
warifu journal reconcile [--dry-run] [--demo]
                                does again in a restored database what it has forgotten, and opens the doors;
                                --dry-run shows what it would do
warifu backup <folder> [--demo] copies the database, as it is at one instant, into an empty folder
warifu restore <folder> [--demo [--fresh]]
                                writes such a copy into an empty database (docs/OPERATIONS.md)
`

const verbs: readonly string[] = [
  'journal-status',
  'journal-reconcile',
  'backup',
  'restore',
] satisfies JournalCommand['verb'][]

export function isJournalCommand(command: { verb: string }): command is JournalCommand {
  return verbs.includes(command.verb)
}

export function parseJournal([verb, ...args]: readonly string[]): JournalCommand | Misuse {
  if (verb === 'status') {
    return parsed('warifu journal status', () => {
      const { demo } = parseArgs({ args, options: common }).values
      return { verb: 'journal-status', demo: kindOf(demo) }
    })
  }
  if (verb !== 'reconcile') return misuse('warifu journal', `there is no verb "${verb ?? ''}"`)
  return parsed('warifu journal reconcile', () => {
    const options = { ...common, 'dry-run': { type: 'boolean' } } as const
    const { demo, 'dry-run': dry } = parseArgs({ args, options }).values
    return { verb: 'journal-reconcile', demo: kindOf(demo), purpose: dry === true ? 'rehearse' : 'do' }
  })
}

export function parseBackup(args: readonly string[]): JournalCommand | Misuse {
  return parsed('warifu backup', () => {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: common })
    return { verb: 'backup', demo: kindOf(values.demo), folder: onlyFolder(positionals) }
  })
}

export function parseRestore(args: readonly string[]): JournalCommand | Misuse {
  return parsed('warifu restore', () => {
    const options = { ...common, fresh: { type: 'boolean' } } as const
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options })
    const fresh = values.fresh === true
    if (fresh && values.demo !== true) throw new Error('--fresh is for the demo only')
    return { verb: 'restore', demo: kindOf(values.demo), folder: onlyFolder(positionals), fresh }
  })
}

const common = { demo: { type: 'boolean' } } as const

const kindOf = (demo: boolean | undefined) => (demo === true ? ('demo' as const) : ('production' as const))

function onlyFolder([folder, ...more]: readonly string[]): string {
  if (folder === undefined || more.length > 0) throw new Error('one folder is needed')
  return folder
}

function parsed(what: string, read: () => JournalCommand): JournalCommand | Misuse {
  try {
    return read()
  } catch (error) {
    return misuse(what, error instanceof Error ? error.message : String(error))
  }
}

const misuse = (what: string, why: string): Misuse => ({ verb: 'misuse', why: `${what}: ${why}` })
