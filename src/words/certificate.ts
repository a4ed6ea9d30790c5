import type { CertificateStage } from '../domain/certificate-stage.ts'
import type { Language } from '../domain/language.ts'
import type { KeyAlgorithm, ProtectionLevel } from '../domain/policy.ts'

const ja = {
  title: '電子証明書の内容',
  lead: '現在お使いの電子証明書です。',
  none: '電子証明書はまだありません。',
  commonName: '名義',
  subject: '主体者（サブジェクト）',
  issuer: '発行者',
  serialNumber: 'シリアル番号',
  validFrom: '有効期間の開始',
  validUntil: '有効期間の終了',
  expiryDate: '有効期限日',
  key: '鍵の種類',
  fingerprint: '拇印（SHA-256）',
  state: '状態',
  history: 'これまでの電子証明書',
  historyEmpty: 'これまでの電子証明書はありません。',
  issuedAt: '発行日',
  renewable: (from: string, until: string) => `${from}から${until}まで更新できます。`,
  stage: {
    signing: '発行処理中',
    proving: 'ログオン確認待ち',
    current: '使用中',
    retiring: '使用終了予定',
    superseded: '新しいものに交代済み',
    abandoned: '使われずに終了',
    revoked: '失効',
  } satisfies Record<CertificateStage, string>,
  expired: '有効期限切れ',
  keys: {
    'EC-P256': '楕円曲線 P-256',
    'EC-P384': '楕円曲線 P-384',
    'RSA-2048': 'RSA 2048ビット',
    'RSA-3072': 'RSA 3072ビット',
    'RSA-4096': 'RSA 4096ビット',
  } satisfies Record<KeyAlgorithm, string>,
  protection: { low: '低', medium: '中', high: '高' } satisfies Record<ProtectionLevel, string>,
}

export type CertificateWords = typeof ja

const en: CertificateWords = {
  title: 'Your certificate',
  lead: 'This is the certificate you are using now.',
  none: 'There is no certificate yet.',
  commonName: 'Name',
  subject: 'Subject',
  issuer: 'Issuer',
  serialNumber: 'Serial number',
  validFrom: 'Valid from',
  validUntil: 'Valid until',
  expiryDate: 'Expiry date',
  key: 'Key',
  fingerprint: 'Fingerprint (SHA-256)',
  state: 'State',
  history: 'Earlier certificates',
  historyEmpty: 'There are no earlier certificates.',
  issuedAt: 'Issued',
  renewable: (from, until) => `It can be renewed from ${from} to ${until}.`,
  stage: {
    signing: 'Being issued',
    proving: 'Waiting for its first use',
    current: 'In use',
    retiring: 'About to be retired',
    superseded: 'Replaced by a newer one',
    abandoned: 'Ended without being used',
    revoked: 'Revoked',
  },
  expired: 'Expired',
  keys: {
    'EC-P256': 'Elliptic curve P-256',
    'EC-P384': 'Elliptic curve P-384',
    'RSA-2048': 'RSA, 2048 bits',
    'RSA-3072': 'RSA, 3072 bits',
    'RSA-4096': 'RSA, 4096 bits',
  },
  protection: { low: 'Low', medium: 'Medium', high: 'High' },
}

export const certificateWords: Record<Language, CertificateWords> = { ja, en }
