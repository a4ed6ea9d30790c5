import type { ApprovalKind } from '../domain/approval-shown.ts'
import type { Language } from '../domain/language.ts'
import { apiClientRequest } from './api-client-requests.ts'
import { caRequests } from './ca-requests.ts'
import { joiningRequestWords } from './joining-requests.ts'
import { deskRequestsEn } from './office-requests-desk-en.ts'
import { deskRequestsJa } from './office-requests-desk-ja.ts'
import { pullRequestWords } from './pull-requests.ts'
import { relyingPartyRequest } from './relying-party-requests.ts'
import type { RequestWords } from './request-words.ts'
import { webhookRequest } from './webhook-requests.ts'

const again = '必要なら、もう一度依頼してください。'
const requesterGone = '依頼した方の取り下げか、その方の権限やサインインの方法がなくなったためです。'

const ja: Record<ApprovalKind, RequestWords> = {
  ...joiningRequestWords.ja,
  'api-client': apiClientRequest.ja,
  ...caRequests.ja,
  webhook: webhookRequest.ja,
  'renewal-pull': pullRequestWords.ja,
  'relying-party': relyingPartyRequest.ja,
  ...deskRequestsJa,
  unlock: {
    what: 'ロックの解除',
    show: (about) => `ロックの解除：${about} 様`,
    evidence: 'ご本人を確かめた方法',
    willHappen: (about) =>
      `承認すると、${about} 様の上のロックがすぐに解除され、ご本人にメールでお知らせします。あなたの名前と日時を記録します。`,
    verifying: (about, company) => `${company} ${about} 様のロックを解除します。`,
    kept: (about) => `${about} 様のロックは、そのままになります。`,
    outcome: {
      approved: 'この依頼は承認され、ロックを解除しました。お客さまは、すぐに使えます。',
      rejected: 'この依頼は却下されました。ロックはそのままです。',
      withdrawn: `この依頼は取り下げられました。${requesterGone}ロックはそのままです。${again}`,
      expired: `承認の期限を過ぎたため、この依頼は終わりました。ロックはそのままです。${again}`,
      'target-changed':
        '依頼のあとで、お客さまの登録かロックの状態が変わったため、この依頼は終わりました。示した内容と違うものは承認できません。お客さまの状態を確かめて、必要なら、もう一度依頼してください。',
    },
  },
  'board-message': {
    what: 'お知らせの掲載',
    show: (about) => `お知らせの掲載：${about}`,
    evidence: '承認する方への説明',
    willHappen: () =>
      '承認すると、上のお知らせを、掲載の初日から最終日まで「重要なお知らせ」に表示します。初日を過ぎているときは、すぐに表示します。あとから文を直すことはできません。あなたの名前と日時を記録します。',
    verifying: (about) => `「${about}」を「重要なお知らせ」に掲載します。`,
    kept: (about) => `「${about}」は掲載されません。`,
    outcome: {
      approved: 'この依頼は承認され、お知らせを掲載しました。初日になると、お客さまの画面に表示されます。',
      rejected: 'この依頼は却下されました。お知らせは掲載していません。',
      withdrawn: `この依頼は取り下げられました。${requesterGone}お知らせは掲載していません。${again}`,
      expired: `承認の期限を過ぎたため、この依頼は終わりました。お知らせは掲載していません。${again}`,
      'target-changed':
        '依頼のあとで、掲載の最終日が過ぎたか、契約先の登録が変わったため、この依頼は終わりました。お知らせは掲載していません。必要なら、書き直して依頼してください。',
    },
  },
  'board-withdrawal': {
    what: 'お知らせの取り下げ',
    show: (about) => `お知らせの取り下げ：${about}`,
    evidence: '承認する方への説明',
    willHappen: () =>
      '承認すると、上のお知らせは「重要なお知らせ」からすぐに消え、読んでいない方も読めなくなります。もう一度掲載するには、新しく書いて依頼します。あなたの名前と日時を記録します。',
    verifying: (about) => `「${about}」を「重要なお知らせ」から取り下げます。`,
    kept: (about) => `「${about}」の掲載は、そのまま続きます。`,
    outcome: {
      approved: 'この依頼は承認され、お知らせを取り下げました。お客さまの画面には、もう表示されません。',
      rejected: 'この依頼は却下されました。お知らせの掲載は続いています。',
      withdrawn: `この依頼は取り下げられました。${requesterGone}お知らせの掲載は続いています。${again}`,
      expired: `承認の期限を過ぎたため、この依頼は終わりました。お知らせの掲載は続いています。${again}`,
      'target-changed':
        '依頼のあとで、お知らせの掲載が終わったか、契約先の登録が変わったため、この依頼は終わりました。お知らせの状態を確かめてください。',
    },
  },
  'policy-version': {
    what: '運用方針の変更',
    show: (about) => `運用方針の変更：${about}`,
    evidence: '承認する方への説明',
    willHappen: () =>
      '承認すると、上の版が加わり、適用の初日から使われます。有効期限日がその日以降の電子証明書の日数は、すぐにこの版で数えます。あとから変えたり消したりすることはできません。あなたの名前と日時を記録します。',
    verifying: (about) => `運用方針の${about}を加えます。`,
    kept: (about) => `${about}は加わらず、運用方針はそのままです。`,
    outcome: {
      approved: 'この依頼は承認され、版が加わりました。適用の初日から使われます。',
      rejected: 'この依頼は却下されました。運用方針はそのままです。',
      withdrawn: `この依頼は取り下げられました。${requesterGone}運用方針はそのままです。${again}`,
      expired: `承認の期限を過ぎたため、この依頼は終わりました。運用方針はそのままです。${again}`,
      'target-changed':
        '依頼のあとで、別の版が先に加わったか、適用の初日が来たため、この依頼は終わりました。運用方針はそのままです。必要なら、作り直して依頼してください。',
    },
  },
}

const askAgain = 'If it is still needed, ask again.'
const byWhom =
  'This request was withdrawn: by the person who asked, or because that person may not ask any more or lost what he signs in with.'

const en: Record<ApprovalKind, RequestWords> = {
  ...joiningRequestWords.en,
  'api-client': apiClientRequest.en,
  ...caRequests.en,
  webhook: webhookRequest.en,
  'renewal-pull': pullRequestWords.en,
  'relying-party': relyingPartyRequest.en,
  ...deskRequestsEn,
  unlock: {
    what: 'Unlocking',
    show: (about) => `Unlocking: ${about}`,
    evidence: 'How the person was identified',
    willHappen: (about) =>
      `When you approve, the above is unlocked for ${about} at once, who is told by mail. Your name and the time are recorded.`,
    verifying: (about, company) => `This unlocks ${about}, ${company}.`,
    kept: (about) => `Everything stays locked for ${about}.`,
    outcome: {
      approved: 'This request was approved and the locks are open. The customer can go on at once.',
      rejected: 'This request was rejected. Everything stays locked.',
      withdrawn: `${byWhom} Everything stays locked. ${askAgain}`,
      expired: `The time to approve this request is over. Everything stays locked. ${askAgain}`,
      'target-changed':
        'After the request, the customer’s record or locks changed, so it has ended: nothing but what was shown can be approved. Look at the customer’s state and ask again if needed.',
    },
  },
  'board-message': {
    what: 'Message on the board',
    show: (about) => `Message on the board: ${about}`,
    evidence: 'What the requester says about it',
    willHappen: () =>
      'When you approve, the message above stands among the important notices from its first to its last day; at once, if the first day has come. Nobody can change its words afterwards. Your name and the time are recorded.',
    verifying: (about) => `This publishes “${about}” among the important notices.`,
    kept: (about) => `“${about}” is not published.`,
    outcome: {
      approved:
        'This request was approved and the message is published. Customers see it from its first day on.',
      rejected: 'This request was rejected. The message was not published.',
      withdrawn: `${byWhom} The message was not published. ${askAgain}`,
      expired: `The time to approve this request is over. The message was not published. ${askAgain}`,
      'target-changed':
        'After the request, its last day went by or the contract changed, so it has ended. The message was not published. Write it anew if it is still needed.',
    },
  },
  'board-withdrawal': {
    what: 'Message taken off the board',
    show: (about) => `Message taken off the board: ${about}`,
    evidence: 'What the requester says about it',
    willHappen: () =>
      'When you approve, the message above disappears from the important notices at once, for those too who have not read it. To publish it again, it must be written and approved anew. Your name and the time are recorded.',
    verifying: (about) => `This takes “${about}” off the important notices.`,
    kept: (about) => `“${about}” stays on the board.`,
    outcome: {
      approved: 'This request was approved and the message is taken away. Customers see it no more.',
      rejected: 'This request was rejected. The message is still on the board.',
      withdrawn: `${byWhom} The message is still on the board. ${askAgain}`,
      expired: `The time to approve this request is over. The message is still on the board. ${askAgain}`,
      'target-changed':
        'After the request, the message was over or the contract changed, so it has ended. Look at how the message stands.',
    },
  },
  'policy-version': {
    what: 'Change of policy',
    show: (about) => `Change of policy: ${about}`,
    evidence: 'What the requester says about it',
    willHappen: () =>
      'When you approve, the version above is added and counts from its first day. Dates of certificates that expire on that day or later are counted by it at once. It can never be changed or taken back. Your name and the time are recorded.',
    verifying: (about) => `This adds ${about} of the policy.`,
    kept: (about) => `The policy stays as it is, without ${about}.`,
    outcome: {
      approved: 'This request was approved and the version is added. It counts from its first day.',
      rejected: 'This request was rejected. The policy stays as it is.',
      withdrawn: `${byWhom} The policy stays as it is. ${askAgain}`,
      expired: `The time to approve this request is over. The policy stays as it is. ${askAgain}`,
      'target-changed':
        'After the request, another version came first or its first day arrived, so it has ended. The policy stays as it is. Make it anew if it is still needed.',
    },
  },
}

export const officeRequestWords: Record<Language, Record<ApprovalKind, RequestWords>> = { ja, en }
