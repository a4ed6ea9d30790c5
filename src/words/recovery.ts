import type { Language } from '../domain/language.ts'
import type { Voice } from './voice.ts'

/** The second proof of whoever comes back after expiry: a passkey, and a colleague's yes. */
const ja = {
  show: {
    heading: 'パスキーで本人確認をする',
    lead: '電子証明書で利用していたときに登録したパスキーがあれば、取得コードの代わりに使えます。',
    act: 'パスキーを使う',
    working: '機器の画面の指示に従ってください。',
    failed: 'パスキーで本人確認ができませんでした。もう一度お試しになるか、別の方法をお使いください。',
    scriptless: 'パスキーを使うには、ブラウザのスクリプトを有効にしてください。',
    unsupported: 'このブラウザでは、パスキーを使えません。',
  },
  onlyPasskey: (v: Voice) =>
    `この取得には、登録済みのパスキーが必要です。登録したことがないときは、${v.desk.name}（電話 ${v.desk.telephone}）へお電話ください。`,
  passkeys: {
    title: '期限後の本人確認に使うパスキー',
    lead: '電子証明書の有効期限が過ぎて、ご自分で取得し直すときに、取得コードの代わりに使える鍵です。お使いの機器の指紋や顔、画面ロックで確認します。',
    none: '登録されているパスキーはありません。',
    registered: (at: string) => `${at}に登録`,
    used: (at: string) => `最後に使った日時：${at}`,
    add: 'この機器のパスキーを登録する',
    ask: '登録に進む',
    confirmFirst: 'パスキーを登録するには、確認のため、もう一度入力してください。',
    told: (v: Voice) => `登録や削除は、メールでご本人とご契約先の${v.administrator}の方にお知らせします。`,
    failed: '登録できませんでした。もう一度お試しになるか、前の画面からやり直してください。',
    newTitle: 'パスキーの登録',
    newLead: '下のボタンを押し、お使いの機器の画面の指示に従ってください。5分以内に登録してください。',
    remove: '削除する',
    removeTitle: 'パスキーの削除',
    removeWill: (at: string) => `${at}に登録したパスキーを削除します。元に戻すことはできません。`,
    removeFirst: '削除するには、確認のため、もう一度入力してください。',
    back: 'パスキーの一覧へ',
    otherwise:
      '機器をなくしたときは、ここから削除してください。紛失や盗難を届け出ると、すべてのパスキーが使えなくなります。',
    notUsed: (v: Voice) => `${v.self}では現在、期限後の本人確認にパスキーを使っていません。`,
    link: '期限後の本人確認に使うパスキー',
  },
  waiting: {
    title: 'ほかの管理者の承認を待っています',
    lead: (v: Voice) =>
      `ご契約先のほかの${v.administrator}の方に、メールで承認をお願いしました。承認されると、この画面は自動で次へ進みます。`,
    until: (at: string) => `承認の期限：${at}`,
    otherwise:
      '期限までに承認されなかったときは、はじめからやり直してください。この画面を閉じても、同じブラウザで続けられます。',
    again: '承認されたか確かめる',
  },
  approvals: {
    title: '期限後の取得の承認',
    lead: (v: Voice) =>
      `有効期限の過ぎた${v.administrator}の方が、ご自分で電子証明書を取得しようとしています。電話などでご本人に確かめてから、承認してください。`,
    none: '承認を待っているものはありません。',
    waiting: (count: number, v: Voice) =>
      `有効期限の過ぎた${v.administrator}の方 ${count} 人が、あなたの承認を待っています。期限があります。`,
    look: '確かめて、承認するか断る',
    asked: '申し込み',
    until: '期限',
    pin: (v: Voice) => v.administratorConfirmationPin,
    approve: '承認する',
    reject: '断る',
    effect: '承認すると、この方は新しい電子証明書を取得できます。断ると、この申し込みは終わります。',
    done: { approved: '承認しました。', rejected: '断りました。' },
    back: '利用者の電子証明書へ',
  },
}

export type RecoveryWords = typeof ja

const en: RecoveryWords = {
  show: {
    heading: 'Show your passkey',
    lead: 'If you registered a passkey while you had a certificate, you can use it instead of a pickup code.',
    act: 'Use the passkey',
    working: 'Please follow what your device says.',
    failed: 'We could not make sure by the passkey who you are. Try again, or take another way.',
    scriptless: 'To use a passkey, allow scripts in your browser.',
    unsupported: 'This browser cannot use passkeys.',
  },
  onlyPasskey: (v) =>
    `This needs a passkey that you registered. If you never did, call the ${v.desk.name}: ${v.desk.telephone}.`,
  passkeys: {
    title: 'Passkeys for the way back after expiry',
    lead: 'When your certificate has expired and you get a new one yourself, a passkey takes the place of the pickup code. Your device asks for a finger, a face or its screen lock.',
    none: 'No passkey is registered.',
    registered: (at) => `Registered ${at}`,
    used: (at) => `Last used ${at}`,
    add: 'Register a passkey of this device',
    ask: 'Go on to register one',
    confirmFirst: 'To register a passkey, enter this once more.',
    told: (v) =>
      `You and every ${v.administrator} of your company are told by mail when one is registered or removed.`,
    failed: 'It was not registered. Try again, or go back and begin again.',
    newTitle: 'Register a passkey',
    newLead: 'Press the button and follow what your device says. You have five minutes.',
    remove: 'Remove',
    removeTitle: 'Remove a passkey',
    removeWill: (at) => `The passkey that was registered ${at} is removed. It cannot be undone.`,
    removeFirst: 'To remove it, enter this once more.',
    back: 'To your passkeys',
    otherwise:
      'If you lose the device, remove its passkey here. When you report loss or theft, all your passkeys stop working.',
    notUsed: (v) => `At present passkeys are not used for the way back after expiry at ${v.self}.`,
    link: 'Passkeys for the way back after expiry',
  },
  waiting: {
    title: 'Waiting for another administrator',
    lead: (v) =>
      `By mail we have asked every other ${v.administrator} of your company to approve this. When one of them does, this page goes on by itself.`,
    until: (at) => `It can be approved until ${at}.`,
    otherwise:
      'If nobody approves it by then, begin again. You can close this page and go on later in the same browser.',
    again: 'Has it been approved?',
  },
  approvals: {
    title: 'Approve a certificate after expiry',
    lead: (v) =>
      `An ${v.administrator} whose certificate has expired is getting a new one. Ask them in person or by telephone before you approve it.`,
    none: 'Nothing waits for your approval.',
    waiting: (count, v) =>
      count === 1
        ? `Another ${v.administrator}, whose certificate has expired, waits for your word. The time for it is limited.`
        : `${count} other people who are ${v.administrator}, whose certificates have expired, wait for your word. The time for it is limited.`,
    look: 'See it, and approve or refuse',
    asked: 'Asked',
    until: 'Until',
    pin: (v) => v.administratorConfirmationPin,
    approve: 'Approve',
    reject: 'Refuse',
    effect: 'If you approve it, this person can get a new certificate. If you refuse it, it ends here.',
    done: { approved: 'Approved.', rejected: 'Refused.' },
    back: 'To the certificates of your people',
  },
}

export const recoveryWords: Record<Language, RecoveryWords> = { ja, en }
