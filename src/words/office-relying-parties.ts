import type { Language } from '../domain/language.ts'

/** The services that take over whoever is logged on, and the way to let another in. */
const ja = {
  title: '連携サービス',
  lead: 'ログオンしたお客さまが、そのまま進めるサービスの登録です（OpenID Connect）。',
  none: 'サービスは登録されていません。',
  waiting: 'サービスの登録の依頼が、承認を待っています。',
  toRequest: '依頼を見る',
  untold: (count: number, since: string) =>
    `${since} から、${count} 件のログオフをサービスに伝えられていません。サービスの担当者に知らせてください。`,
  caption: '登録されたサービス',
  columns: {
    name: '名前',
    clientId: 'client_id',
    loginUri: 'ログオン開始の URI',
    state: '状態',
    act: '操作',
  },
  active: '使えます',
  ended: (at: string) => `${at} に終わりました`,
  end: '終わらせる',
  ending: (name: string) =>
    `「${name}」へ、だれも進めなくなります。進んでいるお客さまのログオフを、このサービスに伝えます。`,
  endNow: 'すぐに終わらせる',
  keep: 'やめる',
  register: {
    title: 'サービスを登録・変更する',
    fields: {
      clientId: {
        label: 'client_id',
        hint: '英小文字で始まる、3〜40文字の英小文字・数字・ハイフン。登録済みのものは、その内容を変更します。',
      },
      nameJa: { label: '名前（日本語）', hint: 'お客さまの画面に出る名前（60文字以内）' },
      nameEn: { label: '名前（英語）', hint: '英語の画面に出る名前（60文字以内）' },
      redirectUris: { label: '戻り先の URI', hint: 'redirect_uri。1行に1つ、5つまで' },
      logoutUri: { label: 'ログオフの通知先の URI', hint: 'backchannel_logout_uri' },
      loginUri: { label: 'ログオン開始の URI', hint: 'initiate_login_uri。メニューからここへ進みます' },
      postLogoutUris: {
        label: 'ログオフ後の URI（なくてもよい）',
        hint: 'post_logout_redirect_uri。1行に1つ、5つまで',
      },
      pem: { label: '公開鍵（PEM 形式）', hint: 'private_key_jwt で確かめる鍵。3つまで' },
    },
    missing: '入力してください。',
    check: '確認する',
    checking: '確かめています…',
    compare: 'URI と指紋（SHA-256）を、サービスの担当者から別に受け取ったものと1文字ずつ比べてください。',
    edit: '入力し直す',
  },
  registrations: { new: '新しい登録', changed: '登録済みのサービスの変更' },
  facts: {
    registration: '登録',
    clientId: 'client_id',
    nameJa: '名前（日本語）',
    nameEn: '名前（英語）',
    redirectUris: '戻り先の URI',
    logoutUri: 'ログオフの通知先の URI',
    loginUri: 'ログオン開始の URI',
    postLogoutUris: 'ログオフ後の URI',
    key: (number: number, kind: string) => `公開鍵 ${number}（${kind}）の指紋（SHA-256）`,
  },
  another: '登録されるのは、別の方が承認したあとです。自分の依頼は承認できません。',
  evidence: '登録の内容を確かめた方法',
  evidenceHint: 'サービスのどなたから、どのように登録の内容を受け取ったかを書いてください。',
  evidenceMissing: '確かめた方法を入力してください。',
  evidenceLong: '500文字以内で入力してください。',
  submit: '承認を依頼する',
  submitting: '依頼しています…',
}

export type OfficeRelyingPartyWords = typeof ja

const en: OfficeRelyingPartyWords = {
  title: 'Services',
  lead: 'Services that a customer who is logged on can go on to as he is (OpenID Connect).',
  none: 'No service is registered.',
  waiting: 'A request to register a service is waiting for approval.',
  toRequest: 'Look at it',
  untold: (count, since) =>
    `Since ${since}, ${count} log-outs could not be told to a service. Tell those who run it.`,
  caption: 'Registered services',
  columns: { name: 'Name', clientId: 'client_id', loginUri: 'Log-on URI', state: 'State', act: 'Act' },
  active: 'In use',
  ended: (at) => `Ended on ${at}`,
  end: 'End',
  ending: (name) =>
    `Nobody can go on to “${name}” any more. It is told to log off the customers who are there.`,
  endNow: 'End it now',
  keep: 'Cancel',
  register: {
    title: 'Register or change a service',
    fields: {
      clientId: {
        label: 'client_id',
        hint: '3 to 40 small letters, digits and hyphens, beginning with a letter. One that is registered is changed.',
      },
      nameJa: { label: 'Name (Japanese)', hint: 'As customers see it, 60 characters at most' },
      nameEn: { label: 'Name (English)', hint: 'As customers see it in English, 60 characters at most' },
      redirectUris: { label: 'Redirect URIs', hint: 'redirect_uri: one a line, five at most' },
      logoutUri: { label: 'Back-channel log-out URI', hint: 'backchannel_logout_uri' },
      loginUri: { label: 'Log-on URI', hint: 'initiate_login_uri: the menu leads there' },
      postLogoutUris: {
        label: 'Post-logout URIs (may be empty)',
        hint: 'post_logout_redirect_uri: one a line, five at most',
      },
      pem: { label: 'Public keys (PEM)', hint: 'For private_key_jwt; three at most' },
    },
    missing: 'Fill this in.',
    check: 'Check it',
    checking: 'Checking…',
    compare:
      'Compare addresses and fingerprints (SHA-256), character by character, with what you have from those who run the service.',
    edit: 'Enter it again',
  },
  registrations: { new: 'A new one', changed: 'A change of the one that is registered' },
  facts: {
    registration: 'Registration',
    clientId: 'client_id',
    nameJa: 'Name (Japanese)',
    nameEn: 'Name (English)',
    redirectUris: 'Redirect URIs',
    logoutUri: 'Back-channel log-out URI',
    loginUri: 'Log-on URI',
    postLogoutUris: 'Post-logout URIs',
    key: (number, kind) => `Fingerprint (SHA-256) of public key ${number} (${kind})`,
  },
  another: 'It is registered when another person has approved it. Nobody approves his own request.',
  evidence: 'How you compared it',
  evidenceHint: 'From whom, and in which way, you have what is to be registered.',
  evidenceMissing: 'Say how you compared it.',
  evidenceLong: 'At most 500 characters.',
  submit: 'Ask for approval',
  submitting: 'Asking…',
}

export const officeRelyingPartyWords: Record<Language, OfficeRelyingPartyWords> = { ja, en }
