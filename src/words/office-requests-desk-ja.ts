import type { DeskRequestKind, RequestWords } from './request-words.ts'

const evidence = 'ご本人を確かめた方法'
const again = '必要なら、もう一度依頼してください。'
const gone = '依頼した方の取り下げか、その方の権限やサインインの方法がなくなったためです。'

interface Parts {
  what: string
  evidence?: string
  willHappen(about: string): string
  verifying: RequestWords['verifying']
  kept(about: string): string
  /** 「承認され、」のあと */
  done: string
  /** 何も行われなかったとき */
  still: string
  /** 「依頼のあとで、」のあと */
  changed?: string
}

function words({
  what,
  done,
  still,
  changed = 'お客さまの登録か電子証明書の状態が変わったため',
  ...own
}: Parts): RequestWords {
  return {
    what,
    show: (about) => `${what}：${about}`,
    evidence,
    ...own,
    willHappen: (about) => `${own.willHappen(about)}あなたの名前と日時を記録します。`,
    outcome: {
      approved: `この依頼は承認され、${done}`,
      rejected: `この依頼は却下されました。${still}`,
      withdrawn: `この依頼は取り下げられました。${gone}${still}${again}`,
      expired: `承認の期限を過ぎたため、この依頼は終わりました。${still}${again}`,
      'target-changed': `依頼のあとで、${changed}、この依頼は終わりました。示した内容と違うものは承認できません。${still}${again}`,
    },
  }
}

export const deskRequestsJa: Record<DeskRequestKind, RequestWords> = {
  reissue: words({
    what: '電子証明書の再発行',
    willHappen: (about) =>
      `承認すると、${about} 様の今の電子証明書はすぐに失効し、ログオン中の画面も終わります。新しい電子証明書は、上に示した方法で届く取得コードで取得します。新しい暗証番号を選んだときは、書面でお送りします。ご本人と管理者の方に、メールでお知らせします。`,
    verifying: (about, company) => `${company} ${about} 様の電子証明書を再発行します。`,
    kept: (about) => `${about} 様の電子証明書は、そのままです。`,
    done: '再発行しました。',
    still: '電子証明書はそのままです。',
  }),
  'address-change': words({
    what: 'メールアドレスの変更',
    willHappen: (about) =>
      `承認すると、${about} 様の新しいアドレスに確認コードを送り、今のアドレスにも、変更の依頼があったことを知らせます。コードが入力されたときに変わります。変わったあとしばらくは、再発行ができません。`,
    verifying: (about, company) => `${company} ${about} 様のメールアドレスの変更を始めます。`,
    kept: (about) => `${about} 様のメールアドレスは、そのままです。`,
    done: '新しいアドレスに確認コードを送りました。コードが入力されるまで、今のアドレスのままです。',
    still: 'メールアドレスはそのままです。',
  }),
  'stop-release': words({
    what: '停止の解除',
    willHappen: (about) =>
      `承認すると、${about} の停止がすぐに解除され、手元の電子証明書で再び使えるようになります。紛失や盗難のときは、先に失効または再発行をしてください。`,
    verifying: (about, company) => `${company} ${about} の停止を解除します。`,
    kept: (about) => `${about} の停止は、そのまま続きます。`,
    done: '停止を解除しました。すぐに使えます。',
    still: '停止は続いています。',
  }),
  removal: words({
    what: '利用者・管理者の削除',
    willHappen: (about) =>
      `承認すると、${about} 様の電子証明書はすぐに失効し、このIDは二度と使えなくなります。元に戻すことはできません。`,
    verifying: (about, company) => `${company} ${about} 様を削除します。`,
    kept: (about) => `${about} 様は、そのまま使えます。`,
    done: '削除しました。このIDは、もう使えません。',
    still: '削除していません。',
  }),
  'est-secret': words({
    what: 'EST のシークレット',
    willHappen: (about) =>
      `承認すると、${about} 様の電子証明書を EST で取得できるシークレットを作り、依頼した方とあなたに半分ずつ表示します。取得に暗証番号は要りません。これまでのシークレットは使えなくなります。`,
    verifying: (about, company) => `${company} ${about} 様の EST のシークレットを作ります。`,
    kept: (about) => `${about} 様のシークレットは作りません。`,
    done: 'シークレットを作りました。依頼した方と承認した方が、この画面でそれぞれの半分を表示できます。',
    still: 'シークレットは作っていません。',
  }),
  'recovery-letter': words({
    what: '期限後の取得コードの書面',
    willHappen: (about) =>
      `承認すると、${about} 様の取得コードの書面を用意します。これまでの書面の取得コードは使えなくなります。取得には、IDと暗証番号も必要です。`,
    verifying: (about, company) => `${company} ${about} 様の取得コードの書面を用意します。`,
    kept: (about) => `${about} 様の書面は作りません。`,
    done: '書面を用意しました。「印刷する書面」の「取得コードの書面」から印刷してください。',
    still: '書面は作っていません。',
  }),
  'administrator-adding': words({
    what: '管理者の追加',
    willHappen: (about) =>
      `承認すると、${about} 様を管理者として登録し、IDと仮の暗証番号の書面を用意します。取得コードは、上に示した方法で届きます。一人の職員が、同じ方の二通の書面を印刷することはできません。`,
    verifying: (about, company) => `${company} に、管理者として ${about} 様を加えます。`,
    kept: (about) => `${about} 様は登録されません。`,
    done: '管理者を登録しました。',
    still: '管理者は増えていません。',
    changed: '契約先の管理者の登録が変わったため',
  }),
  'switch-release': words({
    what: '緊急停止の解除',
    evidence: '承認する方への説明',
    willHappen: (about) => `承認すると、「${about}」をすぐに再開します。お客さまの画面の案内も消えます。`,
    verifying: (about) => `「${about}」を再開します。`,
    kept: (about) => `「${about}」は、止まったままです。`,
    done: '再開しました。',
    still: '止まったままです。',
    changed: '緊急停止の状態が変わったため',
  }),
  'staff-change': words({
    what: '職員の登録の変更',
    evidence: '承認する方への説明',
    willHappen: (about) =>
      `承認すると、${about} さんの登録が上のとおりに変わります。役割は、次の操作から変わります。`,
    verifying: (about) => `${about} さんの登録を変えます。`,
    kept: (about) => `${about} さんの登録は、そのままです。`,
    done: '登録を変えました。',
    still: '登録はそのままです。',
    changed: '職員の登録が変わったため',
  }),
}
