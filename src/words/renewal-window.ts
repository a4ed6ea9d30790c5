import type { Language } from '../domain/language.ts'
import type { Voice } from './voice.ts'

/** The five parts of a renewal or an acquisition, as the bar above each screen shows them. */
export type Part = 'prepare' | 'confirm' | 'issue' | 'save' | 'prove'

const ja = {
  window: '電子証明書の更新',
  acquisition: '電子証明書の取得',
  progress: '手続きの流れ',
  parts: (v: Voice): Record<Part, string> => ({
    prepare: '準備',
    confirm: '確認',
    issue: '発行',
    save: '保存',
    prove: `${v.logon}確認`,
  }),
  state: { done: '済み', doing: '処理中', todo: 'これから' },
  preparing: {
    title: '電子証明書更新前処理中',
    lead: '更新できるかどうかを確かめています。終わると、自動的に次の画面に進みます。',
    period: (expiryDate: string, left: string) => `更新できる期間です（${expiryDate}まで ${left}）`,
    browser: 'お使いのブラウザが鍵を作れること',
    certificate: {
      doing: '現在の電子証明書を確認しています',
      done: '現在の電子証明書を確認しました',
      todo: '現在の電子証明書を確認します',
    },
    proceed: '自動的に進まないときは、こちらを押してください',
    choose: 'ブラウザが電子証明書の選択画面を表示したら、現在お使いの電子証明書を選んでください。',
  },
  interrupted: '※ 途中で閉じても、現在の電子証明書はそのまま使えます。',
  renew: {
    title: '更新',
    lead: '次の電子証明書を更新します。内容を確かめて、「更新」を押してください。',
    holder: 'お名前',
    company: 'ご契約先',
    present: '現在の有効期限日',
    next: '新しい有効期限日',
    submit: '更新',
    otherwise: (expiryDate: string) =>
      `更新しない場合、現在の電子証明書は${expiryDate}まで使えます。その翌日からは使えなくなります。`,
    note: '※ 新しい有効期限日は、今日発行した場合の日付です。',
    repeat:
      '前回の更新が途中で終わっています。もう一度更新すると、前回の新しい電子証明書は使えなくなります。',
  },
  storage: {
    title: '保存先の選択',
    lead: '新しい電子証明書をどこに保存するかを選んでください。',
    file: 'パソコンに保存する',
    fileLead:
      'パスワードで守られたファイルとして、このパソコンに保存します。そのファイルを、パソコンやブラウザに取り込んで使います。',
    otherwise: '※ 共用のパソコンには保存しないでください。',
  },
}

export type RenewalWindowWords = typeof ja

const en: RenewalWindowWords = {
  window: 'Renew your certificate',
  acquisition: 'Get your certificate',
  progress: 'Progress',
  parts: (v) => ({
    prepare: 'Prepare',
    confirm: 'Confirm',
    issue: 'Issue',
    save: 'Save',
    prove: v.logon === 'log-in' ? 'Log-in check' : 'Log-on check',
  }),
  state: { done: 'done', doing: 'in progress', todo: 'to come' },
  preparing: {
    title: 'Preparing the renewal',
    lead: 'We are checking whether you can renew. The next page comes by itself.',
    period: (expiryDate, left) => `Renewal is open (until ${expiryDate}, ${left})`,
    browser: 'Your browser can make a key',
    certificate: {
      doing: 'Checking your present certificate',
      done: 'Your present certificate has been checked',
      todo: 'Check your present certificate',
    },
    proceed: 'If nothing happens, press here',
    choose: 'If your browser asks which certificate to use, choose the one you are using now.',
  },
  interrupted: 'If you close this window, your present certificate goes on working.',
  renew: {
    title: 'Renew',
    lead: 'This certificate will be renewed. Check it and press “Renew”.',
    holder: 'Name',
    company: 'Company',
    present: 'Present certificate expires',
    next: 'New certificate will expire',
    submit: 'Renew',
    otherwise: (expiryDate) =>
      `If you do not renew, your present certificate works until ${expiryDate} and stops the day after.`,
    note: 'The new expiry date is the one you get if it is issued today.',
    repeat:
      'Your last renewal was not finished. If you renew again, the unused certificate of last time stops working.',
  },
  storage: {
    title: 'Where to store it',
    lead: 'Choose where the new certificate will be stored.',
    file: 'Save it on this computer',
    fileLead:
      'It is saved on this computer as a file protected by a password. You then install the file in the computer or the browser.',
    otherwise: 'Do not save it on a computer that you share with others.',
  },
}

export const renewalWindowWords: Record<Language, RenewalWindowWords> = { ja, en }
