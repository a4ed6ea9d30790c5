import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { officeMemberWords } from '../../../words/office-member.ts'
import { officeScreens } from '../../../words/screens.ts'
import { NotAllowedPage } from '../frame/not-found-page.tsx'
import { useSignedIn, useWords } from '../frame/surroundings.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { type Member, office } from '../server/office.ts'
import { keys } from '../server/queries.ts'
import { CertificateSheet } from './certificate-sheet.tsx'
import { Certificates } from './certificates.tsx'
import { Desk } from './desk.tsx'
import { MemberFacts, MemberHead } from './member-head.tsx'
import { NoticeAccount } from './notice-account.tsx'
import { Possibilities } from './possibilities.tsx'
import { Timeline } from './timeline.tsx'
import { Unlocking } from './unlocking.tsx'

/** Everything the desk can know of one person, in the order in which it is asked on the telephone. */
export function MemberPage() {
  const words = useWords(officeMemberWords)
  const { memberId } = useParams({ from: '/gate/members/$memberId' })
  const { may } = useSignedIn()
  const answer = useQuery({ queryKey: keys.member(memberId), queryFn: () => office.member(memberId) })
  if (!may.includes('read-member')) return <NotAllowedPage />
  const title = answer.data?.member.name ?? words.page.title
  return (
    <Screen screen={officeScreens.member} title={title} place={memberId}>
      {answer.isPending && <Waiting />}
      {answer.error && <ProblemNote error={answer.error} retry={() => void answer.refetch()} />}
      {answer.data && <MemberParts answer={answer.data} />}
    </Screen>
  )
}

function MemberParts({ answer }: { answer: Member }) {
  const { certificate: chosen } = useSearch({ from: '/gate/members/$memberId' })
  const navigate = useNavigate({ from: '/members/$memberId' })
  const certificate = answer.certificates.find(({ id }) => id === chosen)
  const show = (id?: string) =>
    void navigate({ search: id === undefined ? {} : { certificate: id }, resetScroll: false })
  return (
    <>
      <MemberHead answer={answer} />
      <Possibilities answer={answer} />
      <MemberFacts answer={answer} />
      <Unlocking answer={answer} />
      <Desk memberId={answer.member.id} />
      <Certificates certificates={answer.certificates} show={show} />
      <NoticeAccount memberId={answer.member.id} />
      <Timeline memberId={answer.member.id} certificates={answer.certificates} />
      {certificate && <CertificateSheet certificate={certificate} close={() => show()} />}
    </>
  )
}
