import { Link } from '@tanstack/react-router'
import { officeApprovalWords } from '../../../words/office-approvals.ts'
import type { Surroundings } from '../frame/surroundings.ts'
import { DoorList } from '../members/door-list.tsx'
import type { ShownOf } from '../server/office.ts'
import { keys } from '../server/queries.ts'
import type { RequestPart } from './request-part.tsx'

/** The customer whose locks are to be opened, and which. */
export function unlockPart(
  shown: ShownOf<'unlock'>,
  { language, institution }: Pick<Surroundings, 'language' | 'institution'>,
): RequestPart {
  const { one: words } = officeApprovalWords[language]
  const code = (text: string) => <span className="code">{text}</span>
  const { memberId, name, doors } = shown
  return {
    about: name,
    aside: shown.contractName[language],
    facts: [
      [words.name, name],
      [words.role, institution[shown.role][language]],
      [words.loginId, code(shown.loginId)],
      [words.company, shown.contractName[language]],
      [words.contractNumber, code(shown.contractNumber)],
      [words.opens, <DoorList key="doors" doors={doors} />],
    ],
    more: (
      <p>
        <Link to="/members/$memberId" params={{ memberId }}>
          {words.toMember}
        </Link>
      </p>
    ),
    verified: <DoorList doors={doors} />,
    touches: [keys.member(memberId), keys.timeline(memberId)],
  }
}
