import { Link } from '@tanstack/react-router'
import { officePolicyWords } from '../../../words/office-policy.ts'
import type { Surroundings } from '../frame/surroundings.ts'
import { ReachOfRequest } from '../policy/reach.tsx'
import { ShownVersion } from '../policy/shown-version.tsx'
import type { ShownOf } from '../server/office.ts'
import { keys } from '../server/queries.ts'
import type { RequestPart } from './request-part.tsx'

/** The version of the policy that is to be added. */
export function policyPart(
  shown: ShownOf<'policy-version'>,
  { language, dates }: Pick<Surroundings, 'language' | 'dates'>,
): RequestPart {
  const words = officePolicyWords[language]
  const from = dates.date(shown.effectiveFrom)
  const fields = shown.changes.map(({ field }) => words.fields[field])
  return {
    about: words.about(shown.version, from),
    aside: fields.join(words.listJoin),
    facts: [
      [words.columns.version, words.versionName(shown.version)],
      [words.begins, from],
    ],
    more: (
      <>
        <ShownVersion shown={shown} />
        <ReachOfRequest />
        <p>
          <Link to="/policy">{words.title}</Link>
        </p>
      </>
    ),
    verified: <ShownVersion shown={shown} />,
    touches: [keys.policy],
  }
}
