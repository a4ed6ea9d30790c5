import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { officeStaffWords } from '../../../words/office-staff.ts'
import { officeScreens } from '../../../words/screens.ts'
import { requestPart } from '../approvals/request-part.tsx'
import { NotAllowedPage } from '../frame/not-found-page.tsx'
import { useSignedIn, useSurroundings, useWords } from '../frame/surroundings.ts'
import { AskAnother } from '../parts/ask-another.tsx'
import { FactList } from '../parts/facts.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { type Previewed, WishForm } from '../parts/wish-form.tsx'
import { type Colleague, colleagues, type StaffPreview, type StaffWish } from '../server/desk.ts'
import { keys } from '../server/queries.ts'
import { useStaffFields } from './staff-fields.tsx'

/** A change of the staff: what is wanted, what both are shown, and the request. */
export function StaffChangePage() {
  const words = useWords(officeStaffWords)
  const { id } = useSearch({ from: '/gate/staff/change' })
  const { may } = useSignedIn()
  const found = useQuery({ queryKey: keys.staff, queryFn: colleagues.all })
  if (!may.includes('request-staff-change')) return <NotAllowedPage />
  const person = found.data?.find((each) => each.id === id)
  return (
    <Screen screen={officeScreens.staffChange} title={words.asking.title} place={id ?? ''}>
      {found.isPending && <Waiting />}
      {found.error && <ProblemNote error={found.error} retry={() => void found.refetch()} />}
      {found.data && <Wanted key={id ?? ''} person={person} />}
      <p className="on-screen">
        <Link to="/staff">{words.toList}</Link>
      </p>
    </Screen>
  )
}

function Wanted({ person }: { person: Colleague | undefined }) {
  const words = useWords(officeStaffWords)
  const { fields, wish } = useStaffFields(person)
  return (
    <WishForm
      words={words}
      fields={fields}
      wish={wish}
      look={(wanted: StaffWish) => colleagues.preview(wanted)}
    >
      {(previewed) => <Asked {...previewed} />}
    </WishForm>
  )
}

function Asked({ wish, preview, again, edit }: Previewed<StaffWish, StaffPreview>) {
  const words = useWords(officeStaffWords)
  const surroundings = useSurroundings()
  const { shown, shownHash } = preview
  const { staffId } = shown
  return (
    <AskAnother
      words={words}
      ask={(evidence) => colleagues.request({ wish: { ...wish, staffId }, shownHash, evidence })}
      again={again}
      edit={edit}
      editWord={words.edit}
    >
      <section className="panel" aria-labelledby="wanted">
        <h2 id="wanted">{words.shownTitle}</h2>
        <FactList facts={requestPart(shown, surroundings).facts} />
      </section>
      <p>{words.hints[shown.change]}</p>
    </AskAnother>
  )
}
