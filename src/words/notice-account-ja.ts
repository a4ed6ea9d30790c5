import type { MemberStop } from '../domain/life.ts'
import type { MailMilestoneKind } from '../domain/policy.ts'
import type { AccountWords } from './notice-account-words.ts'

const stops: Record<MemberStop, string> = {
  suspended: '利用停止中',
  held: '確認待ち',
  'locked-by-administrator': '管理者による停止中',
  'loss-reported': '紛失の届出あり',
  ended: '利用終了',
}

const kinds: Record<MailMilestoneKind, string> = {
  'not-acquired': '取得のご案内',
  'before-expiry': '有効期限前のお知らせ',
  'after-expiry': '有効期限後のお知らせ',
  'grace-ends': '取得できる期間の終わりのお知らせ',
  unproved: '新しい電子証明書のご利用のお願い',
}

export const noticeAccountJa: AccountWords = {
  holder: ({ holder }, language) =>
    `${holder.company[language]}（${holder.contractNumber}）${holder.displayName} 様（${holder.loginId}）`,
  none: 'お知らせの記録も、予定もありません。',
  hindered: '現在、メールが送られない理由',
  hindrance: (one) => {
    switch (one.kind) {
      case 'stopped':
        return `ご利用が止まっています（${stops[one.stop]}）。`
      case 'switched-off':
        return 'メールの緊急停止中です。再開すると、そのとき必要なものから送ります。'
      case 'mails-off':
        return `運用方針（第${one.policyVersion}版）で、期日を知らせるメールを送らないことになっています。`
      case 'kinds-off':
        return `運用方針（第${one.policyVersion}版）で、次のメールを送らないことになっています：${one.kinds.map((kind) => kinds[kind]).join('、')}`
      case 'no-address':
        return 'メールアドレスの登録がありません。'
      case 'nothing-ends':
        return '期限の近づくものがありません。'
    }
  },
  certificate: (serialNumber, standing, expiryDate) =>
    `電子証明書 ${serialNumber}（${standing}、有効期限日 ${expiryDate}）`,
  entitlement: (state, deadline) => `取得の手続き（${state}、取得期限 ${deadline}）`,
  standings: {
    'not-acquired': '未取得',
    'not-yet-valid': '有効期間の前',
    active: '有効',
    renewable: '更新できる期間',
    'being-proved': 'まだ使われていない',
    retiring: 'まもなく失効',
    'expired-recoverable': '有効期限切れ、再取得できる',
    lapsed: '有効期限切れ',
    superseded: '更新済み',
    abandoned: '使われなかったもの',
    revoked: '失効',
    stopped: 'ご利用が止まっている',
  },
  entitlementStates: { open: '取得待ち', used: '取得済み', withdrawn: '取消し' },
  milestones: {
    'before-expiry': (days) => `有効期限日の${days}日前のメール`,
    'after-expiry': () => '有効期限日の翌日のメール',
    'grace-ends': (days) => `取得できる最終日の${days}日前のメール`,
    unproved: (days) => `発行から${days}日後のメール`,
    'not-acquired': (days) => `取得期限の${days}日前のメール`,
    renewal: () => '画面の「電子証明書の更新をお願いします」',
  },
  himself: 'ご本人',
  administrator: (name) => `管理者 ${name} 様`,
  policy: (version) => `運用方針 第${version}版`,
  owed: (since) => `${since}から、メールの作成を待っています`,
  over: (at, why) => `${at}、送らないことになりました（${why}）`,
  impossible: 'メールアドレスの登録がないため、送れません',
  shown: (at) => `${at}に、はじめて表示`,
  read: (at) => `${at}に、はじめて開封`,
  reasons: {
    renewed: '更新済み',
    revoked: '失効',
    stopped: 'ご利用の停止',
    ended: 'ご利用の終了',
    acquired: '取得済み',
    proved: '新しいものを使用済み',
    expired: '時期が過ぎた',
    policy: '運用方針の変更',
    'no-address': 'メールアドレスなし',
    'more-urgent': 'より急ぎのお知らせを優先',
  },
  mail: (mail, moment) => {
    const by = mail.server === undefined ? '' : `、サーバー ${mail.server}`
    const said = mail.reply === undefined ? '' : `、応答「${mail.reply}」`
    const code = mail.code === undefined ? '' : `お知らせ番号 ${mail.code}、`
    if (mail.bouncedAt !== undefined)
      return `${code}${moment(mail.bouncedAt)}に戻ってきました（${mail.bounce ?? ''}）${by}`
    if (mail.state === 'sent' && mail.sentAt !== undefined)
      return `${code}${moment(mail.sentAt)}に相手のサーバーが受け付けました${by}${said}`
    if (mail.state === 'failed' && mail.failedAt !== undefined)
      return `${code}${moment(mail.failedAt)}に送信を断念しました${by}${said}`
    if (mail.state === 'withdrawn') return `${code}送信前に取り消しました`
    const next = mail.nextTryAt === undefined ? '' : `、次は${moment(mail.nextTryAt)}`
    return `${code}作成済み、送信待ち（${mail.attempts}回試行${next}）${by}${said}`
  },
  again: (earlier, now) => `${earlier}。メールアドレスが変わったため、あらためてお知らせ：${now}`,
  expected: {
    coming: 'これから',
    due: '次の確認（1分ごと）でメールの対象になります',
    overtaken: 'より急ぎのお知らせを優先し、送りません',
  },
}
