import { parseArgs } from 'node:util'
import {
  type JournalCommand,
  journalUsage,
  parseBackup,
  parseJournal,
  parseRestore,
} from './journal-arguments.ts'
import {
  type Bounce,
  type DkimMake,
  type MailTest,
  mailUsage,
  parseBounce,
  parseDkim,
  parseMail,
} from './mail-arguments.ts'
import { type NoticesExplain, noticesUsage, parseNotices } from './notices-arguments.ts'
import { parseRequest, type RequestCommand, requestUsage } from './request-arguments.ts'
import { parseStaff, type StaffCommand, staffUsage } from './staff-arguments.ts'
import { parseSwitch, type SwitchCommand, switchUsage } from './switch-arguments.ts'

export type Command =
  | { verb: 'serve'; demo: 'demo' | 'production'; fresh: boolean }
  | AuditVerify
  | StaffCommand
  | MailTest
  | DkimMake
  | Bounce
  | NoticesExplain
  | SwitchCommand
  | RequestCommand
  | JournalCommand
  | { verb: 'help' }
  | { verb: 'misuse'; why: string }

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

export const usage = `warifu serve --demo [--fresh]   the demonstration; --fresh forgets the one before
warifu serve                    production: configured by the environment (docs/OPERATIONS.md)
warifu audit verify [--demo] [--institution a] [--checkpoint file]… [--key id]… [--json]
                                looks whether the audit trail was touched (docs/AUDIT.md)
${staffUsage}${mailUsage}${noticesUsage}${switchUsage}${requestUsage}${journalUsage}warifu help                     this text
`

export function parseArguments(args: readonly string[]): Command {
  const [verb, ...flags] = args
  if (verb === undefined || verb === 'help' || verb === '--help') return { verb: 'help' }
  const parse = families.get(verb)
  if (parse !== undefined) return parse(flags)
  if (verb !== 'serve') return { verb: 'misuse', why: `warifu: there is no verb "${verb}"` }
  const strange = flags.find((flag) => flag !== '--demo' && flag !== '--fresh')
  if (strange !== undefined) return { verb: 'misuse', why: `warifu serve: there is no "${strange}"` }
  const demo = flags.includes('--demo') ? 'demo' : 'production'
  const fresh = flags.includes('--fresh')
  if (fresh && demo === 'production')
    return { verb: 'misuse', why: 'warifu serve: --fresh is for the demo only' }
  return { verb: 'serve', demo, fresh }
}

/** Verbs of which each has verbs or flags of its own. */
const families: ReadonlyMap<string, (flags: readonly string[]) => Command> = new Map([
  ['audit', parseAudit],
  ['staff', parseStaff],
  ['mail', parseMail],
  ['dkim', parseDkim],
  ['bounce', parseBounce],
  ['switch', parseSwitch],
  ['request', parseRequest],
  ['notices', parseNotices],
  ['journal', parseJournal],
  ['backup', parseBackup],
  ['restore', parseRestore],
])

function parseAudit([verb, ...args]: readonly string[]): Command {
  if (verb !== 'verify') return { verb: 'misuse', why: `warifu audit: there is no verb "${verb ?? ''}"` }
  try {
    const {
      demo,
      institution,
      checkpoint = [],
      key = [],
      json,
    } = parseArgs({ args, options: auditOptions }).values
    return {
      verb: 'audit-verify',
      demo: demo === true ? 'demo' : 'production',
      ...(institution !== undefined && { institution }),
      checkpoints: checkpoint,
      keyIds: key,
      form: json === true ? 'json' : 'text',
    }
  } catch (error) {
    return {
      verb: 'misuse',
      why: `warifu audit verify: ${error instanceof Error ? error.message : String(error)}`,
    }
  }
}

const auditOptions = {
  demo: { type: 'boolean' },
  institution: { type: 'string' },
  checkpoint: { type: 'string', multiple: true },
  key: { type: 'string', multiple: true },
  json: { type: 'boolean' },
} as const
