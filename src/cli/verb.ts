import type { Language } from '../domain/language.ts'
import { given, languageOf } from './common-flags.ts'
import type { Flags, ValuesOf } from './flag.ts'
import { didYouMean } from './nearest.ts'
import { splitArguments } from './split-arguments.ts'

/** What stands behind the verb without a flag. */
export interface Operand {
  name: string
  says: string
  completes?: readonly string[] | 'files' | 'folders'
  isOptional?: boolean
}

interface Shape<F extends Flags, C> {
  /** As it is typed: `audit verify`. */
  words: string
  /** The first line stands in the list of all verbs. */
  does: readonly [string, ...string[]]
  operand?: Operand
  flags: F
  /** Makes the command. `operand` is '' where it is optional and absent. Throws an Error that says what would do. */
  read(given: ValuesOf<F>, operand: string): C
}

export interface Verb<C> extends Omit<Shape<Flags, C>, 'read'> {
  /** Throws an Error that says what would do. */
  parse(args: readonly string[]): C
}

/** In which language the answer is wished; absent: that of whoever sits there. */
export interface Spoken {
  speaks?: Language
}

const spoken = { language: languageOf('of what is printed, where it has sentences (as LANG says)') }

/** One verb of the terminal. Each that answers programs too (`--json`) answers people in the language that they name. */
export function verb<F extends Flags, C extends object>(shape: Shape<F, C>): Verb<C & Spoken> {
  const { read, ...rest } = shape
  const speaks = 'json' in shape.flags && !('language' in shape.flags)
  const flags: Flags = speaks ? { ...shape.flags, ...spoken } : shape.flags
  return {
    ...rest,
    flags,
    parse(args) {
      const { given: written, operands } = splitArguments(flags, args)
      const operand = readOperand(shape.operand, operands)
      const values = Object.entries(flags).map(([name, flag]) => [
        name,
        flag.read(written.get(name) ?? [], name),
      ])
      if (!speaks) return read(Object.fromEntries(values) as ValuesOf<F>, operand)
      const { language, ...own } = Object.fromEntries(values)
      return { ...read(own as ValuesOf<F>, operand), ...given('speaks', language as Language | undefined) }
    },
  }
}

function readOperand(operand: Operand | undefined, [first, second]: readonly string[]): string {
  if (operand === undefined) {
    if (first !== undefined) throw new Error(`there is no "${first}" here`)
    return ''
  }
  if (second !== undefined) throw new Error(`one ${operand.name} is needed, and there is "${second}" too`)
  if (first === undefined) {
    if (operand.isOptional === true) return ''
    const { completes } = operand
    const what = typeof completes === 'object' ? `of ${completes.join(', ')}` : operand.name
    throw new Error(`one ${what} is needed: ${operand.says}`)
  }
  const { completes } = operand
  if (typeof completes !== 'object' || completes.includes(first)) return first
  throw new Error(`one of ${completes.join(', ')} is needed${didYouMean(first, completes)}`)
}
