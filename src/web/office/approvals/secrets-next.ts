import { isOnPaper } from '../../../domain/second-proof.ts'
import type { OfficeDeskWords } from '../../../words/office-desk.ts'
import type { Shown } from '../server/office.ts'

/** What the staff do, or need not do, so that secrets of an approved act reach their holder. */
export function secretsNext(shown: Shown, { secretsNext: words }: OfficeDeskWords): string[] {
  if (shown.act !== 'reissue' && shown.act !== 'administrator-adding') return []
  const hasPins = shown.act === 'administrator-adding' || shown.pins === 'reset'
  const onPaper = isOnPaper(shown.code)
  const said: string[] = []
  if (hasPins && onPaper) said.push(words.bothLetters)
  if (hasPins && !onPaper) said.push(words.pinLetter)
  if (!hasPins && onPaper) said.push(words.codeLetter)
  if (shown.code.includes('mail')) said.push(words.codeByMail)
  if (shown.code.includes('counter')) said.push(words.codeAtCounter)
  return said
}
