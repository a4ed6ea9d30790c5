import type { Language } from '../domain/language.ts'
import type { ProtectionLevel } from '../domain/policy.ts'

const ja = {
  rsa: '新しいRSA交換キーを作成します',
  other: '新しいキーを作成します',
  lead: (level: string) => `セキュリティレベルが「${level}」であることを確かめて、「OK」を押してください。`,
  kind: 'キーの種類',
  level: 'セキュリティレベル',
  meaning: {
    low: '電子証明書を使うときに、確認の画面は出ません。',
    medium: '電子証明書を使うたびに、確認の画面が出ます。',
    high: '電子証明書を使うたびに、パスワードの入力が必要です。',
  } satisfies Record<ProtectionLevel, string>,
  where: {
    low: 'ファイルを取り込むときは、「秘密キーの保護を強力にする」と「このキーをエクスポート可能にする」のどちらにもチェックを付けないでください。',
    medium:
      'このレベルは、あとでファイルを取り込むときにWindowsで設定します。「秘密キーの保護を強力にする」にチェックを付け、セキュリティレベルの「中」を選んでください。「このキーをエクスポート可能にする」にはチェックを付けないでください。',
    high: 'このレベルは、あとでファイルを取り込むときにWindowsで設定します。「秘密キーの保護を強力にする」にチェックを付け、セキュリティレベルの「高」を選んでください。「このキーをエクスポート可能にする」にはチェックを付けないでください。',
  } satisfies Record<ProtectionLevel, string>,
  elsewhere: 'Windows以外では、取り込むときの画面にしたがってください。',
  honest: '※ お客さまが選んだレベルを記録します。パソコン側の設定までは、こちらから確かめられません。',
  ok: 'OK',
  cancel: 'キャンセル',
}

export type KeyStepWords = typeof ja

const en: KeyStepWords = {
  rsa: 'A new RSA exchange key will be made',
  other: 'A new key will be made',
  lead: (level) => `Check that the security level is “${level}” and press “OK”.`,
  kind: 'Kind of key',
  level: 'Security level',
  meaning: {
    low: 'Nothing is asked when the certificate is used.',
    medium: 'You are asked to confirm each time the certificate is used.',
    high: 'A password is asked each time the certificate is used.',
  },
  where: {
    low: 'When you install the file, leave both “Enable strong private key protection” and “Mark this key as exportable” off.',
    medium:
      'You set this level later in Windows, when you install the file: tick “Enable strong private key protection” and choose the security level “Medium”. Leave “Mark this key as exportable” off.',
    high: 'You set this level later in Windows, when you install the file: tick “Enable strong private key protection” and choose the security level “High”. Leave “Mark this key as exportable” off.',
  },
  elsewhere: 'On other systems, follow what the system asks when you install the file.',
  honest: 'We record the level you accepted. What your computer was set to we cannot verify.',
  ok: 'OK',
  cancel: 'Cancel',
}

export const keyStepWords: Record<Language, KeyStepWords> = { ja, en }
