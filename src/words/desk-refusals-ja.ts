import type { DeskRefusalWords } from './refusal-sentence.ts'
import type { Voice } from './voice.ts'

const call = ({ desk }: Voice) => `${desk.name}（電話 ${desk.telephone}）へお電話ください。`

/** Of acts on other people's certificates. */
export const deskRefusalsJa: DeskRefusalWords = {
  'act-not-permitted': (_, v) => ({
    what: 'この方について、この操作はできません。',
    next: `この操作が必要なときは、${call(v)}`,
  }),
  'approval-needed': () => ({
    what: 'この操作には、別の職員の承認が必要です。何も変わっていません。',
    next: '依頼を作り、承認の担当者に見てもらってください。',
  }),
  'nothing-to-change': () => ({
    what: 'すでにその状態になっているため、何も変わっていません。',
    next: '画面を開き直して、今の状態を確かめてください。',
  }),
  'nothing-to-revoke': () => ({
    what: '失効する電子証明書がありません。何も変わっていません。',
    next: '画面を開き直して、今の状態を確かめてください。新しい電子証明書が必要なときは、再発行してください。',
  }),
  'address-cooling-off': (facts, v) => ({
    what: 'メールアドレスを変更してから間がないため、安全のため、新しい電子証明書の手続きはまだできません。',
    next: `${facts.moment('until') ?? 'しばらくたって'}${facts.moment('until') === undefined ? 'から' : '以降に'}、もう一度操作してください。変更に心当たりがないときは、すぐに${call(v)}`,
  }),
  'address-with-reissue': () => ({
    what: 'この方は新しい電子証明書の取得を待っています。その間は、安全のためメールアドレスを変更できません。',
    next: '取得が終わってから変更してください。届かないアドレスのときは、書面の取得コードをお使いください。',
  }),
  'address-unacceptable': () => ({
    what: 'このメールアドレスは使えません。書き方が違うか、今のアドレスと同じです。',
    next: '1つのアドレスを、半角で入力してください。',
  }),
  'address-taken': () => ({
    what: 'このメールアドレスは、同じご契約先のほかの方が使っています。取得コードがほかの方に届くため、登録できません。',
    next: 'ご本人だけが読めるアドレスを入力してください。',
  }),
  'address-code-wrong': (facts) => ({
    what: '確認コードが違います。アドレスは変わっていません。',
    next: `新しいアドレスに届いたメールを見て、もう一度入力してください。${
      facts.number('triesLeft') === undefined
        ? ''
        : `あと ${facts.number('triesLeft')} 回間違えると、この変更は取り消されます。`
    }`,
  }),
  'address-change-over': () => ({
    what: '確認を待っているアドレスの変更はありません。期限が過ぎたか、取り消されたか、終わっています。',
    next: '今のアドレスを確かめ、必要ならもう一度変更してください。',
  }),
  'login-id-taken': () => ({
    what: 'このIDは、同じご契約先で使われています（以前の方のIDも使えません）。',
    next: '別のIDを入力してください。',
  }),
  'person-unacceptable': (facts) => ({
    what: facts.is('field', 'loginId')
      ? 'このIDは使えません。'
      : facts.is('field', 'displayName')
        ? 'この名前は使えません。'
        : 'このメールアドレスは使えません。',
    next: facts.is('field', 'loginId')
      ? '半角の英数字と「.」「_」「@」「-」で、32文字以内で入力してください。'
      : facts.is('field', 'displayName')
        ? '1文字から60文字までで入力してください。'
        : 'ご本人だけが読めるアドレスを1つ、半角で入力してください。',
  }),
  'contract-stopped': (_, v) => ({
    what: 'このご契約先は、全員の利用を止めています。',
    next: `再開するには、${call(v)}`,
  }),
}
