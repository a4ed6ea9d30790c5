import type { Language } from '../domain/language.ts'
import type { RequestWords } from './request-words.ts'

/** What is said of a request for an early renewal. `about` is how many certificates it touches. */
export const pullRequestWords: Record<Language, RequestWords> = {
  ja: {
    what: '早期更新のお願い',
    show: (about) => `早期更新のお願い：${about}`,
    evidence: '承認する方への説明',
    willHappen: () =>
      '承認すると、上の電子証明書はすぐに更新できるようになり、ご本人と管理者に、理由を添えたメールを送り、「重要なお知らせ」でお願いします。あとから取り下げても、更新できることは変わりません。あなたの名前と日時を記録します。',
    verifying: (about) => `${about}の早期更新をお願いします。`,
    kept: () => '電子証明書を更新できる時期は、そのままです。',
    outcome: {
      approved: 'この依頼は承認され、早期更新のお願いを始めました。',
      rejected: 'この依頼は却下されました。更新できる時期はそのままです。',
      withdrawn:
        'この依頼は取り下げられました。依頼した方の取り下げか、その方の権限やサインインの方法がなくなったためです。更新できる時期はそのままです。必要なら、もう一度依頼してください。',
      expired:
        '承認の期限を過ぎたため、この依頼は終わりました。更新できる時期はそのままです。必要なら、もう一度依頼してください。',
      'target-changed':
        '依頼のあとで、認証局の登録が変わったため、この依頼は終わりました。更新できる時期はそのままです。必要なら、もう一度依頼してください。',
    },
  },
  en: {
    what: 'Early renewal',
    show: (about) => `Early renewal: ${about}`,
    evidence: 'What the requester says about it',
    willHappen: () =>
      'When you approve, the certificates above can be renewed at once. Their holders and administrators are told why by mail, and among the important notices. Withdrawing it later closes nothing. Your name and the time are recorded.',
    verifying: (about) => `This asks for an early renewal of ${about}.`,
    kept: () => 'Certificates can be renewed when they could before.',
    outcome: {
      approved: 'This request was approved, and the early renewal has begun.',
      rejected: 'This request was rejected. Certificates can be renewed when they could before.',
      withdrawn:
        'This request was withdrawn: by the person who asked, or because that person may not ask any more or lost what he signs in with. Certificates can be renewed when they could before. If it is still needed, ask again.',
      expired:
        'The time to approve this request is over. Certificates can be renewed when they could before. If it is still needed, ask again.',
      'target-changed':
        'After the request, the CAs changed, so it has ended. Certificates can be renewed when they could before. Ask again if it is still needed.',
    },
  },
}
