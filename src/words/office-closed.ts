import type { Language } from '../domain/language.ts'

/** What the staff are told while the database is behind the journal (docs/decisions/034-journal.md). */
interface OfficeClosedWords {
  title: string
  since(moment: string): string
  behind: string
  damaged: string
  lacking(events: number, from: string): string
  next: string
  more: string
  refused: string
  open: string
  operator: string
  operatorDamaged: string
  commands: readonly (readonly [command: string, what: string])[]
}

const ja: OfficeClosedWords = {
  title: 'お客さまの受付を止めています',
  since: (moment) => `${moment}に気づき、自動で止めました。`,
  behind:
    'データベースの内容が、別に残している記録（ジャーナル）より古くなっています。失効や利用停止がなかったことにならないよう、記録を合わせるまで受け付けません。',
  damaged:
    '別に残している記録（ジャーナル）に、書いたときと違うところがあります。データベースから失われたものがないと確かめられるまで、受け付けません。',
  lacking: (events, from) =>
    `データベースにないのは、${from}以降の ${events} 件です。この画面の表示にも含まれていません。`,
  next: 'システムの運用担当者に、すぐに連絡してください。お客さまには、現在の電子証明書をそのままお持ちいただくようにご案内ください。',
  more: '止まっていることと、運用担当者がすること',
  refused:
    '止まっていること：お客さまのログオン、電子証明書の取得・更新、機器やプログラム（API・EST）からの接続、失効リストと OCSP 応答、メールと通知の送信。ほかのシステムは、いま持っている失効リストの期限が切れると、電子証明書を受け付けなくなります。',
  open: 'できること：この画面での検索と確認、失効と利用停止。急ぐときは、今すぐ行ってください。',
  operator:
    '運用担当者：次の順に実行します。合わせ終わると、数秒で受付を再開します。職員も、もう一度サインインします。',
  operatorDamaged:
    '運用担当者：記録のフォルダーの写しを取り、だれが、何が変えたのかを確かめてください。すべてのサーバーを止めて、次の順に実行します。職員も、もう一度サインインします。',
  commands: [
    ['warifu journal status', '（状態を見る。何も変えません）'],
    ['warifu journal reconcile --dry-run', '（することを見る。何も変えません）'],
    ['warifu journal reconcile', '（記録を合わせる）'],
  ],
}

const en: OfficeClosedWords = {
  title: 'Customers are not let in',
  since: (moment) => `This was found on ${moment}, and all was closed by itself.`,
  behind:
    'The database is older than the journal that is kept beside it. So that nothing that was revoked or stopped is forgotten, nobody is let in until both agree.',
  damaged:
    'The journal that is kept beside the database is not everywhere as it was written. Nobody is let in until it is certain that the database has lost nothing.',
  lacking: (events, from) =>
    events === 1
      ? `The database lacks one act, of ${from}. It is not on these pages either.`
      : `The database lacks ${events} acts, the first of ${from}. They are not on these pages either.`,
  next: 'Tell the operator of this system at once. Tell customers to keep the certificate that they have.',
  more: 'What is closed, and what the operator does',
  refused:
    'Closed: log-on, acquisition and renewal of certificates, devices and programs (API, EST), lists of the revoked and OCSP answers, mails and webhooks. Other systems will refuse certificates once the list that they have has ended.',
  open: 'Open: to search and to look here, to revoke and to stop. If it is urgent, do it now.',
  operator:
    'The operator runs these, one after the other. Customers are let in within seconds of the last, and everybody signs in anew, staff too.',
  operatorDamaged:
    'The operator keeps a copy of the journal’s folder, finds out who or what has changed it, stops all servers, and runs these, one after the other. Everybody signs in anew, staff too.',
  commands: [
    ['warifu journal status', '(how it stands; changes nothing)'],
    ['warifu journal reconcile --dry-run', '(what would be done; changes nothing)'],
    ['warifu journal reconcile', '(does it)'],
  ],
}

export const officeClosedWords: Record<Language, OfficeClosedWords> = { ja, en }
