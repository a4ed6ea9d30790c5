import type { Language } from '../domain/language.ts'
import type { RefusalWords } from './refusal-sentence.ts'

/** Of what only devices and programs meet that get certificates by EST, and whoever runs them. */
type EstRefusalWords = Pick<
  RefusalWords,
  'est-certificate-needed' | 'est-not-allowed' | 'est-secret-wrong' | 'est-request-unfit'
>

const ja: EstRefusalWords = {
  'est-certificate-needed': () => ({
    what: '電子証明書が示されていないか、この金融機関の電子証明書ではありません。',
    next: '現在お使いの電子証明書と鍵を示して（TLS クライアント認証）、もう一度接続してください。',
  }),
  'est-not-allowed': (_, { desk }) => ({
    what: 'この電子証明書は、EST では取得・更新できないことになっています。',
    next: `ログオンして、画面から更新してください。EST を使うには、${desk.name}（${desk.telephone}）にご相談ください。`,
  }),
  'est-secret-wrong': (_, { desk }) => ({
    what: 'EST の登録番号かシークレットが違うか、期限が切れているか、すでに使われています。',
    next: `二つの半分を、受け取った順につなげているか確かめてください。お心あたりがないときは、${desk.name}（${desk.telephone}）へご連絡ください。`,
  }),
  'est-request-unfit': () => ({
    what: '証明書の要求（PKCS #10）を読み取れませんでした。',
    next: 'DER の要求を base64 にし（「-----BEGIN」の行は除く）、Content-Type: application/pkcs10 で送ってください。',
  }),
}

const en: EstRefusalWords = {
  'est-certificate-needed': () => ({
    what: 'No certificate was shown, or none of this institution.',
    next: 'Connect again and show the certificate that you use now, with its key (TLS client authentication).',
  }),
  'est-not-allowed': (_, { desk }) => ({
    what: 'By the institution’s rules this certificate is not got or renewed by EST.',
    next: `Log on and renew it on the page. To use EST, call the ${desk.name} (${desk.telephone}).`,
  }),
  'est-secret-wrong': (_, { desk }) => ({
    what: 'The EST user name or secret is wrong, has run out, or was used.',
    next: `See whether the two halves were joined in the order in which they were given. If you do not know of any, call the ${desk.name} (${desk.telephone}).`,
  }),
  'est-request-unfit': () => ({
    what: 'The certification request (PKCS #10) could not be read.',
    next: 'Send the request’s DER in base64, without the lines “-----BEGIN …”, as Content-Type: application/pkcs10.',
  }),
}

export const estRefusals: Record<Language, EstRefusalWords> = { ja, en }
