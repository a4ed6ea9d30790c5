import { defaultPolicy } from '../domain/default-policy.ts'
import type { Language } from '../domain/language.ts'
import type { Policy } from '../domain/policy.ts'
import { policyToday } from '../domain/policy-version.ts'
import { Refusal } from '../domain/refusal.ts'
import { Malformed } from '../pki/malformed.ts'
import type { Ports } from '../ports/ports.ts'
import { refusalSentence } from '../words/refusal-sentence.ts'
import { exitCodes } from './exit-code.ts'
import type { Printed } from './printed.ts'

type Form = 'text' | 'json'

/** What of a command says how it is answered. */
export interface Answered {
  verb: string
  institution?: string
  form?: Form
}

/**
 * What a rule's no, or what cannot be read, looks like at the terminal, whatever verb has met it. Undefined for a fault,
 * which is not told here. `ports` are absent where no database was opened.
 */
export async function sayNo(
  error: unknown,
  ports: Pick<Ports, 'store' | 'clock'> | undefined,
  { institution, form = 'text' }: Answered,
  language: Language,
): Promise<Printed | undefined> {
  if (error instanceof Malformed) return complain(form, 'malformed', error.message, exitCodes.misuse)
  if (!(error instanceof Refusal)) return undefined
  const policy = (ports && (await policyOf(ports, institution))) ?? defaultPolicy
  const { code, facts, message: detail } = error
  const { what, next } = refusalSentence(code, facts, policy.wording, language, policy.zone)
  const text =
    form === 'json'
      ? JSON.stringify({ code, detail, what, next })
      : `refused (${code}): ${detail}\n${what}\n${next}`
  return { text: `${text}\n`, exitCode: exitCodes.refused }
}

/** A no that is met at the terminal alone, and has no sentence in words/. */
export function complain(
  form: Form,
  code: string,
  detail: string,
  exitCode: number = exitCodes.refused,
): Printed {
  const text =
    form === 'json'
      ? JSON.stringify({ code, detail })
      : exitCode === exitCodes.refused
        ? `refused (${code}): ${detail}`
        : detail
  return { text: `${text}\n`, exitCode }
}

async function policyOf(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  slug = '',
): Promise<Policy | undefined> {
  const institution = await store.institutions.bySlug(slug)
  return institution && policyToday(institution.versions, clock.now()).policy
}
