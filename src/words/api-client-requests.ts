import type { Language } from '../domain/language.ts'
import type { RequestWords } from './request-words.ts'

/** What is said of a request to let a program in. `about` is what it is called. */
export const apiClientRequest: Record<Language, RequestWords> = {
  ja: {
    what: 'API の接続先の登録',
    show: (about) => `API の接続先の登録：${about}`,
    evidence: '指紋を確かめた方法',
    willHappen: () =>
      '承認すると、この鍵を持つシステムが、上の範囲の操作を API でできるようになります。接続するシステムの担当者から別に受け取った指紋と、上の指紋を1文字ずつ比べてください。あなたの名前と日時を記録します。',
    verifying: (about) => `「${about}」を、API の接続先として登録します。`,
    kept: (about) => `「${about}」は登録しません。`,
    outcome: {
      approved: 'この依頼は承認され、接続先を登録しました。',
      rejected: 'この依頼は却下されました。接続先は登録していません。',
      withdrawn:
        'この依頼は取り下げられました。依頼した方の取り下げか、その方の権限やサインインの方法がなくなったためです。接続先は登録していません。必要なら、もう一度依頼してください。',
      expired:
        '承認の期限を過ぎたため、この依頼は終わりました。接続先は登録していません。必要なら、もう一度依頼してください。',
      'target-changed':
        '依頼のあとで、証明書の有効期限が切れたか、同じ鍵が別に登録されたため、この依頼は終わりました。接続先は登録していません。',
    },
  },
  en: {
    what: 'Registration of an API client',
    show: (about) => `Registration of an API client: ${about}`,
    evidence: 'How the fingerprint was compared',
    willHappen: () =>
      'When you approve, the system that has this key may do by the API what is listed above. Compare the fingerprint above, character by character, with the one that you have from those who run that system. Your name and the time are recorded.',
    verifying: (about) => `This registers “${about}” as a client of the API.`,
    kept: (about) => `“${about}” is not registered.`,
    outcome: {
      approved: 'This request was approved and the client is registered.',
      rejected: 'This request was rejected. The client was not registered.',
      withdrawn:
        'This request was withdrawn: by the person who asked, or because that person may not ask any more or lost what he signs in with. The client was not registered. If it is still needed, ask again.',
      expired:
        'The time to approve this request is over. The client was not registered. If it is still needed, ask again.',
      'target-changed':
        'After the request, the certificate expired or the same key was registered in another way, so it has ended. The client was not registered.',
    },
  },
}
