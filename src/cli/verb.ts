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

/** One verb of the terminal. */
export function verb<F extends Flags, C>(shape: Shape<F, C>): Verb<C> {
  const { read, ...rest } = shape
  return {
    ...rest,
    parse(args) {
      const { given, operands } = splitArguments(shape.flags, args)
      const operand = readOperand(shape.operand, operands)
      const values = Object.entries(shape.flags).map(([name, flag]) => [
        name,
        flag.read(given.get(name) ?? [], name),
      ])
      return read(Object.fromEntries(values) as ValuesOf<F>, operand)
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
