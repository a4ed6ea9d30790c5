import { parseArgs } from 'node:util'
import type { Language } from '../domain/language.ts'

export interface NoticesExplain {
  verb: 'notices-explain'
  demo: 'demo' | 'production'
  /** The slug. */
  institution: string
  /** An id or a serial number; with `contract` a log-on ID. */
  whom: string
  contract?: string
  language: Language
  form: 'text' | 'json'
}

interface Misuse {
  verb: 'misuse'
  why: string
}

export const noticesUsage = `warifu notices explain <certificate|member> --institution a [--contract 1000200301]
                 [--language ja] [--json] [--demo]
                                why somebody did or did not get a mail: by the serial number or id of a certificate,
                                the id of a member, or with --contract his log-on ID
`

export function parseNotices([verb, ...args]: readonly string[]): NoticesExplain | Misuse {
  if (verb !== 'explain') return misuse('warifu notices', `there is no verb "${verb ?? ''}"`)
  try {
    return readExplain(args)
  } catch (error) {
    return misuse('warifu notices explain', error instanceof Error ? error.message : String(error))
  }
}

function readExplain(args: string[]): NoticesExplain {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
  const { institution, contract, language = 'en', json, demo } = values
  const [whom, ...more] = positionals
  if (whom === undefined || more.length > 0) throw new Error('one certificate or member is needed')
  if (institution === undefined) throw new Error('--institution is needed')
  if (language !== 'ja' && language !== 'en') throw new Error(`there is no language "${language}"`)
  return {
    verb: 'notices-explain',
    demo: demo === true ? 'demo' : 'production',
    institution,
    whom,
    ...(contract !== undefined && { contract }),
    language,
    form: json === true ? 'json' : 'text',
  }
}

const options = {
  institution: { type: 'string' },
  contract: { type: 'string' },
  language: { type: 'string' },
  json: { type: 'boolean' },
  demo: { type: 'boolean' },
} as const

const misuse = (what: string, why: string): Misuse => ({ verb: 'misuse', why: `${what}: ${why}` })
