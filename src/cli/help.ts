import { allVerbs } from './arguments.ts'
import type { Flag } from './flag.ts'
import type { Operand, Verb } from './verb.ts'

type AnyVerb = Pick<Verb<unknown>, 'words' | 'does' | 'operand' | 'flags'>

/** `warifu help`: of everything, of the verbs that begin so, or of one. */
export function help(about: string): string {
  const chosen = allVerbs.filter(({ words }) => `${words} `.startsWith(about === '' ? '' : `${about} `))
  const [only] = chosen
  if (only !== undefined && chosen.length === 1) return helpOf(only)
  const width = Math.max(...chosen.map(({ words }) => words.length))
  const lines = chosen.map(({ words, does }) => `  warifu ${words.padEnd(width)}  ${does[0]}`)
  return `${[...lines, '', 'warifu help <verb> tells what one takes; docs/CLI.md has all of it.'].join('\n')}\n`
}

function helpOf(shown: AnyVerb): string {
  const flags = rowsOf(shown).map(([name, says]) => `  ${name.padEnd(26)}  ${says}`)
  return `${[synopsis(shown), '', ...shown.does.map(sentence), '', ...flags].join('\n').trimEnd()}\n`
}

/** How it is typed. */
export function synopsis({ words, operand, flags }: AnyVerb): string {
  const parts = Object.entries(flags).map(([name, flag]) => bracketed(name, flag))
  const named = operand === undefined ? [] : [operandOf(operand)]
  return wrapped([`warifu ${words}`, ...named, ...parts])
}

/** Each thing that may follow the verb, with what it is. */
export function rowsOf({ operand, flags }: AnyVerb): [string, string][] {
  const named: [string, string][] = operand === undefined ? [] : [[operandOf(operand), operand.says]]
  return [
    ...named,
    ...Object.entries(flags).map(([name, flag]): [string, string] => [written(name, flag), flag.says]),
  ]
}

function operandOf({ name, completes, isOptional }: Operand): string {
  const text = `<${typeof completes === 'object' ? completes.join('|') : name}>`
  return isOptional === true ? `[${text}]` : text
}

const written = (name: string, { value }: Flag<unknown>) =>
  value === undefined ? `--${name}` : `--${name} ${value}`

function bracketed(name: string, flag: Flag<unknown>): string {
  const text = flag.isNeeded ? written(name, flag) : `[${written(name, flag)}]`
  return flag.isMany ? `${text}…` : text
}

export function sentence(text: string): string {
  const capital = `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
  return /[.:)]$/.test(capital) ? capital : `${capital}.`
}

/** On lines of a hundred columns. */
function wrapped([first = '', ...parts]: readonly string[]): string {
  const lines = [first]
  for (const part of parts) {
    const last = lines.at(-1) ?? ''
    if (last.length + part.length < 100) lines[lines.length - 1] = `${last} ${part}`
    else lines.push(`    ${part}`)
  }
  return lines.join('\n')
}
