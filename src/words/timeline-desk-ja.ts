import type { DeskTimelineWords, TimelineFacts } from './timeline.ts'

const who = (f: TimelineFacts) =>
  f.is('by', 'staff') ? '職員が、' : f.is('by', 'self') ? 'ご本人が、' : '管理者の方が、'

/** What a desk does to somebody's certificate or membership. */
export const timelineDeskJa: DeskTimelineWords = {
  'desk-act-refused': ({ why }) => `この方についての操作を断りました${why === undefined ? '。' : `：${why}`}`,
  'desk-act-confirmed': () => '確認暗証番号がもう一度正しく入力されました。',
  'certificates-revoked': (f) => `${who(f)}電子証明書を失効しました。`,
  'member-reissued': (f) => `${who(f)}電子証明書を再発行しました。`,
  'new-pc-opened': (f) => `${who(f)}新しいパソコンで取得できるようにしました。`,
  'member-locked': (f) => `${who(f)}利用を止めました（管理者によるロック）。`,
  'member-unlocked': (f) => `${who(f)}管理者によるロックを解除しました。`,
  'member-stopped': (f) => `${who(f)}電子証明書の利用を緊急に停止しました。`,
  'stop-released': (f) => `${who(f)}利用の停止を解除しました。`,
  'contract-stopped': (f) => `${who(f)}ご契約先全員の利用を緊急に停止しました。`,
  'contract-released': (f) => `${who(f)}ご契約先全員の利用の停止を解除しました。`,
  'address-change-asked': (f) => `${who(f)}メールアドレスの変更を申し込みました。`,
  'address-changed': () => 'メールアドレスを変更しました。',
  'address-change-ended': () => 'メールアドレスの変更は、確認されないまま終わりました。',
  'address-code-refused': () => '新しいアドレスの確認コードに間違いがありました。',
  'member-removed': (f) => `${who(f)}この方の登録を終わりにしました。`,
}
