import type { Language } from '../domain/language.ts'
import { capital, type Voice } from './voice.ts'

const ja = {
  title: '暗証番号入力',
  lead: '電子証明書を確認しました。続いて暗証番号を入力してください。',
  company: 'ご契約先',
  person: 'お名前',
  submit: (v: Voice) => v.logon,
  notYou: 'ご本人でない場合は、この画面を閉じてください。',
  wrong: '暗証番号が違います。もう一度入力してください。',
  triesLeft: (tries: number, v: Voice) =>
    `あと ${tries} 回続けて間違えると、この電子証明書での${v.logon}を一時的に止めます。お忘れの場合は、間違える前に${v.desk.name}へお電話ください。`,
  missing: '暗証番号を入力してください。',
}

export type PinWords = typeof ja

const en: PinWords = {
  title: 'Enter your PIN',
  lead: 'We have recognised your certificate. Please enter your PIN.',
  company: 'Company',
  person: 'Name',
  submit: (v) => capital(v.logOn),
  notYou: 'If this is not you, please close this page.',
  wrong: 'This PIN is not right. Please enter it again.',
  triesLeft: (tries, v) =>
    `After ${tries === 1 ? 'one more wrong entry' : `${tries} more wrong entries`} in a row, ${v.logon} with this certificate is stopped. If you have forgotten the PIN, call the ${v.desk.name} first.`,
  missing: 'Please enter your PIN.',
}

export const pinWords: Record<Language, PinWords> = { ja, en }
