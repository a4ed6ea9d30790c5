import { tidyBody, tidyTitle } from '../../domain/board-message-faults.ts'
import type { Bilingual } from '../../domain/language.ts'
import { isAfter, localDate } from '../../domain/local-day.ts'
import type { PolicyVersion } from '../../domain/policy.ts'
import { draftOf, type PolicyDraft, withDraft } from '../../domain/policy-draft.ts'
import { policyFaults } from '../../domain/policy-faults.ts'
import { changedFields } from '../../domain/policy-fields.ts'
import {
  type PolicyChange,
  type PolicyVersionShown,
  policyVersionShown,
} from '../../domain/policy-request.ts'
import { policyOn, versionFaults, zoneOf } from '../../domain/policy-version.ts'
import { Refusal } from '../../domain/refusal.ts'
import { Malformed } from '../../pki/malformed.ts'
import { decisionInWords } from '../../words/policy-values.ts'

/** A version as somebody of the staff wants it. Days are ISO dates. */
export interface PolicyWish {
  effectiveFrom: string
  draft: PolicyDraft
  announcement?: { from: string; title: Bilingual; body: Bilingual }
}

/**
 * The version that would be added: that of its first day with what is decided anew. Refuses one that contradicts itself,
 * begins too early or changes nothing.
 */
export function wishedVersion(
  versions: readonly PolicyVersion[],
  { effectiveFrom, draft, announcement }: PolicyWish,
  now: Temporal.Instant,
): PolicyVersion {
  const first = readDate(effectiveFrom)
  const today = localDate(now, zoneOf(versions))
  if (!isAfter(first, today)) throw faulty(['effectiveFrom: tomorrow at the earliest'])
  const policy = withDraft(policyOn(versions, first).policy, draft)
  const version: PolicyVersion = {
    version: Math.max(...versions.map((known) => known.version)) + 1,
    effectiveFrom: first,
    policy,
    ...(announcement && { announcement: tidied(announcement) }),
  }
  const faults = [...versionFaults(versions, version, today), ...policyFaults(policy)]
  if (faults.length > 0) throw faulty(faults)
  if (changesOf(versions, version).length === 0) throw faulty(['nothing: no decision is changed'])
  return version
}

/** What is shown of it to whoever asks and whoever approves. */
export function showVersion(versions: readonly PolicyVersion[], version: PolicyVersion): PolicyVersionShown {
  return policyVersionShown(version, changesOf(versions, version))
}

/** Against what would be in force on its first day without it. */
function changesOf(
  versions: readonly PolicyVersion[],
  { effectiveFrom, policy }: PolicyVersion,
): PolicyChange[] {
  const before = policyOn(versions, effectiveFrom).policy
  return changedFields(before, policy).map((field) => ({
    field,
    before: decisionInWords(field, draftOf(before)),
    after: decisionInWords(field, draftOf(policy)),
  }))
}

function tidied({ from, title, body }: NonNullable<PolicyWish['announcement']>) {
  return {
    from: readDate(from),
    title: { ja: tidyTitle(title.ja), en: tidyTitle(title.en) },
    body: { ja: tidyBody(body.ja), en: tidyBody(body.en) },
  }
}

/** With the places of the faults, so that the form can say at each field what it wants. */
function faulty(faults: readonly string[]): Refusal {
  const places = faults.map((fault) => /^[A-Za-z.-]+/.exec(fault)?.[0] ?? '')
  return new Refusal('policy-faulty', faults.join('; '), { places: [...new Set(places)].join(' ') })
}

function readDate(text: string): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(text)
  } catch (cause) {
    throw new Malformed('this is no date', { cause })
  }
}
