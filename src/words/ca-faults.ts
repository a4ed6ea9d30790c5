import type { CaFault } from '../domain/ca-fault.ts'
import type { Language } from '../domain/language.ts'
import type { ToldFacts } from './refusal-sentence.ts'

/** What is wrong with the CA, the certificate or the list; empty where it is not said. */
const words: Record<Language, Record<CaFault, string>> = {
  ja: {
    'there-already': 'この金融機関には、すでに認証局があります。',
    'no-root-key': 'ルート認証局の鍵がここにありません。',
    'already-prepared': '準備済みの認証局が、すでにあります。',
    'ends-too-soon': '期限が早く、いまの有効期間の電子証明書を発行できる日が、30日に足りません。',
    'nothing-prepared': '準備済みの認証局がありません。',
    'revoked-already': 'この認証局は、すでに失効しています。',
    'not-ours': 'この認証局は、この金融機関の発行用の認証局ではありません。',
    'is-root': 'ルート認証局は、失効できません。',
    'no-ca': '認証局の証明書ではないか、証明書と失効リストの両方に署名できる用途がありません。',
    'not-its-own-signature': 'ルート認証局の証明書が、自分の鍵で署名されていません。',
    'not-signed-by-root': '示されたルート認証局の署名ではありません。',
    'signs-cas': '下位の認証局を作れない印（pathLenConstraint 0）がありません。',
    expired: '有効期間の外にあります。',
    'outlives-root': 'ルート認証局より後に期限が来ます。',
    'key-identifiers': '鍵識別子がないか、ルート認証局のものと合いません。',
    'key-not-here': 'この証明書の鍵が、ここにありません。',
    known: 'この鍵の認証局は、すでに登録されています。',
    'name-taken': '同じ名前の認証局が、すでにあります。',
    'list-unfit': '失効リストが、このルート認証局の有効な全体のリストではありません。',
    'list-old': 'いまのものより新しい失効リストではありません。',
  },
  en: {
    'there-already': 'The institution has CAs already.',
    'no-root-key': 'The key of the root is not here.',
    'already-prepared': 'A CA is prepared already.',
    'ends-too-soon':
      'It ends too soon: it could issue certificates of today’s validity for less than 30 days.',
    'nothing-prepared': 'No CA is prepared.',
    'revoked-already': 'It is revoked already.',
    'not-ours': 'It is no issuing CA of this institution.',
    'is-root': 'A root cannot be revoked.',
    'no-ca': 'It is no certificate of a CA, or may not sign both certificates and lists.',
    'not-its-own-signature': 'The root is not signed by its own key.',
    'not-signed-by-root': 'It is not signed by the root that was given.',
    'signs-cas': 'It lacks pathLenConstraint 0: it could make CAs below it.',
    expired: 'It is not valid today.',
    'outlives-root': 'It ends after its root.',
    'key-identifiers': 'Its key identifiers are missing, or are not those of the root.',
    'key-not-here': 'Its key is not here.',
    known: 'A CA with this key is registered already.',
    'name-taken': 'There is a CA of the same name.',
    'list-unfit': 'The list is not a whole and valid one by this root.',
    'list-old': 'The list is not newer than the one there is.',
  },
}

export function caFault(facts: Pick<ToldFacts, 'is'>, language: Language): string {
  const known = Object.entries(words[language]).find(([fault]) => facts.is('fault', fault))
  return known?.[1] ?? ''
}
