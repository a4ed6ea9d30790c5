import { parseArgs } from 'node:util'
import type { Flags } from './flag.ts'
import { didYouMean } from './nearest.ts'

export interface SplitArguments {
  /** What was written for each flag, each time. For one without a value an empty text. */
  given: ReadonlyMap<string, readonly string[]>
  operands: readonly string[]
}

/** By what the verb takes. Throws an Error that says what is strange. */
export function splitArguments(flags: Flags, args: readonly string[]): SplitArguments {
  const options = Object.fromEntries(
    Object.entries(flags).map(([name, { value }]) => [
      name,
      { type: value === undefined ? ('boolean' as const) : ('string' as const) },
    ]),
  )
  const { tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const given = new Map<string, string[]>()
  const operands: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value)
    if (token.kind !== 'option') continue
    const texts = given.get(token.name) ?? []
    texts.push(writtenValue(flags, token))
    given.set(token.name, texts)
  }
  for (const [name, texts] of given) {
    const flag = flags[name]
    if (texts.length > 1 && flag?.value !== undefined && !flag.isMany)
      throw new Error(`--${name} is given twice`)
  }
  return { given, operands }
}

interface Written {
  name: string
  rawName: string
  value: string | undefined
  inlineValue: boolean | undefined
}

function writtenValue(flags: Flags, { name, rawName, value, inlineValue }: Written): string {
  const names = Object.keys(flags)
  const flag = names.includes(name) && rawName === `--${name}` ? flags[name] : undefined
  if (flag === undefined)
    throw new Error(
      `there is no "${rawName}"${didYouMean(
        rawName,
        names.map((each) => `--${each}`),
      )}`,
    )
  if (flag.value === undefined) {
    if (value !== undefined) throw new Error(`${rawName} takes no value`)
    return ''
  }
  // What looks like the next flag was hardly meant as a value.
  if (value === undefined || (inlineValue !== true && value.startsWith('-')))
    throw new Error(`${rawName} needs a value: ${flag.says}`)
  return value
}
