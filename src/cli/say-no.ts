import { defaultPolicy } from '../domain/default-policy.ts'
import type { Language } from '../domain/language.ts'
import { policyToday } from '../domain/policy-version.ts'
import { Refusal } from '../domain/refusal.ts'
import { Malformed } from '../pki/malformed.ts'
import type { Ports } from '../ports/ports.ts'
import { refusalSentence } from '../words/refusal-sentence.ts'
import { exitCodes } from './exit-code.ts'
import type { Printed } from './printed.ts'

/** What a rule's no, or what cannot be read, looks like at the terminal. Undefined for a fault, which is not told here. */
export async function sayNo(
  error: unknown,
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  command: object,
  language: Language,
): Promise<Printed | undefined> {
  const form = 'form' in command ? command.form : undefined
  if (error instanceof Malformed) {
    const text =
      form === 'json' ? JSON.stringify({ code: 'malformed', detail: error.message }) : error.message
    return { text: `${text}\n`, exitCode: exitCodes.misuse }
  }
  if (!(error instanceof Refusal)) return undefined
  const slug = 'institution' in command ? String(command.institution) : ''
  const institution = await store.institutions.bySlug(slug)
  const policy =
    institution === undefined ? defaultPolicy : policyToday(institution.versions, clock.now()).policy
  const { code, facts, message: detail } = error
  const { what, next } = refusalSentence(code, facts, policy.wording, language, policy.zone)
  const text =
    form === 'json'
      ? JSON.stringify({ code, detail, what, next })
      : `refused (${code}): ${detail}\n${what}\n${next}`
  return { text: `${text}\n`, exitCode: exitCodes.refused }
}
