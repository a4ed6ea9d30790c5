import type { Language } from '../domain/language.ts'
import type { Voice } from './voice.ts'

/** When the window cannot go on, or shall not. */
const ja = {
  title: { renewal: 'いまは更新できません', acquisition: 'いまは取得できません' },
  declined: {
    title: { renewal: '更新をやめました', acquisition: '取得をやめました' },
    what: {
      renewal: '何も変更していません。現在の電子証明書をそのまま使えます。',
      acquisition: '電子証明書は発行していません。',
    },
    next: {
      renewal: 'あとで更新するときは、「重要なお知らせ」からもう一度始めてください。',
      acquisition: 'あとで取得するときは、「電子証明書取得」からもう一度始めてください。',
    },
  },
  onward: {
    again: (_: Voice) => 'もう一度始める',
    logon: (v: Voice) => `${v.logon}画面へ`,
    acquire: (_: Voice) => '電子証明書取得',
    notices: (_: Voice) => '重要なお知らせへ',
  },
  close: 'このウィンドウを閉じる',
  otherwise: {
    renewal: '※ 現在の電子証明書は、有効期限日まではそのまま使えます。',
    acquisition: '※ 取得コードやIDは、期限までもう一度使えます。',
  },
}

export type EndedWords = typeof ja

const en: EndedWords = {
  title: { renewal: 'You cannot renew now', acquisition: 'You cannot get a certificate now' },
  declined: {
    title: { renewal: 'The renewal was stopped', acquisition: 'Nothing was issued' },
    what: {
      renewal: 'Nothing has been changed. Your present certificate goes on working.',
      acquisition: 'No certificate has been issued.',
    },
    next: {
      renewal: 'To renew later, start again from “Important notices”.',
      acquisition: 'To get it later, start again from “Get a certificate”.',
    },
  },
  onward: {
    again: () => 'Start again',
    logon: (v) => `To the ${v.logon} page`,
    acquire: () => 'Get a certificate',
    notices: () => 'To important notices',
  },
  close: 'Close this window',
  otherwise: {
    renewal: 'Your present certificate works until its expiry date.',
    acquisition: 'Your IDs and the pickup code can be used again until they run out.',
  },
}

export const endedWords: Record<Language, EndedWords> = { ja, en }
