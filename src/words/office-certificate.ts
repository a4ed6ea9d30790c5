import type { CertificateStage } from '../domain/certificate-stage.ts'
import type { Language } from '../domain/language.ts'
import type { RevocationReason } from '../domain/life.ts'

/** The contents of one certificate, and what it is called in tables and sentences. */
const ja = {
  title: '電子証明書の内容',
  commonName: '名義',
  serialNumber: 'シリアル番号',
  fingerprint: '拇印（SHA-256）',
  notSigned: '署名前',
  notShown: 'まだ提示されていません',
  validity: '有効期間',
  until: (from: string, to: string) => `${from} から ${to} まで`,
  expiryDate: '有効期限日',
  key: '鍵の種類',
  origin: '作られ方',
  origins: { acquisition: '取得', renewal: '更新', predecessor: '以前の認証局の発行' },
  byEst: '（EST）',
  stage: '状態',
  standing: '説明',
  issuedAt: '発行',
  provedAt: 'はじめて使われた日時',
  notProved: 'まだ使われていません',
  endedAt: '終了した日時',
  stages: {
    signing: '発行処理中',
    proving: 'はじめの使用待ち',
    current: '使用中',
    retiring: '使用終了予定',
    superseded: '新しいものに交代済み',
    abandoned: '使われずに終了',
    revoked: '失効',
  } satisfies Record<CertificateStage, string>,
  expired: '有効期限切れ',
  revocationReasons: {
    keyCompromise: '紛失・盗難・不正使用のおそれ',
    cessationOfOperation: '利用の終了',
    privilegeWithdrawn: '権限の取り消し',
    superseded: '新しいものへの交代',
  } satisfies Record<RevocationReason, string>,
}

export type OfficeCertificateWords = typeof ja

const en: OfficeCertificateWords = {
  title: 'Contents of the certificate',
  commonName: 'Name',
  serialNumber: 'Serial number',
  fingerprint: 'Fingerprint (SHA-256)',
  notSigned: 'Not signed yet',
  notShown: 'Not shown to us yet',
  validity: 'Validity',
  until: (from, to) => `From ${from} to ${to}`,
  expiryDate: 'Expiry date',
  key: 'Key',
  origin: 'Made by',
  origins: { acquisition: 'Acquisition', renewal: 'Renewal', predecessor: 'The earlier CA' },
  byEst: ' (EST)',
  stage: 'State',
  standing: 'Which means',
  issuedAt: 'Issued',
  provedAt: 'First used',
  notProved: 'Not used yet',
  endedAt: 'Ended',
  stages: {
    signing: 'Being issued',
    proving: 'Waiting for its first use',
    current: 'In use',
    retiring: 'About to be retired',
    superseded: 'Replaced by a newer one',
    abandoned: 'Ended without being used',
    revoked: 'Revoked',
  },
  expired: 'Expired',
  revocationReasons: {
    keyCompromise: 'loss, theft or misuse feared',
    cessationOfOperation: 'no longer needed',
    privilegeWithdrawn: 'rights withdrawn',
    superseded: 'replaced by a newer one',
  },
}

export const officeCertificateWords: Record<Language, OfficeCertificateWords> = { ja, en }
