import { longestOperator, readOperator } from '../domain/terminal.ts'
import { choice, count, needed, onOff, or, parsed, text } from './flag.ts'

/** Flags that mean the same wherever they stand. */

export const demo = onOff('of the demonstration, not of production', ['production', 'demo'])

const slug = text('slug', 'the institution, by the name that its hosts begin with')

/** The only one to look at. */
export const anyInstitution = { institution: slug }

/** What most verbs need to know first. */
export const at = { institution: needed(slug), demo }

export const json = onOff('for programs: JSON on the standard output', ['text', 'json'])

export const languageOf = (says: string) => choice(['ja', 'en'], says)

/** Left out where absent, for objects that do not have what nobody gave. */
export function given<const K extends string, T>(name: K, value: T | undefined): { [Key in K]?: T } {
  return value === undefined ? {} : ({ [name]: value } as { [Key in K]: T })
}

export const japanese = (says: string) => or(languageOf(says), 'ja')

/** A page of a list. */
export const page = {
  limit: or(count('100', 'how many at most, up to 1000 (100)', { least: 1, most: 1000 }), 100),
  after: text('…', 'goes on after this one, as the page before said'),
}

/** Whoever looks at people says who he is, and the audit trail keeps it. */
export const operator = needed(
  parsed(
    '…',
    `your name, in 1 to ${longestOperator} characters: the audit trail keeps its keyed hash`,
    (typed) => {
      const name = readOperator(typed)
      if (name === undefined) throw new Error(`your name, in 1 to ${longestOperator} characters`)
      return name
    },
  ),
)

export const ofContract = text('1000200301', 'of the member, who is then named by his log-on ID')
