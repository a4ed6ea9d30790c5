import { type BoardFault, longestBody, longestPeriod, longestTitle } from '../domain/board-message-faults.ts'
import type { Language } from '../domain/language.ts'
import type { ToldFacts } from './refusal-sentence.ts'

/** What is wrong with a message for the board, beside its field and in a refusal. */
type Faults = Record<BoardFault | 'no-contract', string>

const ja: Faults = {
  'title-missing': '題名を入力してください。',
  'title-long': `題名は${longestTitle}文字以内で入力してください。`,
  'title-link': '題名に、Webサイトやメールのアドレスは書けません。',
  'body-missing': '本文を入力してください。',
  'body-long': `本文は${longestBody}文字以内で入力してください。`,
  'body-link':
    '本文に、Webサイトやメールのアドレスは書けません。お客さまには、いつものブックマークから開いていただきます。',
  'until-before-from': '掲載の最終日は、初日以後の日にしてください。',
  'from-past': '掲載の初日は、今日以後の日にしてください。',
  'until-far': `掲載の期間は、${longestPeriod}日以内にしてください。`,
  'no-contract': 'その契約者IDの契約先はありません。',
}

const en: Faults = {
  'title-missing': 'Enter a title.',
  'title-long': `Use ${longestTitle} characters at most for the title.`,
  'title-link': 'A title holds no web or mail address.',
  'body-missing': 'Enter the text.',
  'body-long': `Use ${longestBody} characters at most for the text.`,
  'body-link': 'A text holds no web or mail address: customers come by their own bookmark.',
  'until-before-from': 'The last day cannot be before the first.',
  'from-past': 'The first day cannot be before today.',
  'until-far': `A message stands for ${longestPeriod} days at most.`,
  'no-contract': 'There is no contract with this ID.',
}

export const boardFaults: Record<Language, Faults> = { ja, en }

/** The sentence of the refusal `message-faulty`. */
export function messageFault({ is }: ToldFacts, language: Language): string {
  const words = Object.entries(boardFaults[language])
  return words.find(([fault]) => is('fault', fault))?.[1] ?? general[language]
}

const general: Record<Language, string> = {
  ja: 'お知らせの内容に、掲載できないところがあります。',
  en: 'Something in the message cannot stand on the board.',
}
