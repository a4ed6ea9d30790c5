import type { Language } from '../domain/language.ts'
import type { AuthorityFault } from '../domain/predecessor-request.ts'
import type { ToldFacts } from './refusal-sentence.ts'

/** Why a certificate is not registered as that of a CA. */
const words: Record<Language, Record<AuthorityFault, string>> = {
  ja: {
    'no-ca': '認証局の証明書ではありません。',
    expired: '有効期限が切れています。',
    'not-its-own-signature': '自己署名の証明書ですが、署名が正しくありません。',
    twice: '同じ証明書が2回入っています。',
    known: 'この認証局は、すでに登録されています。',
    key: '鍵の種類が、このシステムで確かめられるもの（RSA 2048・3072・4096、P-256、P-384）ではありません。',
  },
  en: {
    'no-ca': 'It is not the certificate of a CA.',
    expired: 'It has expired.',
    'not-its-own-signature': 'It says that it has signed itself, and its signature is wrong.',
    twice: 'The same certificate is there twice.',
    known: 'This CA is registered already.',
    key: 'Its key is of no kind that can be verified here (RSA of 2048, 3072 or 4096 bits, P-256, P-384).',
  },
}

export function authorityFault(facts: Pick<ToldFacts, 'is'>, language: Language): string {
  const known = Object.entries(words[language]).find(([fault]) => facts.is('fault', fault))
  return known?.[1] ?? ''
}
