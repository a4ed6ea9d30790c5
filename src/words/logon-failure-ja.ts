import type { MemberStop } from '../domain/life.ts'
import type { LogonFailureWords } from './logon-failure.ts'
import type { Voice } from './voice.ts'

const stopped: Record<MemberStop, (v: Voice) => string> = {
  'loss-reported': (v) =>
    `紛失・盗難、または「心当たりがない」とのお届けを受けて、この方のすべての電子証明書を止めています。別の電子証明書を選んでも使えません。${v.self}がご本人と状況を確かめてから再開しますので、${v.desk.name}へお電話ください。`,
  suspended: (v) =>
    `ご依頼などにより、この方の利用を止めています。再開については、${v.desk.name}へお電話ください。`,
  'locked-by-administrator': (v) =>
    `ご契約先の${v.administrator}の方が、この方の利用を止めています。再開については、${v.administrator}の方にお尋ねください。`,
  ended: (v) => `この方のご利用は終わっています。ご不明な点は、${v.desk.name}へお電話ください。`,
}

export const logonFailureJa: LogonFailureWords = {
  saw: {
    'none-sent': (_, v) => ({
      title: '電子証明書が送られてきませんでした',
      meaning: `${v.logon}には、お使いのパソコンに入っている電子証明書が必要です。まず「もう一度試す」を押して、選択画面でご自分の電子証明書を選んでください。`,
    }),
    unknown: (_, v) => ({
      title: 'この電子証明書は登録されていません',
      meaning: `${v.self}が発行した記録のない電子証明書です。「もう一度試す」を押して、別の電子証明書を選んでください。`,
    }),
    'foreign-issuer': (_, v) => ({
      title: `${v.self}の電子証明書ではありません`,
      meaning:
        '別のところが発行した電子証明書が送られてきました。「もう一度試す」を押して、別の電子証明書を選んでください。',
    }),
    'other-member': () => ({
      title: '別の方の電子証明書です',
      meaning:
        '手続き中の方とは違う方の電子証明書が送られてきました。「もう一度試す」を押して、手続きを始めた方の電子証明書を選んでください。',
    }),
    'other-institution': (_, v) => ({
      title: `${v.self}の電子証明書ではありません`,
      meaning:
        '別の金融機関の電子証明書が送られてきました。「もう一度試す」を押して、別の電子証明書を選んでください。',
    }),
    'attempt-used': (_, v) => ({
      title: `この${v.logon}のアドレスは使用済みです`,
      meaning: 'アドレスは一度だけ使えます。「もう一度試す」を押すと、新しいアドレスで始めます。',
    }),
    'attempt-unknown': (_, v) => ({
      title: `この${v.logon}のアドレスは使えません`,
      meaning:
        'アドレスの期限が過ぎたか、途中が欠けています。「もう一度試す」を押すと、新しいアドレスで始めます。',
    }),
    'old-one-during-proof': () => ({
      title: 'それは古い電子証明書です',
      meaning: 'もう一度、新しいほうを選んでください。古い電子証明書は、そのまま使えています。',
    }),
    'not-the-current-one': () => ({
      title: 'それは使用を終える電子証明書です',
      meaning:
        '更新には、現在お使いの新しい電子証明書が必要です。もう一度、有効期限の新しいほうを選んでください。',
    }),
    expired: ({ expiryDate, lastDay }, v) => ({
      title: '電子証明書の有効期限が過ぎています',
      meaning: `${expiryDate === undefined ? '' : `有効期限日は${expiryDate}でした。`}${
        lastDay === undefined
          ? `ご自分で取得できる期間も過ぎていますので、${v.desk.name}へお電話ください。`
          : `${lastDay}までは、「電子証明書取得」から新しい電子証明書を取得できます。その日を過ぎると、${v.self}での再発行が必要になります。`
      }`,
    }),
    'not-yet-valid': ({ validFrom }) => ({
      title: 'この電子証明書はまだ使えません',
      meaning: `${validFrom === undefined ? '有効期間が始まってから' : `${validFrom}から`}使えます。それまでは、お持ちであれば別の電子証明書を選んでください。`,
    }),
    superseded: () => ({
      title: 'これは古い電子証明書です',
      meaning:
        '新しい電子証明書に交代したため、もう使えません。「もう一度試す」を押して、有効期限の新しいほうを選んでください。',
    }),
    abandoned: () => ({
      title: 'これは使われずに終わった電子証明書です',
      meaning:
        'このあとに発行した電子証明書があるため、もう使えません。「もう一度試す」を押して、別の電子証明書を選んでください。',
    }),
    revoked: (_, v) => ({
      title: 'この電子証明書は失効しています',
      meaning: `失効した電子証明書では${v.logon}できません。再発行を受けた方は、「電子証明書取得」から新しい電子証明書を取得してください。`,
    }),
    'proof-too-late': ({ proveUntil }) => ({
      title: '確認の期限が過ぎた電子証明書です',
      meaning: `${proveUntil === undefined ? '' : `${proveUntil}までに`}一度も使われなかったため、無効になりました。現在の電子証明書をお持ちの方は、「もう一度試す」を押してそちらを選んでください。`,
    }),
    stopped: ({ stop }, v) => ({
      title: '電子証明書の利用を止めています',
      meaning: stopped[stop ?? 'suspended'](v),
    }),
    'pin-door-locked': (_, v) => ({
      title: '暗証番号の受け付けを止めています',
      meaning: `暗証番号の間違いが続いたためです。電子証明書はそのままです。解除については、${v.desk.name}へお電話ください。`,
    }),
  },
  reasonsHeading: '考えられる理由',
  reasons: {
    expired: ({ lastDay }, v) => ({
      reason: '電子証明書の有効期限が過ぎている',
      remedy: `ブラウザは、期限の過ぎた電子証明書を選択画面に出しません。「電子証明書取得」から新しい電子証明書を取得してください。${lastDay === undefined ? `期限から日数がたっているときは、${v.self}での再発行が必要です。` : `${lastDay}まで取得できます。`}`,
    }),
    'other-chosen': () => ({
      reason: '選択画面で「キャンセル」を押した、または別のものを選んだ',
      remedy:
        '「もう一度試す」を押すと、選択画面がもう一度出ます。ご自分の名前と、有効期限の年月を確かめて選んでください。',
    }),
    'other-browser': () => ({
      reason: '電子証明書が、別のブラウザに入っている',
      remedy:
        'Firefoxは、Microsoft EdgeやGoogle Chromeとは別に電子証明書を保管します。いつもお使いのブラウザで開き直してください。',
    }),
    'other-computer': () => ({
      reason: '電子証明書が、別のパソコンに入っている',
      remedy:
        '電子証明書を取得したパソコンでお使いください。パソコンを替えたときは、元のパソコンで手続きするか、下記へお電話ください。',
    }),
    'never-installed': () => ({
      reason: '電子証明書のファイルを、まだ取り込んでいない',
      remedy:
        '保存したファイルを開いて、パソコンに取り込んでください。ファイルやパスワードが見つからないときは、取得または更新をもう一度行えます。',
    }),
    network: () => ({
      reason: '会社のネットワークのセキュリティ製品が、電子証明書を取り除いている',
      remedy:
        '通信の中身を検査する製品やウイルス対策ソフトが原因のことがあります。システムのご担当の方に、このサイトを検査の対象から外すようご相談ください。',
    }),
    'old-one-kept': () => ({
      reason: '古い電子証明書が、選択画面に残っている',
      remedy:
        '有効期限の新しいほうを選んでください。古いほうは、Windowsでは「ユーザー証明書の管理」、Macでは「キーチェーンアクセス」から削除できます。',
    }),
    'other-person': () => ({
      reason: '同じパソコンを、複数の方で使っている',
      remedy: '選択画面に出る名前を確かめて、ご自分の電子証明書を選んでください。',
    }),
    reissued: (_, v) => ({
      reason: '再発行や失効の手続きをした',
      remedy: `再発行を受けた方は、「電子証明書取得」から新しい電子証明書を取得してください。お心当たりがないときは、すぐに${v.desk.name}へお電話ください。`,
    }),
    'lost-file': () => ({
      reason: '新しい電子証明書のファイルやパスワードが見つからない',
      remedy: '取得または更新をもう一度行ってください。新しく発行し直します。',
    }),
    'computer-clock': () => ({
      reason: 'パソコンの日付や時刻が違っている',
      remedy: 'パソコンの日付と時刻を正しく合わせてから、もう一度試してください。',
    }),
    bookmark: (_, v) => ({
      reason: '途中のアドレスをブックマークしている、または「戻る」を押した',
      remedy: `ブックマークは、${v.logon}画面に付け直してください。`,
    }),
    'renewed-by-another': (_, v) => ({
      reason: '更新や取得をした覚えがない',
      remedy: `ほかの人が新しい電子証明書を手に入れたおそれがあります。「お心当たりのない通知を受け取った方」から、すぐに利用を止めてください。${v.desk.name}（${v.desk.telephone}）へのお電話でも止められます。`,
    }),
    'not-me': (_, v) => ({
      reason: '届け出に心当たりがない',
      remedy: `すぐに${v.desk.name}（${v.desk.telephone}）へお電話ください。`,
    }),
  },
  presented: '送られてきた電子証明書',
  memberId: 'ID',
  retry: 'もう一度試す',
  proofRetry: 'もう一度、新しいほうを選ぶ',
  acquire: '電子証明書取得',
  report: 'お心当たりのない通知を受け取った方',
  logon: (v) => `${v.logon}画面へ`,
  otherwise: (v) =>
    `※ ここで${v.logon}できなくても、電子証明書が失われることはありません。何度試しても止まりません。`,
}
