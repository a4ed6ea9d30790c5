import type { Language } from '../domain/language.ts'
import type { RequestWords } from './request-words.ts'

/** What is said of a request to let a service take over whoever is logged on. `about` is what it is called. */
export const relyingPartyRequest: Record<Language, RequestWords> = {
  ja: {
    what: '連携サービスの登録',
    show: (about) => `連携サービスの登録：${about}`,
    evidence: '登録の内容を確かめた方法',
    willHappen: () =>
      '承認すると、このサービスは、ログオンしたお客さまの ID・契約先・役割・氏名を、上の戻り先で受け取れるようになります。サービスの担当者から別に受け取った内容と、上の URI と指紋を1文字ずつ比べてください。あなたの名前と日時を記録します。',
    verifying: (about) => `「${about}」を、連携サービスとして登録します。`,
    kept: (about) => `「${about}」の登録は変わりません。`,
    outcome: {
      approved: 'この依頼は承認され、サービスを登録しました。',
      rejected: 'この依頼は却下されました。サービスの登録は変わっていません。',
      withdrawn:
        'この依頼は取り下げられました。依頼した方の取り下げか、その方の権限やサインインの方法がなくなったためです。サービスの登録は変わっていません。必要なら、もう一度依頼してください。',
      expired:
        '承認の期限を過ぎたため、この依頼は終わりました。サービスの登録は変わっていません。必要なら、もう一度依頼してください。',
      'target-changed':
        '依頼のあとで、同じ client_id のサービスの登録が変わったため、この依頼は終わりました。この依頼では登録していません。',
    },
  },
  en: {
    what: 'Registration of a service',
    show: (about) => `Registration of a service: ${about}`,
    evidence: 'How the registration was compared',
    willHappen: () =>
      'When you approve, this service receives, at the redirect URIs above, the IDs, contract, role and name of customers who are logged on. Compare the addresses and fingerprints above, character by character, with what you have from those who run the service. Your name and the time are recorded.',
    verifying: (about) => `This registers “${about}” as a service.`,
    kept: (about) => `The registration of “${about}” stays as it is.`,
    outcome: {
      approved: 'This request was approved and the service is registered.',
      rejected: 'This request was rejected. No registration was changed.',
      withdrawn:
        'This request was withdrawn: by the person who asked, or because that person may not ask any more or lost what he signs in with. No registration was changed. If it is still needed, ask again.',
      expired:
        'The time to approve this request is over. No registration was changed. If it is still needed, ask again.',
      'target-changed':
        'After the request, the service with this client_id was registered or ended in another way, so it has ended. This request registered nothing.',
    },
  },
}
