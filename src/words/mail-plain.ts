import { columnsOf, columnsOfCharacter } from './columns.ts'

/** What terminals, and mail programs that quote, show whole. */
const widest = 76

// 行頭禁則: what may not begin a line, and 行末禁則: what may not end one.
const notFirst =
  /[、。，．・：；？！)）」』】〕］｝〉》ー々〻ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ～…‥゛゜ゝゞヽヾ’”]/u
const notLast = /[(（「『【〔［｛〈《‘“]/u

/** The text part as it is sent: folded, lists hanging, kinsoku kept. A word or number is never broken unless it alone is too long. */
export function mailPlain(text: string): string {
  return text
    .split('\n')
    .flatMap((line) => fold(line))
    .join('\n')
}

function fold(line: string): string[] {
  if (columnsOf(line) <= widest) return [line]
  const mark = /^(?:・|- |\d+\. |※ )/u.exec(line)?.[0] ?? ''
  const hanging = ' '.repeat(columnsOf(mark))
  const lines: string[] = []
  let rest = line.slice(mark.length)
  let before = mark
  while (rest !== '') {
    const end = endOfLine(rest, widest - columnsOf(before))
    lines.push(before + rest.slice(0, end).trimEnd())
    rest = rest.slice(end).trimStart()
    before = hanging
  }
  return lines
}

/** Where to break: the last place that fits and is allowed, or where it is full if there is none. */
function endOfLine(text: string, room: number): number {
  let columns = 0
  let at = 0
  let allowed = 0
  let full = 0
  let previous = ''
  for (const character of text) {
    if (previous !== '' && mayBreak(previous, character)) allowed = at
    columns += columnsOfCharacter(character)
    // A blank at the end of a line is not seen.
    if (columns > room && character !== ' ') return allowed || full || character.length
    at += character.length
    full = at
    previous = character
  }
  return at
}

function mayBreak(before: string, after: string): boolean {
  if (after === ' ' || after === '　') return false
  if (before === ' ' || before === '　') return true
  if (notFirst.test(after) || notLast.test(before)) return false
  return columnsOfCharacter(before) === 2 || columnsOfCharacter(after) === 2
}
