import type { Language } from '../domain/language.ts'

/** The page on which whoever writes a client reads how. */
const ja = {
  title: 'API',
  lead: '金融機関のほかのシステムのための API です。契約先と管理者・利用者を登録し、電子証明書の状態を読むことができます。暗証番号・取得コード・鍵は、ここでは受け取らず、渡しません。',
  token: 'アクセストークン',
  tokenLead:
    '接続先は、二人の職員が、鍵と範囲（scope）を確かめて登録します。mTLS で登録した接続先は、その証明書で接続し、client_id を付けてトークンを取ります。そのトークンは、同じ証明書での接続でだけ使えます（RFC 8705）。トークンは10分で切れます。',
  jwt: 'private_key_jwt（RFC 7523）で登録した接続先は、client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer と client_assertion を付けます。iss と sub は client_id、aud はこのホストの URL か /token の URL、exp は5分以内、jti は毎回別の値です。署名は ES256・ES384・PS256・RS256 などで、鍵の種類に合うものです。',
  writing: '書き込み',
  once: '書き込む要求には、Idempotency-Key が要ります。同じ値で同じ要求をもう一度送ると、もう一度行わずに、同じ答えを返します（48時間）。同じ値で別の内容を送ると、断ります。',
  dry: '「?dryRun=true」を付けると、すべてを確かめて、何も書き込みません。直すところがあれば、全部を faults に示します。',
  approval:
    '「imports:unattended」のない接続先が送った登録は、職員が承認するまで待ちます（202）。答えの requestId で、その後を確かめられます。',
  webhooks: '通知（Webhook）',
  webhooksLead:
    '起きたことは、二人の職員が登録したアドレスへ、Standard Webhooks の形で POST します。webhook-id は、送り直しても同じです（2度届いたものは、これで見分けてください）。webhook-signature を確かめ、webhook-timestamp が5分より古いものは断り、まず 2xx で答えてから処理してください。2xx 以外は約3日間送り直し、410 なら止めます。順序は約束しません。本文は番号と日付だけなので、詳しくはこの API で読んでください。本文の形は /openapi.json の webhooks にあります。',
  problems: '断るとき',
  problemsLead:
    '答えは application/problem+json（RFC 9457）です。type は、日本語と英語の説明のあるページの URL です。',
  scopes: '範囲（scope）',
  routes: '操作',
  needs: '必要な範囲：',
  or: ' または ',
}

const en: typeof ja = {
  title: 'API',
  lead: 'For other systems of the institution: contracts and their people come in, and the state of their certificates is read. Neither PINs, codes nor keys come in or go out here.',
  token: 'Access token',
  tokenLead:
    'Two people of the staff register a client, with its key and its scopes. One that was registered with a certificate connects with it (mTLS) and gets a token under its client_id; that token is good on connections with the same certificate only (RFC 8705). A token lasts ten minutes.',
  jwt: 'One that was registered for private_key_jwt (RFC 7523) adds client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer and client_assertion. Its iss and sub are the client_id, aud is the address of this host or of /token, exp is at most five minutes away, and jti is another each time. It is signed by ES256, ES384, PS256, RS256 or the like, whichever fits the key.',
  writing: 'Writing',
  once: 'A request that writes needs an Idempotency-Key. The same request under the same value is not done again, and gets the same answer, for 48 hours; another request under it is refused.',
  dry: 'With “?dryRun=true” everything is examined and nothing is written. Whatever is wrong is told, all of it, in “faults”.',
  approval:
    'What a client without “imports:unattended” sends waits until staff approve it (202). By the requestId of the answer it can be asked what has become of it.',
  webhooks: 'Webhooks',
  webhooksLead:
    'What happens is posted, as Standard Webhooks, to addresses that two people of the staff have registered. The webhook-id stays the same when a message is sent again: by it you know what you have had. Verify webhook-signature, refuse a webhook-timestamp older than five minutes, answer 2xx first and work afterwards. What is not answered by 2xx is sent again for about three days; 410 ends it. Order is not promised. A message has ids and dates only: read the rest by this API. What each looks like stands under webhooks in /openapi.json.',
  problems: 'When the answer is no',
  problemsLead:
    'It is application/problem+json (RFC 9457). Its type is the address of a page that explains it in Japanese and English.',
  scopes: 'Scopes',
  routes: 'Operations',
  needs: 'Needs',
  or: ' or ',
}

export const apiDocsWords: Record<Language, typeof ja> = { ja, en }
