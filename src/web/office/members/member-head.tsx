import { officeMemberWords } from '../../../words/office-member.ts'
import { useSurroundings, useWords } from '../frame/surroundings.ts'
import { FactList } from '../parts/facts.tsx'
import type { Member } from '../server/office.ts'
import { MemberState } from './members-page.tsx'
import { standingSentence } from './standing.ts'

/** Who it is, and how he stands, in one sentence. */
export function MemberHead({ answer: { member, standing } }: { answer: Member }) {
  const { page: words } = useWords(officeMemberWords)
  const surroundings = useSurroundings()
  const { language } = surroundings
  return (
    <>
      <p className="member-company">{member.contractName[language]}</p>
      <section className="panel" aria-labelledby="standing">
        <h2 id="standing">{words.standing}</h2>
        <p className="lead">{standingSentence(standing, surroundings)}</p>
        {member.stops.length + member.lockedDoors.length > 0 && <MemberState member={member} />}
      </section>
    </>
  )
}

/** What is known of him. */
export function MemberFacts({ answer: { member } }: { answer: Member }) {
  const { page: words } = useWords(officeMemberWords)
  const { institution, language } = useSurroundings()
  return (
    <FactList
      isDense
      facts={[
        [words.role, institution[member.role][language]],
        [words.loginId, <Code key="login" text={member.loginId} />],
        [words.contractNumber, <Code key="contract" text={member.contractNumber} />],
        [words.holderNumber, <Code key="holder" text={member.holderNumber} />],
        [words.mailAddress, member.mailAddress ?? words.noMailAddress],
        [words.language, words.languages[member.language]],
        [words.pins, words.pinStates[member.pins]],
      ]}
    />
  )
}

const Code = ({ text }: { text: string }) => <span className="code">{text}</span>
