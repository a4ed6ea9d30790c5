import { apiRefusals } from './api-refusals.ts'
import { deskRefusalsJa } from './desk-refusals-ja.ts'
import { estRefusals } from './est-refusals.ts'
import { officeRefusalsJa } from './office-refusals-ja.ts'
import type { RefusalWords } from './refusal-sentence.ts'
import type { Voice } from './voice.ts'

const call = ({ desk }: Voice) => `${desk.name}（電話 ${desk.telephone}）へお電話ください。`
const ask = (v: Voice) =>
  `${v.user}の方は、ご契約先の${v.administrator}の方にお申し出ください。${v.administrator}の方は、${call(v)}`
const acquire = (v: Voice, lastDay: string | undefined) =>
  `${v.logon}画面の「電子証明書取得」から、新しい電子証明書を${lastDay === undefined ? '' : `${lastDay}までに`}取得してください。`
const again = 'はじめからやり直してください。現在の電子証明書をお持ちの方は、それをそのまま使えます。'

export const refusalsJa: RefusalWords = {
  ...officeRefusalsJa,
  ...deskRefusalsJa,
  ...apiRefusals.ja,
  ...estRefusals.ja,
  'not-found': () => ({
    what: 'お探しのものは、ここにはありません。',
    next: 'アドレスを確かめるか、はじめの画面から開き直してください。',
  }),
  'message-gone': () => ({
    what: 'このお知らせの掲載は終わりました。',
    next: '今のお知らせは、「重要なお知らせ」の画面から開いてください。',
  }),
  'cross-site': () => ({
    what: '別のWebサイトから送られた操作だったため、受け付けませんでした。',
    next: 'ブックマークから画面を開き直して、もう一度操作してください。',
  }),
  'form-expired': () => ({
    what: '画面を開いてから時間がたったため、受け付けられませんでした。',
    next: '画面を開き直して、もう一度入力してください。手続きは進んでいません。',
  }),
  'form-done': () => ({
    what: 'この画面の手続きは、すでに済んでいます。もう一度は行いませんでした。',
    next: '一覧から開き直して、今の状態を確かめてください。',
  }),
  busy: () => ({
    what: 'ただいま込み合っているため、処理できませんでした。',
    next: '1分ほどおいて、もう一度試してください。手続きは進んでいません。',
  }),
  'records-behind': (_, v) => ({
    what: '記録の復元を確かめているため、ただいま受け付けていません。',
    next: `しばらくしてから、もう一度試してください。お急ぎの方は、${call(v)}現在の電子証明書は、そのままお持ちください。`,
  }),
  'not-logged-on': (_, v) => ({
    what: `この画面は、${v.logon}した方だけがご覧になれます。`,
    next: `電子証明書で${v.logon}してください。`,
  }),
  'session-ended': (_, v) => ({
    what: 'しばらく操作がなかったか、別の画面で終了したため、接続を終わりました。',
    next: `続けるには、もう一度${v.logon}してください。`,
  }),
  'not-administrator': (_, v) => ({
    what: `この画面は、ご契約先の${v.administrator}の方だけがご覧になれます。`,
    next: `ご自分の電子証明書は「電子証明書」の画面でご確認ください。ほかの方については、${v.administrator}の方にお申し出ください。`,
  }),
  'identification-failed': (facts, v) => ({
    what: '入力された内容では、ご本人を確認できませんでした。',
    next: `IDと暗証番号をすべて確かめて、もう一度入力してください。${
      facts.number('limit') === undefined ? '間違いが続く' : `続けて${facts.number('limit')}回間違える`
    }と、正しく入力しても受け付けなくなります。${
      facts.number('lockMinutes') === undefined
        ? ''
        : `${facts.is('door', 'help') ? '' : '届け出られる期間のうちは、'}${facts.number('lockMinutes')}分たつと、また受け付けます。`
    }お分かりにならないときや、正しく入力してもこの表示が続くときは、${call(v)}`,
  }),
  'door-locked': (facts, v) => ({
    what: facts.is('door', 'logon-pin')
      ? '暗証番号の間違いが続いたため、暗証番号の受け付けを止めています。'
      : '間違いが続いたため、この受け付けを止めています。',
    next: `解除するには、${call(v)}`,
  }),
  'pickup-code-wrong': (facts) => ({
    what: '取得コードが違います。',
    next: `メールまたはお渡しした用紙を見て、もう一度入力してください。${
      facts.number('triesLeft') === undefined
        ? '間違いが続くと、このコードは使えなくなります。'
        : `あと ${facts.number('triesLeft')} 回間違えると、このコードは使えなくなります。`
    }`,
  }),
  'pickup-code-spent': (_, v) => ({
    what: 'この取得コードは、期限が過ぎたか、使用できる回数を超えました。',
    next: `新しい取得コードを受け取ってください。メールで受け取れないときは、${call(v)}`,
  }),
  'pickup-mail-too-soon': (facts) => ({
    what: '取得コードのメールは、送ったばかりです。',
    next: `${facts.moment('at') ?? '少し時間をおいて'}${facts.moment('at') === undefined ? '、' : '以降に、'}もう一度お試しください。迷惑メールのフォルダーもご確認ください。`,
  }),
  'pin-wrong': (facts, v) => ({
    what: '暗証番号が違います。',
    next: `${facts.number('triesLeft') === undefined ? '' : `あと ${facts.number('triesLeft')} 回間違えると、受け付けを止めます。`}お忘れのときは、${call(v)}`,
  }),
  'pin-unacceptable': () => ({
    what: 'この暗証番号は、決まりに合わないため使えません。',
    next: '画面の「暗証番号の決まり」を確かめて、別の暗証番号を入力してください。',
  }),
  'notice-code-unknown': (_, v) => ({
    what: `このお知らせ番号の通知は、${v.self}から送っていません。まだ利用を止めていません。`,
    next: `番号を確かめて、もう一度入力してください。番号が分からないときは、空欄のまま止められます。${v.self}のものではない不審なメールを受け取ったときは、${call(v)}`,
  }),
  'closed-now': (facts, v) => ({
    what: facts.is('because', 'switched-off')
      ? 'ただいま、この手続きの受け付けを止めています。'
      : 'ただいまの時間は、この手続きを受け付けていません。',
    next:
      facts.moment('opensAt') === undefined
        ? `再開については、${call(v)}`
        : `${facts.moment('opensAt')}から受け付けます。現在の電子証明書での${v.logon}は、いつでもできます。`,
  }),
  'member-stopped': (facts, v) => ({
    what: facts.is('stop', 'loss-reported')
      ? '紛失や盗難のお届けがあったため、この方の電子証明書の利用を止めています。'
      : 'この方の電子証明書の利用を止めています。',
    next: facts.is('stop', 'locked-by-administrator') ? ask(v) : `再開するには、${call(v)}`,
  }),
  'member-held': (_, v) => ({
    what: `いつもと違う使われ方があったため、確認が済むまで、この方の電子証明書の利用をお待ちいただいています。電子証明書は失効していません。`,
    next: `ご本人の操作かどうかを${v.self}が確かめます。${call(v)}`,
  }),
  'nothing-to-acquire': (_, v) => ({
    what: 'いま取得できる電子証明書はありません。',
    next: `有効な電子証明書をお持ちの方は、そのまま${v.logon}できます。パソコンを替えるときや、お心当たりがないときは、${ask(v)}`,
  }),
  'acquisition-deadline-passed': (facts, v) => ({
    what: `取得の期限（${facts.date('lastDay') ?? '発行後の所定の日数'}）を過ぎました。`,
    next: `もう一度発行が必要です。${ask(v)}`,
  }),
  'recovery-deadline-passed': (facts, v) => ({
    what: `電子証明書の有効期限日（${facts.date('expiryDate') ?? ''}）のあと、ご自分で取得できる期間（${facts.date('lastDay') ?? ''}まで）を過ぎました。`,
    next: `${v.self}にて再発行処理が必要です。${call(v)}`,
  }),
  'revoke-first': (facts, v) => ({
    what: '新しい電子証明書を取得する前に、古い電子証明書の失効が必要です。',
    next: `${ask(v)}${facts.date('lastDay') === undefined ? '' : `失効のあと、${facts.date('lastDay')}まで取得できます。`}`,
  }),
  'no-colleague': (_, v) => ({
    what: `この取得には、ご契約先のほかの${v.administrator}の方の承認が必要ですが、承認できる方がいません。`,
    next: call(v),
  }),
  'colleague-rejected': (_, v) => ({
    what: `ご契約先のほかの${v.administrator}の方が、この取得を断りました。`,
    next: `その方にお確かめください。お心当たりがないときは、すぐに${call(v)}`,
  }),
  'passkey-failed': (_, v) => ({
    what: 'パスキーで本人確認ができませんでした。',
    next: `登録したパスキーのある機器とブラウザで、もう一度お試しください。うまくいかないときは、${call(v)}`,
  }),
  'reissue-needed': (facts, v) => ({
    what: facts.is('because', 'new-pc-policy')
      ? '新しいパソコンの電子証明書は、再発行で取得していただきます。再発行すると、今の電子証明書は失効します。'
      : '電子証明書の再発行が必要です。',
    next: ask(v),
  }),
  'renewal-not-open': (facts) => ({
    what: '更新できる期間の前です。',
    next: `${facts.date('opensOn') ?? '有効期限が近づいた日'}から更新できます。その日から「重要なお知らせ」に表示し、現在の電子証明書は${facts.date('expiryDate') ?? '有効期限日'}までそのまま使えます。`,
  }),
  'renewal-too-late': (facts, v) => ({
    what: `電子証明書の有効期限日（${facts.date('expiryDate') ?? ''}）の更新の受け付けは終わりました。`,
    next: facts.date('lastDay') === undefined ? ask(v) : acquire(v, facts.date('lastDay')),
  }),
  'certificate-not-current': (_, v) => ({
    what: 'お示しになった電子証明書は、現在お使いのものではありません。',
    next: `もう一度${v.logon}して、有効期限の新しい電子証明書を選んでください。`,
  }),
  'nothing-to-prove': (_, v) => ({
    what: `${v.logon}確認を待っている電子証明書はありません。`,
    next: '確認はすでに終わっているか、新しい発行で置き換わっています。「電子証明書」の画面で状態を確かめてください。',
  }),
  'proof-too-late': (facts) => ({
    what: `新しい電子証明書を確認できる期限（${facts.moment('proveUntil') ?? ''}）を過ぎたため、その電子証明書は無効になりました。`,
    next: '「重要なお知らせ」からもう一度更新するか、有効期限が過ぎているときは「電子証明書取得」から取得してください。',
  }),
  'not-me-too-late': (facts, v) => ({
    what: `ここ ${facts.number('hours') ?? 72} 時間のあいだに、この方への電子証明書の発行や使い始めはありません。${
      facts.moment('until') === undefined
        ? ''
        : `この画面から届け出られたのは、${facts.moment('until')}までです。`
    }`,
    next: `この画面からは利用を止められません。お心当たりのないことがあったときは、すぐに${call(v)}`,
  }),
  'nothing-to-remind': () => ({
    what: 'いま、この方にお願いすることはありません。',
    next: '更新できる期間の前か、手続きがすでに済んでいるか、ご本人だけではできない状態です。一覧で現在の状態をご確認ください。',
  }),
  'reminded-today': (facts) => ({
    what: `この方には、本日すでにメールをお送りしています${facts.moment('at') === undefined ? '' : `（${facts.moment('at')}）`}。`,
    next: 'お一人につき1日1通までです。お急ぎのときは、ご本人に直接お伝えください。',
  }),
  'mails-off': (_, v) => ({
    what: `${v.self}では現在、期日をお知らせするメールをお送りしていません。`,
    next: 'ご本人に直接お伝えください。更新のお願いは、ご本人の「重要なお知らせ」にも表示しています。',
  }),
  'no-mail-address': (_, v) => ({
    what: 'この方のメールアドレスは登録されていません。',
    next: `ご本人に直接お伝えください。アドレスの登録については、${call(v)}`,
  }),
  'renewal-step-out-of-order': () => ({
    what: '手続きの順番が前後しました。',
    next: '「更新前処理」からもう一度進めてください。現在の電子証明書はそのまま使えます。',
  }),
  'renewal-ended': () => ({ what: 'この更新の手続きは、すでに終わっています。', next: again }),
  'fresh-act-needed': (facts, v) => ({
    what: `安全のため、発行の直前（${facts.number('minutes') ?? 5}分以内）に、現在の電子証明書での${v.logon}が必要です。`,
    next: `もう一度、現在の電子証明書で${v.logon}してください。続きから進められます。`,
  }),
  'bad-request-signature': () => ({
    what: '発行の申し込みが、途中で変わったか、正しく作られませんでした。',
    next: again,
  }),
  'key-not-accepted': () => ({ what: 'この種類の鍵では発行できません。', next: again }),
  'key-used-before': () => ({
    what: 'この鍵では、すでに電子証明書を発行しています。',
    next: `新しい鍵が必要です。${again}`,
  }),
  'issuer-ends-first': (_, v) => ({
    what: `ただいま、新しい電子証明書を発行できません。${v.self}の側での準備が必要です。`,
    next: `お手数ですが、${call(v)}手続きは進んでいません。現在の電子証明書をお持ちの方は、それをそのまま使えます。`,
  }),
  'attempt-unknown': (_, v) => ({
    what: `この${v.logon}のアドレスは、使われていないか、期限が過ぎました。`,
    next: `${v.logon}画面から、もう一度始めてください。`,
  }),
  'attempt-used': (_, v) => ({
    what: `この${v.logon}のアドレスは、すでに一度使われました。`,
    next: `アドレスは一度だけ使えます。${v.logon}画面から、もう一度始めてください。`,
  }),
}
