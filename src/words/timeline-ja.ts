import type { TimelineFacts, TimelineWords } from './timeline.ts'
import { timelineDeskJa } from './timeline-desk-ja.ts'

const because = ({ why }: TimelineFacts) => (why === undefined ? '。' : `：${why}`)
const atDoor = ({ door }: TimelineFacts) => (door === undefined ? '' : `（${door}）`)
const channel = (f: TimelineFacts) =>
  f.is('channel', 'mail') ? 'メールで' : f.is('channel', 'letter') ? '書面で' : ''
const byUse = (f: TimelineFacts) =>
  f.is('purpose', 'renewal')
    ? '（更新の前の確認）'
    : f.is('purpose', 'proof')
      ? '（新しい電子証明書の確認）'
      : ''
const report = (f: TimelineFacts) =>
  f.is('reason', 'loss') ? '紛失・盗難の届出' : '「身に覚えがない」との届出'

export const timelineJa: TimelineWords = {
  ...timelineDeskJa,
  'institution-made': () => '金融機関を登録しました。',
  'policy-version-added': () => '運用方針の新しい版を登録しました。',
  'issuer-made': () => '認証局を作りました。',
  'member-added': () => 'お客さまを登録しました。',
  'entitlement-opened': (f) =>
    `電子証明書を取得できるようにしました。${f.date('deadline') === undefined ? '' : `期限は${f.date('deadline')}です。`}`,
  'entitlement-used': () => '電子証明書の取得が完了しました。',
  'pickup-code-made': (f) => `取得コードを${channel(f)}用意しました。`,
  'pickup-code-sent': (f) => `取得コードを${channel(f)}送りました。`,
  'pickup-code-accepted': () => '取得コードが正しく入力されました。',
  'pickup-code-refused': () => '取得コードの入力に間違いがありました。',
  'identification-failed': (f) => `本人確認の入力に間違いがありました${atDoor(f)}。`,
  'pin-refused': (f) =>
    `暗証番号の入力に間違いがありました。${f.number('triesLeft') === undefined ? '' : `残りは ${f.number('triesLeft')} 回です。`}`,
  'door-locked': (f) => `間違いが続いたため、受け付けを止めました${atDoor(f)}。`,
  'acquisition-refused': (f) => `電子証明書の取得を断りました${because(f)}`,
  'certificate-recorded': () => '電子証明書の発行を記録しました。',
  'certificate-signed': () => '電子証明書を発行しました。',
  'certificate-proved': () => '電子証明書がはじめて使われ、使用中になりました。',
  'certificate-retiring': () => '新しい電子証明書が使われたため、この電子証明書は使用終了予定になりました。',
  'certificate-superseded': () => '新しい電子証明書に交代し、この電子証明書は終わりました。',
  'certificate-abandoned': () => '新しいものが作られたため、使われていない電子証明書を終わりにしました。',
  'certificate-revoked': () => '電子証明書を失効しました。',
  'renewal-opened': () => '更新の手続きを始めました。',
  'renewal-consented': () => '更新の手続きで、内容に同意しました。',
  'renewal-ended': () => '更新の手続きが終わりました。',
  'renewal-refused': (f) => `更新を断りました${because(f)}`,
  'proof-refused': (f) => `新しい電子証明書の確認を断りました${because(f)}`,
  'logged-on': (f) => `電子証明書を確認しました${byUse(f)}。`,
  'log-on-refused': (f) => `電子証明書での${f.voice.logon}を断りました${because(f)}`,
  'logged-off': () => '画面の利用を終わりました。',
  'session-ended': () => '接続を終わりました。',
  'pins-changed': () => '暗証番号を変更しました。',
  'notice-written': (f) => `お知らせを${f.is('channel', 'mail') ? 'メールで' : ''}用意しました。`,
  'clock-moved': () => 'デモの時計を動かしました。',
  'acquisition-consented': () => '取得の手続きで、内容に同意しました。',
  'pin-accepted': (f) => `暗証番号が正しく入力され、${f.voice.logon}しました。`,
  'staff-added': () => '職員を登録しました。',
  'staff-activated': () => '職員がサインインの方法を登録しました。',
  'staff-activation-refused': () => '職員の有効化を断りました。',
  'staff-signed-in': () => '職員がサインインしました。',
  'staff-sign-in-refused': () => '職員のサインインを断りました。',
  'staff-signed-out': () => '職員がサインアウトしました。',
  'staff-session-ended': () => '職員の接続を終わりました。',
  'staff-act-refused': (f) => `職員の操作を断りました${because(f)}`,
  'member-read': (f) =>
    f.is('place', 'terminal')
      ? '端末の操作者がこのお客さまを調べました。'
      : '職員がこのお客さまの画面を開きました。',
  'unlock-requested': () => 'ロックの解除を依頼しました。',
  'unlock-approved': () => 'ロックの解除を承認しました。',
  'unlock-rejected': () => 'ロックの解除の依頼を却下しました。',
  'unlock-withdrawn': () => 'ロックの解除の依頼を取り下げました。',
  'unlock-expired': () => '期限を過ぎたため、ロックの解除の依頼が終わりました。',
  'unlock-target-changed': () => 'お客さまの状態が変わったため、ロックの解除の依頼が終わりました。',
  'doors-unlocked': (f) => `ロックを解除しました${atDoor(f)}。`,
  'loss-reported': (f) => `${report(f)}があり、電子証明書の利用を止めました。`,
  'loss-report-refused': (f) => `${report(f)}を断りました${because(f)}`,
  'staff-alarmed': () => '職員に警報を出しました。',
  'alarm-seen': () => '職員が警報を確認しました。',
  'members-found': () => '職員がお客さまを検索しました。',
  'staff-disabled': () => '職員の利用を止めました。',
  'staff-renewed': () => '職員の有効化コードを再発行しました。',
  'unlock-requester-gone': () =>
    '依頼した職員の権限かサインインの方法がなくなったため、ロックの解除の依頼が終わりました。',
  'request-made': (f) =>
    f.is('place', 'terminal') ? '端末の操作者が承認を依頼しました。' : '職員が承認を依頼しました。',
  'request-approved': () => '依頼を承認しました。',
  'request-rejected': () => '依頼を却下しました。',
  'request-withdrawn': () => '依頼を取り下げました。',
  'request-expired': () => '期限を過ぎたため、依頼が終わりました。',
  'request-requester-gone': () =>
    '依頼した職員の権限かサインインの方法がなくなったため、依頼が終わりました。',
  'request-target-changed': () => '依頼の対象が変わったため、依頼が終わりました。',
  'board-message-published': () => '「重要なお知らせ」に掲載しました。',
  'board-message-withdrawn': () => '「重要なお知らせ」から取り下げました。',
  'member-reminded': () => '管理者の方が、お願いのメールを用意しました。',
  'expiry-dates-exported': () => '管理者の方が、有効期限日をカレンダー用のファイルで保存しました。',
  'mail-sent': () => 'お送りするメールを、メールサーバーが受け付けました。',
  'mail-failed': () => 'メールをお届けできませんでした。',
  'mail-withdrawn': () => '用件が済んだため、メールを送らずに取り下げました。',
  'mail-repeated': () => '届いたかどうか分からないメールを、もう一度送ることにしました。',
  'mail-returned': () => 'お送りしたメールが、届かずに戻ってきました。',
  'test-mail-sent': () => '試験のメールを送りました。',
  'members-listed': (f) =>
    f.is('place', 'terminal')
      ? '端末の操作者が、お客さまの名前のある一覧を出しました。'
      : '職員が、お客さまの名前のある一覧を開きました。',
  'notices-settled': () => '送るべきお知らせを調べました。',
  'staff-mail-set': () => '職員のメールアドレスを登録しました。',
  'switch-engaged': () => '緊急停止を入れました。',
  'renewal-pulled': () => '電子証明書の早期更新のお願いを始めました。',
  'renewal-pull-withdrawn': () => '電子証明書の早期更新のお願いを取り下げました。',
  'switch-released': () => '緊急停止を解除しました。',
  'help-given': () => '「ログオンできないとき」の画面で、ご本人に今の状態と進み方を示しました。',
  'login-id-reminded': () => '登録のメールアドレスへ、IDをお知らせするメールを送りました。',
  'recovery-approval-asked': () => '期限後の取得のため、ほかの管理者に承認を求めました。',
  'recovery-approved': () => 'ほかの管理者が、期限後の取得を承認しました。',
  'recovery-rejected': () => 'ほかの管理者が、期限後の取得を断りました。',
  'passkey-registered': () => '期限後の本人確認に使うパスキーを登録しました。',
  'passkey-removed': () => '期限後の本人確認に使うパスキーを削除しました。',
  'passkey-accepted': () => 'パスキーで本人確認をしました。',
  'passkey-refused': () => 'パスキーで本人確認ができませんでした。',
  'member-held': () => '警報により、確認が済むまで利用をお待ちいただいています。',
  'new-pc-withdrawn': (f) =>
    f.is('by', 'self')
      ? 'ご本人が、新しいパソコンへの入れ替えをやめました。'
      : '管理者の方が、新しいパソコンへの入れ替えをやめました。',
  'people-exported': () => '管理者の方が、利用者の一覧を表計算用のファイルで保存しました。',
  'letter-printed': (f) =>
    f.is('letter', 'pin-letter')
      ? 'IDと仮の暗証番号の書面を印刷しました。'
      : '取得コードの書面を印刷しました。',
  'import-file-brought': () => 'お客さまの一覧のファイルを受け付けました。',
  'people-imported': () => 'お客さまを一覧からまとめて登録しました。',
  'certificates-imported': () => '以前の認証局の電子証明書を、一覧からまとめて登録しました。',
  'predecessor-registered': () => '以前の認証局を登録しました。',
  'predecessor-certificate-added': () => '以前の認証局の電子証明書を登録しました。',
  'predecessor-certificate-seen': () =>
    '以前の認証局の電子証明書が、はじめて提示されました。署名を確かめ、内容を記録しました。',
  'temporary-pins-made': () => '仮の暗証番号を作り、書面を用意しました。',
  'silent-reminded': (f) =>
    `更新の手続きが始まっていない ${f.number('reminded') ?? 0} 名に、お願いのメールを用意しました。`,
  'call-list-exported': () => '更新の手続きが始まっていないお客さまの一覧を、職員が保存しました。',
  'staff-roles-changed': () => '職員の役割を変えました。',
  'staff-code-shown': () => '職員の開始コードの半分を表示しました。',
  'journal-reconciled': () => '記録を復元した後に、終了していたものを、あらためて終了しました。',
  'api-client-added': () => 'API の接続先を登録しました。',
  'api-client-ended': () => 'API の接続先を終わらせました。',
  'webhook-added': () => 'ほかのシステムへの通知先（Webhook）を登録しました。',
  'webhook-ended': () => '通知先（Webhook）を終わらせました。',
  'webhook-paused': () => '通知先（Webhook）への通知を止めました。',
  'webhook-resumed': () => '通知先（Webhook）への通知を再開しました。',
  'webhook-secret-made': () => '通知先（Webhook）の署名鍵を作りました。',
  'webhook-replayed': () => '通知（Webhook）を送り直すことにしました。',
  'webhook-tested': () => '通知先（Webhook）に試しの通知を送りました。',
  'relying-party-registered': () => '連携サービスを登録または変更しました。',
  'relying-party-ended': () => '連携サービスを終わらせました。',
  'service-entered': () => '連携サービスへ進みました。',
  'service-log-out-untold': () => '連携サービスにログオフを伝えられませんでした。',
  'api-token-issued': () => 'API の接続先がつながりました。',
  'api-token-refused': () => 'API の接続先を通しませんでした。',
  'est-secret-made': () => '職員二人が、EST のシークレットを作りました。',
  'est-secret-shown': () => 'EST のシークレットの半分を表示しました。',
  'est-secret-refused': () => 'EST のシークレットが違っていました。',
  'api-act-refused': () => 'API の接続先が、範囲の外の操作を求めました。',
  'ca-switched': () => '発行用の認証局を切り替えました。',
  'ca-revoked': () => '認証局を失効しました。',
  'ca-list-brought': () => '別の場所で署名したルート認証局の失効リストを取り込みました。',
}
