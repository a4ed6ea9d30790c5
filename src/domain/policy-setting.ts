import type { Bilingual, Language } from './language.ts'
import type { PolicyDraft } from './policy-draft.ts'

/** A decision as it is typed into a field: how it is read from a policy as text, and put back. */
export interface Setting {
  kind: 'count' | 'choice' | 'some' | 'line' | 'list' | 'hours'
  /** Of a choice, or of some of them. */
  options?: readonly string[]
  /** Of a line in one language. */
  language?: Language
  /** Where policy-faults.ts says that something is wrong with it. */
  places: readonly string[]
  read(draft: PolicyDraft): string
  write(draft: PolicyDraft, text: string): PolicyDraft
  /** Whether the text is one that can be put back at all; whether it makes sense, the rules say. */
  isOne(text: string): boolean
}

type Read<Value> = (draft: PolicyDraft) => Value
type Write<Value> = (draft: PolicyDraft, value: Value) => PolicyDraft

/** Figures of any width; what is none becomes NaN. */
export const countIn = (text: string): number => {
  const figures = text.normalize('NFKC').trim()
  return /^\d{1,5}$/.test(figures) ? Number(figures) : Number.NaN
}

export function count(places: readonly string[], read: Read<number>, write: Write<number>): Setting {
  return {
    kind: 'count',
    places,
    read: (draft) => String(read(draft)),
    write: (draft, text) => write(draft, countIn(text)),
    isOne: (text) => !Number.isNaN(countIn(text)),
  }
}

export function choice<Value extends string>(
  options: readonly Value[],
  places: readonly string[],
  read: Read<Value>,
  write: Write<Value>,
): Setting {
  const find = (text: string) => options.find((option) => option === text)
  return {
    kind: 'choice',
    options,
    places,
    read,
    write: (draft, text) => write(draft, find(text) ?? read(draft)),
    isOne: (text) => find(text) !== undefined,
  }
}

export function yesOrNo(places: readonly string[], read: Read<boolean>, write: Write<boolean>): Setting {
  return choice(
    ['yes', 'no'],
    places,
    (draft) => (read(draft) ? 'yes' : 'no'),
    (draft, value) => write(draft, value === 'yes'),
  )
}

/** Some of a few, in their order. */
export function some<Value extends string>(
  options: readonly Value[],
  places: readonly string[],
  read: Read<readonly Value[]>,
  write: Write<readonly Value[]>,
): Setting {
  return {
    kind: 'some',
    options,
    places,
    read: (draft) => options.filter((option) => read(draft).includes(option)).join(' '),
    write(draft, text) {
      const taken = text.split(' ')
      return write(
        draft,
        options.filter((option) => taken.includes(option)),
      )
    },
    isOne: () => true,
  }
}

export function line(places: readonly string[], read: Read<string>, write: Write<string>): Setting {
  return { kind: 'line', places, read, write: (draft, text) => write(draft, text.trim()), isOne: () => true }
}

/** One of the two texts of something that is said in both languages. */
export function lineIn(
  language: Language,
  places: readonly string[],
  read: Read<Bilingual>,
  write: Write<Bilingual>,
): Setting {
  const one = line(
    places,
    (draft) => read(draft)[language],
    (draft, text) => write(draft, { ...read(draft), [language]: text }),
  )
  return { ...one, language }
}

/** Words with commas or blanks between them. */
export function list(
  places: readonly string[],
  read: Read<readonly string[]>,
  write: Write<readonly string[]>,
): Setting {
  const parts = (text: string) =>
    text
      .normalize('NFKC')
      .split(/[\s,、]+/)
      .filter((part) => part !== '')
  return {
    kind: 'list',
    places,
    read: (draft) => read(draft).join(', '),
    write: (draft, text) => write(draft, parts(text)),
    isOne: () => true,
  }
}
