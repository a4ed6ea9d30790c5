import { demo } from './common-flags.ts'
import { onOff } from './flag.ts'
import { verb } from './verb.ts'

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

const copy = { name: 'folder', says: 'where the copy is', completes: 'folders' } as const

export const journalVerbs = [
  verb({
    words: 'journal status',
    does: ['whether the database has all that the journal beside it says was done'],
    flags: { demo },
    read: (given): JournalStatus => ({ verb: 'journal-status', ...given }),
  }),
  verb({
    words: 'journal reconcile',
    does: ['does again in a restored database what it has forgotten, and opens the doors'],
    flags: { 'dry-run': onOff('shows what it would do, and does nothing', ['do', 'rehearse']), demo },
    read: ({ 'dry-run': purpose, demo }): JournalReconcile => ({ verb: 'journal-reconcile', demo, purpose }),
  }),
  verb({
    words: 'backup',
    does: ['copies the database, as it is at one instant, into an empty folder'],
    operand: { ...copy, says: 'an empty one, or one that is not there yet' },
    flags: { demo },
    read: ({ demo }, folder): BackupCommand => ({ verb: 'backup', demo, folder }),
  }),
  verb({
    words: 'restore',
    does: [
      'writes such a copy into an empty database',
      'What comes before and after it stands in docs/OPERATIONS.md.',
    ],
    operand: copy,
    flags: { fresh: onOff('forgets the demonstration that is there first', [false, true]), demo },
    read({ fresh, demo }, folder): RestoreCommand {
      if (fresh && demo === 'production') throw new Error('--fresh is for the demo only')
      return { verb: 'restore', demo, folder, fresh }
    },
  }),
] as const
