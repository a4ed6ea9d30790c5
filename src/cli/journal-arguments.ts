import { demo, json } from './common-flags.ts'
import { onOff } from './flag.ts'
import { verb } from './verb.ts'

export interface JournalStatus {
  verb: 'journal-status'
  demo: 'demo' | 'production'
  form: 'text' | 'json'
}

export interface JournalReconcile {
  verb: 'journal-reconcile'
  demo: 'demo' | 'production'
  form: 'text' | 'json'
  purpose: 'do' | 'rehearse'
}

export interface BackupCommand {
  verb: 'backup'
  demo: 'demo' | 'production'
  form: 'text' | 'json'
  folder: string
}

export interface RestoreCommand {
  verb: 'restore'
  demo: 'demo' | 'production'
  form: 'text' | 'json'
  folder: string
  /** Whether the demonstration that is there is forgotten first. */
  fresh: boolean
}

const copy = { name: 'folder', says: 'where the copy is', completes: 'folders' } as const

export const journalVerbs = [
  verb({
    words: 'journal status',
    does: ['whether the database has all that the journal beside it says was done'],
    flags: { json, demo },
    read: ({ json: form, demo }): JournalStatus => ({ verb: 'journal-status', demo, form }),
  }),
  verb({
    words: 'journal reconcile',
    does: ['does again in a restored database what it has forgotten, and opens the doors'],
    flags: { 'dry-run': onOff('shows what it would do, and does nothing', ['do', 'rehearse']), json, demo },
    read: ({ 'dry-run': purpose, json: form, demo }): JournalReconcile => ({
      ...{ verb: 'journal-reconcile', demo, form, purpose },
    }),
  }),
  verb({
    words: 'backup',
    does: ['copies the database, as it is at one instant, into an empty folder'],
    operand: { ...copy, says: 'an empty one, or one that is not there yet' },
    flags: { json, demo },
    read: ({ json: form, demo }, folder): BackupCommand => ({ verb: 'backup', demo, form, folder }),
  }),
  verb({
    words: 'restore',
    does: [
      'writes such a copy into an empty database',
      'What comes before and after it stands in docs/OPERATIONS.md.',
    ],
    operand: copy,
    flags: { fresh: onOff('forgets the demonstration that is there first', [false, true]), json, demo },
    read({ fresh, json: form, demo }, folder): RestoreCommand {
      if (fresh && demo === 'production') throw new Error('--fresh is for the demo only')
      return { verb: 'restore', demo, form, folder, fresh }
    },
  }),
] as const
