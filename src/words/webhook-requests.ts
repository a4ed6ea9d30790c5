import type { Language } from '../domain/language.ts'
import type { RequestWords } from './request-words.ts'

/** What is said of a request to tell another system. `about` is what it is called. */
export const webhookRequest: Record<Language, RequestWords> = {
  ja: {
    what: '通知先（Webhook）の登録',
    show: (about) => `通知先（Webhook）の登録：${about}`,
    evidence: 'アドレスを確かめた方法',
    willHappen: () =>
      '承認すると、上の出来事が起きるたびに、上のアドレスへ通知を送れるようになります。署名鍵を取り出すまでは、何も送りません。受け取るシステムの担当者から別に受け取ったアドレスと、上のアドレスを1文字ずつ比べてください。あなたの名前と日時を記録します。',
    verifying: (about) => `「${about}」を、通知先として登録します。`,
    kept: (about) => `「${about}」は登録しません。`,
    outcome: {
      approved: 'この依頼は承認され、通知先を登録しました。',
      rejected: 'この依頼は却下されました。通知先は登録していません。',
      withdrawn:
        'この依頼は取り下げられました。依頼した方の取り下げか、その方の権限やサインインの方法がなくなったためです。通知先は登録していません。必要なら、もう一度依頼してください。',
      expired:
        '承認の期限を過ぎたため、この依頼は終わりました。通知先は登録していません。必要なら、もう一度依頼してください。',
      'target-changed':
        '依頼のあとで、同じアドレスが別に登録されたため、この依頼は終わりました。通知先は登録していません。',
    },
  },
  en: {
    what: 'Registration of a webhook',
    show: (about) => `Registration of a webhook: ${about}`,
    evidence: 'How the address was compared',
    willHappen: () =>
      'When you approve, what is listed above can be told to the address above whenever it happens. Nothing is sent before somebody has taken a signing secret. Compare the address, character by character, with the one that you have from those who run that system. Your name and the time are recorded.',
    verifying: (about) => `This registers “${about}” to be told of what happens.`,
    kept: (about) => `“${about}” is not registered.`,
    outcome: {
      approved: 'This request was approved and the endpoint is registered.',
      rejected: 'This request was rejected. The endpoint was not registered.',
      withdrawn:
        'This request was withdrawn: by the person who asked, or because that person may not ask any more or lost what he signs in with. The endpoint was not registered. If it is still needed, ask again.',
      expired:
        'The time to approve this request is over. The endpoint was not registered. If it is still needed, ask again.',
      'target-changed':
        'After the request, the same address was registered in another way, so it has ended. The endpoint was not registered.',
    },
  },
}
