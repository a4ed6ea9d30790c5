import { didYouMean } from './nearest.ts'
import { type Verb, verb } from './verb.ts'
import { type Deed, verbs } from './verbs.ts'

export const shells = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof shells)[number]

/** `about`: a verb or the words that several begin with; '' is everything. */
interface Help {
  verb: 'help'
  about: string
}

interface Completion {
  verb: 'completion'
  shell: Shell
}

export interface Misuse {
  verb: 'misuse'
  why: string
}

export type Command = Deed | Help | Completion | Misuse

const ownVerbs = [
  verb({
    words: 'completion',
    does: ['prints what teaches a shell to complete the verbs and their flags'],
    operand: { name: 'shell', says: 'which one', completes: shells },
    flags: {},
    read: (_, shell): Completion => ({
      verb: 'completion',
      shell: shells.find((each) => each === shell) ?? 'bash',
    }),
  }),
]

/** Those that help and completion show. */
export const allVerbs: readonly Verb<Command>[] = [...verbs, ...ownVerbs]

export function parseArguments(args: readonly string[]): Command {
  const [first, ...rest] = args
  if (first === undefined || first === '--help') return { verb: 'help', about: '' }
  if (first === 'help') return help(rest)
  const found = allVerbs.find(({ words }) => words.split(' ').every((word, index) => args[index] === word))
  if (found === undefined) return args.at(-1) === '--help' ? help(args.slice(0, -1)) : noSuchVerb(args)
  if (args.includes('--help')) return { verb: 'help', about: found.words }
  try {
    return found.parse(args.slice(found.words.split(' ').length))
  } catch (error) {
    return misuse(`warifu ${found.words}`, error instanceof Error ? error.message : String(error))
  }
}

function help(words: readonly string[]): Help | Misuse {
  const about = words.join(' ')
  const isThere = about === '' || allVerbs.some((each) => `${each.words} `.startsWith(`${about} `))
  return isThere ? { verb: 'help', about } : noSuchVerb(words)
}

/** As far as the words are known, and what comes nearest to the first that is not. */
function noSuchVerb([first = '', second = '']: readonly string[]): Misuse {
  const family = allVerbs.filter(({ words }) => words.startsWith(`${first} `))
  if (family.length === 0) {
    const names = [...new Set(allVerbs.map(({ words }) => words.split(' ')[0] ?? ''))]
    return misuse('warifu', `there is no verb "${first}"${didYouMean(first, names)}`)
  }
  const names = family.map(({ words }) => words.slice(first.length + 1))
  return misuse(
    `warifu ${first}`,
    `there is no verb "${second}"${didYouMean(second, names)} (${names.join(', ')})`,
  )
}

const misuse = (what: string, why: string): Misuse => ({ verb: 'misuse', why: `${what}: ${why}` })
