import { choice, needed, onOff, or, text } from './flag.ts'

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
