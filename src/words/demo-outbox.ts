import type { Language } from '../domain/language.ts'
import type { PickupChannel } from '../domain/policy.ts'

const ja = {
  title: 'メールと郵便',
  lead: {
    kept: 'メールサーバーを設定していないため、このデモでは何も送られません。送られるはずのものを、新しい順に並べています。',
    sent: 'このデモのメールは、設定されたメールサーバーから実際に送られます。郵便は送られません。新しい順に並べています。',
  },
  sealed:
    '取得コードを含むものは暗号化して保存しています。デモではここで開いて見せています。期限が過ぎると消えます。',
  empty: 'まだ何もありません。',
  erased: '送信したか期限が過ぎたため、本文は消去しました。',
  to: '宛先',
  subject: '件名',
  at: '日時',
  channel: { mail: 'メール', letter: '郵便', counter: '窓口' } satisfies Record<PickupChannel, string>,
  backToGuide: 'ご案内へ戻る',
}

export type DemoOutboxWords = typeof ja

const en: DemoOutboxWords = {
  title: 'Mails and letters',
  lead: {
    kept: 'No mail server is set, so nothing is really sent here. This is what would be, the newest first.',
    sent: 'The mails of this demonstration are really sent, by the mail server that is set. Letters are not. The newest come first.',
  },
  sealed:
    'Whatever carries a pickup code is stored encrypted; the demonstration opens it here. It is erased when it has run out.',
  empty: 'There is nothing yet.',
  erased: 'It was sent or has run out, so its text was erased.',
  to: 'To',
  subject: 'Subject',
  at: 'Time',
  channel: { mail: 'E-mail', letter: 'Letter', counter: 'Counter' },
  backToGuide: 'Back to the guide',
}

export const demoOutboxWords: Record<Language, DemoOutboxWords> = { ja, en }
