import type { ApiClientFault } from '../domain/api-client.ts'
import type { Language } from '../domain/language.ts'
import type { RelyingPartyFault } from '../domain/relying-party.ts'
import type { WebhookFault } from '../domain/webhook.ts'
import type { RefusalWords, ToldFacts } from './refusal-sentence.ts'

/** Of what only programs meet, and whoever lets one in. */
type ApiRefusalWords = Pick<
  RefusalWords,
  | 'api-token-unfit'
  | 'api-scope-missing'
  | 'idempotency-key-needed'
  | 'idempotency-key-used'
  | 'api-client-unfit'
  | 'webhook-unfit'
  | 'webhook-secret-young'
  | 'webhook-replay-too-far'
  | 'relying-party-unfit'
>

const faults: Record<Language, Record<ApiClientFault | WebhookFault, string>> = {
  ja: {
    key: '鍵の種類が、使えるもの（RSA 2048・3072・4096、P-256、P-384）ではありません。',
    expired: '証明書の有効期限が切れています。',
    known: 'すでに登録されています。',
    'certificate-authority': '認証局の証明書です。',
    'more-than-one': '証明書か公開鍵を、1つだけ貼り付けてください。',
    malformed: 'URL として読めないか、利用者名・パスワード・# を含んでいます。',
    scheme: 'https で始まるアドレスだけが使えます。',
    address: '公開されていないネットワークを指しています。',
    'too-many': '通知先は、20 までです。',
  },
  en: {
    key: 'Its key is of no kind that can be used here (RSA of 2048, 3072 or 4096 bits, P-256, P-384).',
    expired: 'The certificate has expired.',
    known: 'It is registered already.',
    'certificate-authority': 'It is the certificate of a CA.',
    'more-than-one': 'Paste one certificate or one public key.',
    malformed: 'It cannot be read as an address, or holds a user, a password or a #.',
    scheme: 'Only addresses that begin with https can be used.',
    address: 'It points into a network that is not public.',
    'too-many': 'There are 20 already, and no more can be told.',
  },
}

const partyFaults: Record<Language, Record<RelyingPartyFault, string>> = {
  ja: {
    'client-id': 'client_id は、英小文字で始まる3〜40文字の英小文字・数字・ハイフンです。',
    'redirect-uri': '戻り先の URI を、1つから5つまで、https で始まる形で入力してください。',
    'post-logout-uri': 'ログオフ後の URI を、5つまで、https で始まる形で入力してください。',
    'logout-uri':
      'ログオフの通知先の URI を、https で始まり、内部ネットワークの IP アドレスでない形で入力してください。',
    'login-uri': 'ログオン開始の URI を、https で始まる形で入力してください。',
    key: '鍵の種類が、使えるもの（RSA 2048・3072・4096、P-256、P-384）ではありません。',
    keys: '公開鍵（PEM 形式）を、1つから3つまで貼り付けてください。',
  },
  en: {
    'client-id': 'A client_id has 3 to 40 small letters, digits and hyphens, and begins with a letter.',
    'redirect-uri': 'One to five redirect URIs are needed, each with https and a path.',
    'post-logout-uri': 'Post-logout URIs are five at most, each with https and a path.',
    'logout-uri':
      'The back-channel log-out URI must have https and a path, and no address of a private network.',
    'login-uri': 'The log-on URI must have https and a path.',
    key: 'A key is of no kind that can be used here (RSA of 2048, 3072 or 4096 bits, P-256, P-384).',
    keys: 'Paste one to three public keys (PEM).',
  },
}

function partyFaultIn(facts: Pick<ToldFacts, 'is'>, language: Language): string {
  return Object.entries(partyFaults[language]).find(([fault]) => facts.is('fault', fault))?.[1] ?? ''
}

function faultIn(facts: Pick<ToldFacts, 'is'>, language: Language): string {
  return Object.entries(faults[language]).find(([fault]) => facts.is('fault', fault))?.[1] ?? ''
}

const ja: ApiRefusalWords = {
  'api-token-unfit': () => ({
    what: 'アクセストークンがないか、使えません。期限が切れたか、接続先が終わったか、別の証明書で示されました。',
    next: '「/token」で新しいアクセストークンを取り、そのときと同じ証明書で接続してください。',
  }),
  'api-scope-missing': () => ({
    what: 'このアクセストークンには、この操作の範囲（scope）がありません。',
    next: '範囲は、金融機関の二人の職員が、接続先を登録するときに決めます。',
  }),
  'idempotency-key-needed': () => ({
    what: '書き込む要求には、Idempotency-Key が要ります。',
    next: '要求ごとに別の値（UUID など、200文字までの印字できる文字）を付けてください。答えが届かなかったときは、同じ値でもう一度送ってください。',
  }),
  'idempotency-key-used': () => ({
    what: 'この Idempotency-Key は、別の内容の要求に使われています。',
    next: '同じ要求なら同じ内容で送り、新しい要求なら新しい値を付けてください。何も書き込んでいません。',
  }),
  'api-client-unfit': (facts) => ({
    what: `この鍵では、接続先を登録できません。${faultIn(facts, 'ja')}${facts.is('fault', 'known') ? '終わらせた接続先の鍵も、もう一度は使えません。' : ''}`,
    next: '接続するシステムの担当者に、証明書か公開鍵を確かめてもらってください。',
  }),
  'relying-party-unfit': (facts) => ({
    what: `このままでは、サービスを登録できません。${partyFaultIn(facts, 'ja')}`,
    next: 'サービスの担当者に、登録の内容を確かめてもらってください。',
  }),
  'webhook-unfit': (facts) => ({
    what: `このアドレスには通知できません。${faultIn(facts, 'ja')}`,
    next: '受け取るシステムの担当者に、アドレスを確かめてもらってください。内部のネットワークを開けるのは、このシステムの運用担当者です（WARIFU_OUTGOING_PRIVATE_NETWORKS）。',
  }),
  'webhook-secret-young': (facts) => ({
    what: '直前の署名鍵と、その前の署名鍵の2つが、いま有効です。',
    next: `その前のものが終わる ${facts.moment('at') ?? '24時間後'} まで待ってください。急ぐときは、この通知先を終わらせ、登録し直してください。`,
  }),
  'webhook-replay-too-far': (facts) => ({
    what: '通知の記録は、そこまでさかのぼって残していません。',
    next: `${facts.moment('at') ?? '保存期間'} よりあとの日時を指定してください。それより前は、API で読んでください。`,
  }),
}

const en: ApiRefusalWords = {
  'api-token-unfit': () => ({
    what: 'There is no access token, or it is no good: it has expired, the client was ended, or it was shown with another certificate.',
    next: 'Get a new one at /token, and connect with the same certificate as there.',
  }),
  'api-scope-missing': () => ({
    what: 'This access token has not the scope of this act.',
    next: 'Scopes are granted by two people of the institution when a client is registered.',
  }),
  'idempotency-key-needed': () => ({
    what: 'A request that writes needs an Idempotency-Key.',
    next: 'Give each request a value of its own (a UUID, say; at most 200 printable characters). When no answer arrives, send the same once more under the same value.',
  }),
  'idempotency-key-used': () => ({
    what: 'This Idempotency-Key was used for a request with other contents.',
    next: 'Send the same contents for the same request, and a new value for a new one. Nothing was written.',
  }),
  'api-client-unfit': (facts) => ({
    what: `No client can be registered with this key. ${faultIn(facts, 'en')}${facts.is('fault', 'known') ? ' That of a client that was ended is not used again, either.' : ''}`.trimEnd(),
    next: 'Ask whoever runs that system to look at the certificate or the public key.',
  }),
  'relying-party-unfit': (facts) => ({
    what: `The service cannot be registered so. ${partyFaultIn(facts, 'en')}`.trimEnd(),
    next: 'Ask whoever runs the service to look at what is to be registered.',
  }),
  'webhook-unfit': (facts) => ({
    what: `Nobody can be told at this address. ${faultIn(facts, 'en')}`.trimEnd(),
    next: 'Ask whoever runs that system to look at the address. Whoever runs this system may open an internal network (WARIFU_OUTGOING_PRIVATE_NETWORKS).',
  }),
  'webhook-secret-young': (facts) => ({
    what: 'Two secrets sign at the moment: the last and the one before.',
    next: `Wait until the earlier one ends, ${facts.moment('at') ?? 'in 24 hours'}. If that is too late, end this endpoint and register it again.`,
  }),
  'webhook-replay-too-far': (facts) => ({
    what: 'Messages are not kept for so long.',
    next: `Give a moment after ${facts.moment('at') ?? 'that'}, and read by the API what was before.`,
  }),
}

export const apiRefusals: Record<Language, ApiRefusalWords> = { ja, en }
