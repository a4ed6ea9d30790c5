import { parseArgs } from 'node:util'
import type { Language } from '../domain/language.ts'
import { isMailAddress } from '../domain/mail-address.ts'

export interface MailTest {
  verb: 'mail-test'
  demo: 'demo' | 'production'
  /** The slug. */
  institution: string
  address: string
  language: Language
}

export interface DkimMake {
  verb: 'dkim-make'
  /** The slug. */
  institution: string
  selector: string
  kind: 'rsa' | 'ed25519'
}

export interface Bounce {
  verb: 'bounce'
  demo: 'demo' | 'production'
}

interface Misuse {
  verb: 'misuse'
  why: string
}

export const mailUsage = `warifu mail test <address> --institution a [--language en] [--demo]
                                sends one mail at once and prints what the server said
warifu dkim make <institution> --selector s2027 [--kind ed25519]
                                makes a key to sign mails with, and prints its record for the DNS
warifu bounce [--demo] < mail   takes a mail that came back, from a mail server's pipe
`

export function parseMail([verb, ...args]: readonly string[]): MailTest | Misuse {
  if (verb !== 'test') return misuse('warifu mail', `there is no verb "${verb ?? ''}"`)
  return orMisuse('warifu mail test', () => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { institution: { type: 'string' }, language: { type: 'string' }, demo: { type: 'boolean' } },
    })
    const { institution, language = 'ja', demo } = values
    const address = only(positionals, 'an address')
    if (!isMailAddress(address)) throw new Error(`"${address}" is not an address`)
    if (institution === undefined) throw new Error('--institution is needed')
    if (language !== 'ja' && language !== 'en') throw new Error(`there is no language "${language}"`)
    return { verb: 'mail-test', demo: kindOf(demo), institution, address, language }
  })
}

export function parseDkim([verb, ...args]: readonly string[]): DkimMake | Misuse {
  if (verb !== 'make') return misuse('warifu dkim', `there is no verb "${verb ?? ''}"`)
  return orMisuse('warifu dkim make', () => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { selector: { type: 'string' }, kind: { type: 'string' } },
    })
    const institution = only(positionals, 'an institution')
    const { selector, kind = 'rsa' } = values
    if (!/^[a-z][a-z0-9]{0,15}$/.test(institution)) throw new Error(`"${institution}" is no institution`)
    if (selector === undefined) throw new Error('--selector is needed')
    if (!/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(selector))
      throw new Error(`"${selector}" is not a selector: small letters, digits and hyphens`)
    if (kind !== 'rsa' && kind !== 'ed25519') throw new Error(`there is no kind "${kind}"`)
    return { verb: 'dkim-make', institution, selector, kind }
  })
}

export function parseBounce(args: readonly string[]): Bounce | Misuse {
  return orMisuse('warifu bounce', () => {
    const { demo } = parseArgs({ args: [...args], options: { demo: { type: 'boolean' } } }).values
    return { verb: 'bounce', demo: kindOf(demo) }
  })
}

function orMisuse<Command>(what: string, parse: () => Command): Command | Misuse {
  try {
    return parse()
  } catch (error) {
    return misuse(what, error instanceof Error ? error.message : String(error))
  }
}

const misuse = (what: string, why: string): Misuse => ({ verb: 'misuse', why: `${what}: ${why}` })

const kindOf = (demo: boolean | undefined) => (demo === true ? 'demo' : 'production')

function only(positionals: readonly string[], what: string): string {
  const [first, ...more] = positionals
  if (first === undefined || more.length > 0) throw new Error(`${what} is needed, and one only`)
  return first
}
