import type { Language } from '../domain/language.ts'
import { capital, type Voice } from './voice.ts'

const ja = {
  title: '電子証明書取得',
  lead: '電子証明書を受け取る方ご本人が、お使いになるパソコンで手続きしてください。',
  role: 'あなたの区分',
  roleHint: 'IDのお知らせに記載されています。',
  administratorForm: (v: Voice) => `${v.administrator}の方`,
  userForm: (v: Voice) => `${v.user}の方`,
  contractId: '契約者ID',
  administratorId: (v: Voice) => `${v.administrator}ID`,
  administratorIdHint: (v: Voice) => `${v.administrator}が1人のご契約先では、入力しなくてかまいません。`,
  userId: (v: Voice) => `${v.user}ID`,
  idHint: 'IDのお知らせに記載された英数字です。',
  pinHint: 'はじめての方は、お渡しした仮の暗証番号を入力してください。',
  optional: (label: string) => `${label}（任意）`,
  submit: '次へ',
  forgottenHeading: 'IDや暗証番号が分からないとき',
  forgotten: (v: Voice) =>
    `${v.user}の方は、ご契約先の${v.administrator}の方にお尋ねください。${v.administrator}の方は、${v.desk.name}へお電話ください。`,
  otherwise: (v: Voice) =>
    `続けて間違えると、この「電子証明書取得」だけを一時的に止めます。電子証明書での${v.logon}が止まることはありません。`,
}

export type AcquisitionWords = typeof ja

const en: AcquisitionWords = {
  title: 'Get a certificate',
  lead: 'The person who will hold the certificate does this, on the computer on which it will be used.',
  role: 'Who are you?',
  roleHint: 'It stands in the letter with your ID.',
  administratorForm: (v) => capital(v.administrator),
  userForm: (v) => capital(v.user),
  contractId: 'Contract ID',
  administratorId: (v) => `${capital(v.administrator)} ID`,
  administratorIdHint: (v) => `Leave it empty if your company has only one ${v.administrator}.`,
  userId: (v) => `${capital(v.user)} ID`,
  idHint: 'Letters and digits, as in the letter with your ID.',
  pinHint: 'The first time, enter the temporary PIN you were given.',
  optional: (label) => `${label} (optional)`,
  submit: 'Continue',
  forgottenHeading: 'If you do not know your ID or PIN',
  forgotten: (v) =>
    `If you are a ${v.user}, ask your company’s ${v.administrator}. If you are the ${v.administrator}, call the ${v.desk.name}.`,
  otherwise: (v) =>
    `Several wrong entries close this page for you for a while, and only this page: ${v.logon} with a certificate is never stopped by it.`,
}

export const acquisitionWords: Record<Language, AcquisitionWords> = { ja, en }
