import { anyInstitution, demo, given, json } from './common-flags.ts'
import { many, parsed, text } from './flag.ts'
import { verb } from './verb.ts'

export interface AuditVerify {
  verb: 'audit-verify'
  demo: 'demo' | 'production'
  /** The slug of the only one to look at. */
  institution?: string
  /** Files, beside those of the configured folder. */
  checkpoints: string[]
  keyIds: string[]
  form: 'text' | 'json'
}

const file = {
  ...parsed('file', 'a checkpoint beside those of the configured folder', String),
  completes: 'files' as const,
}

export const auditVerbs = [
  verb({
    words: 'audit verify',
    does: ['looks whether the audit trail was touched (docs/AUDIT.md)'],
    flags: {
      ...anyInstitution,
      checkpoint: many(file),
      key: many(text('id', 'of a key that may have signed checkpoints')),
      ...{ json, demo },
    },
    read: ({ institution, checkpoint, key, json, demo }): AuditVerify => ({
      ...{ verb: 'audit-verify', demo, checkpoints: checkpoint, keyIds: key, form: json },
      ...given('institution', institution),
    }),
  }),
] as const
