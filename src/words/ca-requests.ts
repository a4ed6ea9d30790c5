import type { Language } from '../domain/language.ts'
import type { RequestWords } from './request-words.ts'

const again = '必要なら、端末からもう一度依頼してください。'
const askAgain = 'If it is still needed, ask again at the terminal.'

/** What is said of a request about our own CAs. `about` is the CA, by name. */
export const caRequests: Record<Language, Record<'ca-switch' | 'ca-revocation', RequestWords>> = {
  ja: {
    'ca-switch': {
      what: '発行用の認証局の切り替え',
      show: (about) => `発行用の認証局の切り替え：${about}`,
      evidence: '依頼した方の説明',
      willHappen: () =>
        '承認すると、これから発行する電子証明書に、上の認証局が署名します。いまの認証局が発行した電子証明書は、有効期限までそのまま使えます。電子証明書を確かめる機器に新しい認証局の証明書が入っていることを、先に確かめてください。あなたの名前と日時を記録します。',
      verifying: (about) => `これからの電子証明書を「${about}」で発行します。`,
      kept: () => '発行用の認証局は、いまのままです。',
      outcome: {
        approved: 'この依頼は承認され、発行用の認証局を切り替えました。',
        rejected: 'この依頼は却下されました。発行用の認証局は、前のままです。',
        withdrawn: `この依頼は取り下げられました。発行用の認証局は、前のままです。${again}`,
        expired: `承認の期限を過ぎたため、この依頼は終わりました。発行用の認証局は、前のままです。${again}`,
        'target-changed':
          '依頼のあとで、認証局の状態が変わったため、この依頼は終わりました。「warifu ca list」で状態を確かめてください。',
      },
    },
    'ca-revocation': {
      what: '認証局の失効',
      show: (about) => `認証局の失効：${about}`,
      evidence: '依頼した方の説明',
      willHappen: () =>
        '承認すると、この認証局と、この認証局が発行したすべての電子証明書を失効します。その電子証明書では、すぐに誰もログオンできなくなり、お客さまには再発行が必要です。取り消すことはできません。あなたの名前と日時を記録します。',
      verifying: (about) => `「${about}」と、発行したすべての電子証明書を失効します。`,
      kept: (about) => `「${about}」は失効しません。`,
      outcome: {
        approved: 'この依頼は承認され、認証局を失効しました。発行した電子証明書も失効しています。',
        rejected: 'この依頼は却下されました。認証局は失効していません。',
        withdrawn: `この依頼は取り下げられました。認証局は失効していません。${again}`,
        expired: `承認の期限を過ぎたため、この依頼は終わりました。認証局は失効していません。${again}`,
        'target-changed':
          '依頼のあとで、認証局の状態が変わったため、この依頼は終わりました。「warifu ca list」で状態を確かめてください。',
      },
    },
  },
  en: {
    'ca-switch': {
      what: 'Switch to another issuing CA',
      show: (about) => `Switch to another issuing CA: ${about}`,
      evidence: 'What the requester says about it',
      willHappen: () =>
        'When you approve, the CA above signs every new certificate. Those of the present CA go on until they expire. Make sure first that whatever checks certificates has the new CA’s own. Your name and the time are recorded.',
      verifying: (about) => `From now on certificates are issued by “${about}”.`,
      kept: () => 'The present CA goes on issuing.',
      outcome: {
        approved: 'This request was approved and the CA was switched.',
        rejected: 'This request was rejected. The CA that issued before goes on.',
        withdrawn: `This request was withdrawn. The CA that issued before goes on. ${askAgain}`,
        expired: `The time to approve this request is over. The CA that issued before goes on. ${askAgain}`,
        'target-changed':
          'After the request the CAs changed, so it has ended. Look at them with “warifu ca list”.',
      },
    },
    'ca-revocation': {
      what: 'Revocation of a CA',
      show: (about) => `Revocation of a CA: ${about}`,
      evidence: 'What the requester says about it',
      willHappen: () =>
        'When you approve, this CA and every certificate that it has issued are revoked. Nobody can log on with one of them from that moment, and each customer needs a reissue. It cannot be undone. Your name and the time are recorded.',
      verifying: (about) => `This revokes “${about}” and every certificate that it has issued.`,
      kept: (about) => `“${about}” is not revoked.`,
      outcome: {
        approved:
          'This request was approved and the CA is revoked, with the certificates that it has issued.',
        rejected: 'This request was rejected. The CA was not revoked.',
        withdrawn: `This request was withdrawn. The CA was not revoked. ${askAgain}`,
        expired: `The time to approve this request is over. The CA was not revoked. ${askAgain}`,
        'target-changed':
          'After the request the CAs changed, so it has ended. Look at them with “warifu ca list”.',
      },
    },
  },
}

/** What stands beside a CA that a request is about. */
export const caFactWords = {
  ja: {
    to: 'これから発行する認証局',
    from: 'いま発行している認証局',
    ca: '失効する認証局',
    next: 'そのあとに発行する認証局',
    none: 'なし',
    nobody: 'なし（新しい認証局を用意するまで、発行できません）',
    reason: '理由',
    reasons: {
      cACompromise: '認証局の鍵の漏えい、またはその疑い',
      superseded: '別の認証局への置き換え',
      cessationOfOperation: '運用の終了',
    },
    fingerprint: '拇印（SHA-256）',
    notAfter: '有効期限',
  },
  en: {
    to: 'CA that issues from now on',
    from: 'CA that issues at present',
    ca: 'CA that is revoked',
    next: 'CA that issues afterwards',
    none: 'none',
    nobody: 'none (nothing can be issued until there is another)',
    reason: 'Reason',
    reasons: {
      cACompromise: 'the key of the CA is known to others, or may be',
      superseded: 'another CA has taken its place',
      cessationOfOperation: 'it is no longer used',
    },
    fingerprint: 'Fingerprint (SHA-256)',
    notAfter: 'Valid until',
  },
} as const
