import { authorityFault } from './authority-faults.ts'
import { messageFault } from './board-faults.ts'
import { caFault } from './ca-faults.ts'
import type { OfficeRefusalWords } from './refusal-sentence.ts'

const refresh = '画面を読み直して、今の内容を確かめてください。'

/** What the institution's staff are told. */
export const officeRefusalsJa: OfficeRefusalWords = {
  'staff-not-signed-in': () => ({
    what: 'この画面は、サインインした職員の方だけがご覧になれます。',
    next: 'サインインしてください。',
  }),
  'staff-session-ended': (facts) => {
    if (facts.is('reason', 'disabled')) {
      return {
        what: 'このIDは利用を止められています。',
        next: 'システム管理の担当者に確かめてください。',
      }
    }
    if (facts.is('reason', 'renewed')) {
      return {
        what: '新しい有効化コードを発行したため、これまでのパスキーとパスワードは使えなくなりました。',
        next: 'そのコードで有効化してください。お心当たりがなければ、システム管理の担当者に確かめてください。',
      }
    }
    return {
      what: 'しばらく操作がなかったか、別の画面で終了したため、接続を終わりました。',
      next: '続けるには、もう一度サインインしてください。',
    }
  },
  'sign-in-failed': () => ({
    what: 'サインインできませんでした。',
    next: '入力した内容を確かめて、もう一度試してください。間違いが続くと、パスワードでのサインインをしばらく受け付けません（15分ほどで自動的に戻ります）。パスキーはいつでも使えます。',
  }),
  'activation-failed': () => ({
    what: 'この内容では有効化できませんでした。',
    next: 'ログインIDと有効化コードを確かめて、もう一度試してください。間違いが続くと、しばらく受け付けません。コードの期限が過ぎたとき・使い終わったときは、システム管理の担当者に申し出てください。',
  }),
  'password-unacceptable': (facts) => ({
    what: 'このパスワードは使えません。',
    next: facts.is('fault', 'too-short')
      ? '12文字以上にしてください。'
      : facts.is('fault', 'too-long')
        ? '256文字以内にしてください。'
        : facts.is('fault', 'like-login-id')
          ? 'ログインIDを含まないパスワードにしてください。'
          : '同じ文字のくり返しを避けて、5種類以上の文字を使ってください。',
  }),
  'verification-failed': () => ({
    what: 'ご本人を確認できませんでした。何も行っていません。',
    next: 'もう一度、パスキーで、またはパスワードと新しいワンタイムコードで確認してください。',
  }),
  'staff-not-allowed': () => ({
    what: 'お持ちの役割では、この操作はできません。',
    next: 'この役割を持つ方に依頼してください。',
  }),
  'nothing-to-unlock': () => ({
    what: '入力の間違いで止まっている受け付けは、今はありません。',
    next: `${refresh}お客さまが入れない理由は、会員の画面の「本日のご案内」にあります。`,
  }),
  'approval-waits': () => ({
    what: '同じ対象について、承認を待っている依頼がすでにあります。',
    next: '「承認」の一覧から、その申請を確かめてください。',
  }),
  'approval-own': () => ({
    what: 'ご自分の申請は、ご自分では承認も却下もできません。',
    next: '承認の役割を持つ、別の方に依頼してください。取り下げはできます。',
  }),
  'approval-closed': () => ({
    what: 'この申請は、すでに決まっているか、取り下げられています。',
    next: refresh,
  }),
  'approval-expired': (facts) => ({
    what: `この申請の期限（${facts.moment('expiresAt') ?? '所定の時間'}）が過ぎました。`,
    next: '必要なときは、もう一度申請してください。',
  }),
  'target-changed': () => ({
    what: '申請のあとで、対象の内容または状態が変わったため、この申請は無効になりました。何も行っていません。',
    next: '今の状態を確かめ、必要なときはもう一度申請してください。',
  }),
  'shown-changed': () => ({
    what: '画面に表示した内容と、今の内容が違います。何も行っていません。',
    next: refresh,
  }),
  'pull-unfit': () => ({
    what: 'この内容では、早期更新を依頼できません。',
    next: '発行日は今日まで、時間は1～2160時間、理由は日本語と英語の両方を400文字以内で入力してください。',
  }),
  'switch-words-faulty': () => ({
    what: '止める理由の文章が空か長すぎるか、表示できない文字を含んでいます。',
    next: '日本語と英語の両方を、それぞれ400文字以内で入力してください。',
  }),
  'policy-faulty': () => ({
    what: 'この内容では、運用方針の新しい版を作れません。',
    next: '印の付いた欄の決まりを確かめて、直してください。何も変更していません。',
  }),
  'message-faulty': (facts) => ({
    what: messageFault(facts, 'ja'),
    next: '直してから、もう一度プレビューを表示してください。',
  }),
  'message-over': () => ({
    what: 'このお知らせの掲載は、すでに終わっています。',
    next: refresh,
  }),
  'import-faulty': (facts) => ({
    what: `このファイルには、直すところが ${facts.number('count') ?? 1} か所あります。何も登録していません。`,
    next: 'もう一度確認をして、行ごとの説明を見てください。',
  }),
  'predecessor-unfit': (facts) => ({
    what: `この証明書は、認証局として登録できません。${authorityFault(facts, 'ja')}`,
    next: '認証局の証明書（PEM 形式）を確かめてください。何も登録していません。',
  }),
  'ca-unfit': (facts) => ({
    what: `この認証局については、この操作ができません。${caFault(facts, 'ja')}`,
    next: '「warifu ca list」で、認証局の状態を確かめてください。何も変更していません。',
  }),
  'test-mail-impossible': (facts) => {
    if (facts.is('why', 'no-address')) {
      return {
        what: 'あなたのメールアドレスが登録されていないため、試し送りはできません。',
        next: 'システム管理の担当者に、「warifu staff mail」での登録について確かめてください。',
      }
    }
    return facts.is('why', 'no-server')
      ? {
          what: 'メールサーバーが設定されていないため、試し送りはできません。',
          next: '文面は、この画面で確かめられます。',
        }
      : {
          what: 'メールに署名するための鍵などが足りないため、試し送りはできません。',
          next: 'システム管理の担当者に、記録（ログ）を確かめるよう伝えてください。',
        }
  },
  'letters-changed': () => ({
    what: 'この中に、すでに印刷したか、作り直した書面があります。',
    next: `何も印刷していません。${refresh}`,
  }),
  'letter-other-hand': () => ({
    what: 'この中に、もう一方の書面をあなたが印刷した方がいます。一人の職員が両方を印刷することはできません。',
    next: '何も印刷していません。別の方に印刷を依頼してください。',
  }),
  'letter-not-wanted': () => ({
    what: 'この方には、書面の取得コードは役に立ちません。有効期限が切れていないか、すでに取得できるか、期限後の取得に書面を使わない設定です。',
    next: 'ログオンできない理由と対処は、お客さまの画面の最初にあります。',
  }),
  'about-oneself': () => ({
    what: 'ご自分の登録を変える依頼や承認は、ご自分ではできません。',
    next: '別の方に頼んでください。',
  }),
  'nobody-left': () => ({
    what: 'この変更をすると、職員の登録を依頼する方と、それを承認する別の方が、そろわなくなります。',
    next: '先に、別の方へ役割を加えてください。新しい方は、初めてサインインしたときから数えます。',
  }),
  'code-half-gone': () => ({
    what: 'あなたに表示できるものはありません。すでに表示したか、期限が過ぎたか、別の方の分です。',
    next: '失ったときは、もう一度依頼してください。職員の開始コードは職員の登録の変更で、EST のシークレットはお客さまの画面で依頼できます。',
  }),
}
