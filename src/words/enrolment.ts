import type { Language } from '../domain/language.ts'
import type { Voice } from './voice.ts'

/** What the page does by itself while 「電子証明書発行処理中」 stands there. */
export type IssuingStep = 'key' | 'request' | 'certificate' | 'file'

const ja = {
  issuing: {
    title: '電子証明書発行処理中',
    lead: 'このままお待ちください。終わると、自動的に次の画面に進みます。',
    steps: {
      key: '鍵をこのパソコンの中で作成しています',
      request: '発行の申し込みに署名して送っています',
      certificate: '電子証明書を受け取っています',
      file: 'パスワードで守られたファイルを作成しています',
    } satisfies Record<IssuingStep, string>,
    note: {
      renewal: '※ 途中で閉じても、現在の電子証明書はそのまま使えます。',
      acquisition: '※ 途中で閉じても、取得コードの期限までは、もう一度やり直せます。',
    },
    stalled: '処理が始まりません。インターネットへの接続を確かめてから、読み込み直してください。',
    reload: '読み込み直す',
  },
  saving: {
    title: '電子証明書の保存',
    lead: '新しい電子証明書ができました。次の順に進めてください。この画面は、終わるまで閉じないでください。',
    fileHeading: 'ファイルを保存する',
    fileName: 'ファイル名',
    save: 'ファイルを保存する',
    saved: '保存しました。ブラウザの「ダウンロード」に入っています。',
    saveAgain: 'もう一度保存する',
    passwordHeading: 'パスワードを控える',
    password: 'ファイルのパスワード',
    passwordLead: 'ファイルを取り込むときに使います。この画面を閉じると、二度と表示されません。',
    passwordWaiting: '作成しています',
    copy: 'コピーする',
    copied: 'コピーしました。',
    installHeading: 'ファイルを取り込む',
    doneHeading: '取り込みが終わったら',
    doneLead: (v: Voice) =>
      `「はい」を押すと、別のウィンドウで${v.logon}を確かめます。電子証明書の選択画面では、有効期限の新しいほうを選んでください。`,
    question: 'ファイルの取り込みは終わりましたか。',
    yes: 'はい',
    later: 'あとで行う',
    otherwise: {
      renewal: (date: string) =>
        `ファイルやパスワードをなくしたときは、もう一度更新してください。現在の電子証明書は${date}まで使えます。`,
      acquisition: (date: string) =>
        `ファイルやパスワードをなくしたときは、${date}までに、もう一度「電子証明書取得」から手続きしてください。`,
    },
  },
  proving: {
    heading: (v: Voice) => `${v.logon}確認を待っています`,
    lead: '別のウィンドウで、新しい電子証明書を選んでください。確認できると、この画面は自動的に切り替わります。',
    again: 'もう一度確認する',
    help: '選択画面に新しい電子証明書が出ないときは、取り込みの手順をもう一度行ってから、「もう一度確認する」を押してください。',
  },
  offline: {
    title: '通信が切れました',
    what: 'インターネットにつながらないため、処理を止めています。',
    next: '接続を確かめてから、「もう一度試す」を押してください。',
    retry: 'もう一度試す',
  },
  refused: {
    title: '発行できませんでした',
    what: '今回の申し込みでは、電子証明書を発行できませんでした。',
    next: '「はじめからやり直す」を押してください。同じことが続くときは、下記へお電話ください。',
    again: 'はじめからやり直す',
  },
  incapable: {
    title: 'このブラウザでは鍵を作れません',
    what: 'お使いのブラウザが古いか、鍵を作る機能が止められています。',
    next: '最新のMicrosoft Edge、Google Chrome、Firefox、Safariのいずれかで開き直してください。会社のパソコンで変更できないときは、システムのご担当の方にご相談ください。',
  },
  scriptless: {
    title: 'スクリプトが無効になっています',
    what: '鍵をお使いのパソコンの中で作るために、この画面だけはJavaScriptを使います。',
    next: 'ブラウザの設定でJavaScriptを有効にしてから、この画面を開き直してください。',
  },
}

export type EnrolmentWords = typeof ja

const en: EnrolmentWords = {
  issuing: {
    title: 'Issuing the certificate',
    lead: 'Please wait. The next page comes by itself.',
    steps: {
      key: 'Making the key inside this computer',
      request: 'Signing and sending the request',
      certificate: 'Receiving the certificate',
      file: 'Making the file and its password',
    },
    note: {
      renewal: 'If you close this window, your present certificate goes on working.',
      acquisition: 'If you close this window, you can start again until the pickup code runs out.',
    },
    stalled: 'Nothing has begun yet. Check your connection to the internet, then load this page again.',
    reload: 'Load this page again',
  },
  saving: {
    title: 'Save the certificate',
    lead: 'Your new certificate is ready. Do these steps in order, and keep this page open until the end.',
    fileHeading: 'Save the file',
    fileName: 'File name',
    save: 'Save the file',
    saved: 'Saved. You find it among your browser’s downloads.',
    saveAgain: 'Save again',
    passwordHeading: 'Keep the password at hand',
    password: 'Password of the file',
    passwordLead: 'You need it to install the file. Once this page is closed, it is never shown again.',
    passwordWaiting: 'Being made',
    copy: 'Copy',
    copied: 'Copied.',
    installHeading: 'Install the file',
    doneHeading: 'When it is installed',
    doneLead: (v) =>
      `Press “Yes” and check in another window that you can ${v.logOn} with it. When the browser asks, choose the certificate with the later expiry date.`,
    question: 'Have you installed the file?',
    yes: 'Yes',
    later: 'Do this later',
    otherwise: {
      renewal: (date) =>
        `If you lose the file or its password, renew again. Your present certificate works until ${date}.`,
      acquisition: (date) =>
        `If you lose the file or its password, start again from “Get a certificate” by ${date}.`,
    },
  },
  proving: {
    heading: (v) => `Waiting for your ${v.logon}`,
    lead: 'Choose the new certificate in the other window. This page then changes by itself.',
    again: 'Check again',
    help: 'If the new certificate is not offered, repeat the steps above to install it and press “Check again”.',
  },
  offline: {
    title: 'The connection was lost',
    what: 'We have stopped because this computer is not connected to the internet.',
    next: 'Check the connection and press “Try again”.',
    retry: 'Try again',
  },
  refused: {
    title: 'It could not be issued',
    what: 'The certificate could not be issued on this request.',
    next: 'Press “Start again”. If it happens again, please call us.',
    again: 'Start again',
  },
  incapable: {
    title: 'This browser cannot make a key',
    what: 'The browser is too old, or its function for making keys has been switched off.',
    next: 'Open this page with a current Microsoft Edge, Google Chrome, Firefox or Safari. If you cannot change it on a company computer, ask the person in charge of your systems.',
  },
  scriptless: {
    title: 'Scripts are switched off',
    what: 'This page alone needs JavaScript, because the key is made inside your own computer.',
    next: 'Allow JavaScript in your browser and open this page again.',
  },
}

export const enrolmentWords: Record<Language, EnrolmentWords> = { ja, en }
