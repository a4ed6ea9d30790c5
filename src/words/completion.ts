import type { Language } from '../domain/language.ts'
import { capital, type Voice } from './voice.ts'

/** What became of the certificate that was there before. */
export type OldCertificate = 'superseded' | 'retiring' | 'none'

const ja = {
  renewal: {
    title: '電子証明書のインストールが完了しました',
    lead: (v: Voice) => `新しい電子証明書で${v.logon}できたことを確認しました。更新はこれで終わりです。`,
  },
  acquisition: {
    title: '電子証明書の取得が完了しました',
    lead: (v: Voice) => `新しい電子証明書で${v.logon}できたことを確認しました。手続きはこれで終わりです。`,
  },
  contents: '新しい電子証明書の内容',
  oldHeading: '古い電子証明書',
  old: {
    superseded: (_until: string) =>
      '古い電子証明書は使えなくなりました。選択画面にまだ表示されるときは、有効期限の新しいほうを選んでください。',
    retiring: (until: string) =>
      `古い電子証明書は${until}まで使えます。その後は使えなくなりますので、今日から新しいほうをお使いください。`,
    none: (_until: string) => '',
  } satisfies Record<OldCertificate, (until: string) => string>,
  fileHeading: '保存したファイル',
  file: (fileName: string) =>
    `取り込みは終わっていますので、保存したファイル（${fileName}）と、控えたパスワードは削除してください。`,
  fileUnknown: '取り込みは終わっていますので、保存したファイルと、控えたパスワードは削除してください。',
  next: (date: string) => `次の更新は${date}からできます。近づきましたらお知らせします。`,
  close: 'このウィンドウを閉じる',
  closeHelp: '※ 閉じないときは、ブラウザの「×」で閉じてください。',
  proceed: 'メインメニューへ進む',
  notYou: (v: Voice) =>
    `身に覚えのない発行のときは、すぐに${v.desk.name}（${v.desk.telephone}）へご連絡ください。`,
  proved: {
    title: (v: Voice) => `新しい電子証明書で${v.logon}できました`,
    lead: 'このウィンドウを閉じて、もとのウィンドウに戻ってください。',
    kept: 'もとのウィンドウを閉じてしまっても、手続きは終わっています。',
  },
  later: {
    title: (v: Voice) => `${v.logon}確認`,
    what: (v: Voice) => `新しい電子証明書での${v.logon}確認が残っています。`,
    next: (until: string, v: Voice) =>
      `${until}までに、新しい電子証明書で一度${v.logon}してください。「重要なお知らせ」にも表示します。`,
    otherwise: {
      renewal: (until: string) =>
        `それまでに確認できないときは、新しい電子証明書は無効になります。現在の電子証明書は、有効期限日（${until}）まで使えます。もう一度更新することもできます。`,
      acquisition: (until: string) =>
        `それまでに確認できないときは、新しい電子証明書は無効になります。${until}までは、もう一度「電子証明書取得」から手続きできます。`,
    },
    now: (v: Voice) => `いま${v.logon}を確かめる`,
    keep: '※ ファイルのパスワードは、前の画面を閉じると二度と表示されません。',
    lost: 'ファイルをなくしたときや、パスワードがわからないときは、もう一度作成してください。先に作成した電子証明書は使えなくなります。',
    again: 'もう一度作成する',
  },
}

export type CompletionWords = typeof ja

const en: CompletionWords = {
  renewal: {
    title: 'The certificate is installed',
    lead: (v) => `Your ${v.logon} with the new certificate has worked. The renewal is complete.`,
  },
  acquisition: {
    title: 'You have your certificate',
    lead: (v) => `Your ${v.logon} with the new certificate has worked. You are done.`,
  },
  contents: 'The new certificate',
  oldHeading: 'The old certificate',
  old: {
    superseded: () =>
      'The old certificate no longer works. If your browser still offers it, choose the one with the later expiry date.',
    retiring: (until) =>
      `The old certificate works until ${until} and then stops. Please use the new one from today.`,
    none: () => '',
  },
  fileHeading: 'The file you saved',
  file: (fileName) =>
    `It is installed, so delete the file you saved (${fileName}) and any note of its password.`,
  fileUnknown: 'It is installed, so delete the file you saved and any note of its password.',
  next: (date) => `You can renew next from ${date}. We will remind you.`,
  close: 'Close this window',
  closeHelp: 'If it does not close, close it with the “×” of your browser.',
  proceed: 'Continue to the main menu',
  notYou: (v) =>
    `If you did not ask for this certificate, call the ${v.desk.name} at once: ${v.desk.telephone}.`,
  proved: {
    title: (v) => `The ${v.logon} with the new certificate worked`,
    lead: 'Close this window and go back to the first one.',
    kept: 'Even if the first window has been closed, everything is done.',
  },
  later: {
    title: (v) => `${capital(v.logon)} check`,
    what: (v) => `One step is left: a ${v.logon} with the new certificate.`,
    next: (until, v) =>
      `Please ${v.logOn} once with the new certificate by ${until}. “Important notices” will remind you.`,
    otherwise: {
      renewal: (until) =>
        `If you do not, the new certificate is withdrawn. Your present one works until its expiry date (${until}), and you can renew again.`,
      acquisition: (until) =>
        `If you do not, the new certificate is withdrawn. Until ${until} you can start again from “Get a certificate”.`,
    },
    now: (v) => `Check the ${v.logon} now`,
    keep: 'Once the page before is closed, the password of the file is never shown again.',
    lost: 'If the file is lost, or its password, please make another certificate. The one made before will not work then.',
    again: 'Make another',
  },
}

export const completionWords: Record<Language, CompletionWords> = { ja, en }
