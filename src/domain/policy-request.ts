import type { Bilingual } from './language.ts'
import type { Policy, PolicyVersion } from './policy.ts'
import type { PolicyField } from './policy-fields.ts'

/** One decision as it is and as it would be, in words. */
export type PolicyChange = Readonly<{
  field: PolicyField
  before: Readonly<Bilingual>
  after: Readonly<Bilingual>
}>

/** Asks to add a version of the policy: word for word what both people are shown. */
export type PolicyVersionShown = Readonly<{
  format: 1
  act: 'policy-version'
  /** The number that it would get: it dies when another version comes first. */
  version: number
  /** ISO dates. */
  effectiveFrom: string
  changes: readonly PolicyChange[]
  /** What customers are told before; empty: nothing. */
  announcement: readonly Readonly<{ from: string; title: Readonly<Bilingual>; body: Readonly<Bilingual> }>[]
  /** The whole of it as JSON: what is not named above stays as it was on the day before. */
  policy: string
}>

export function policyVersionShown(
  { version, effectiveFrom, policy, announcement }: PolicyVersion,
  changes: readonly PolicyChange[],
): PolicyVersionShown {
  return {
    format: 1,
    act: 'policy-version',
    version,
    effectiveFrom: effectiveFrom.toString(),
    changes,
    announcement: announcement === undefined ? [] : [announcementShown(announcement)],
    policy: JSON.stringify(policy),
  }
}

function announcementShown({ from, title, body }: NonNullable<PolicyVersion['announcement']>) {
  return {
    from: from.toString(),
    title: { ja: title.ja, en: title.en },
    body: { ja: body.ja, en: body.en },
  }
}

/** The version that was shown. What the request holds, policyVersionShown has put there. */
export function versionOf(shown: PolicyVersionShown): PolicyVersion {
  const [announcement] = shown.announcement
  return {
    version: shown.version,
    effectiveFrom: Temporal.PlainDate.from(shown.effectiveFrom),
    policy: JSON.parse(shown.policy) as Policy,
    ...(announcement && {
      announcement: { ...announcement, from: Temporal.PlainDate.from(announcement.from) },
    }),
  }
}
