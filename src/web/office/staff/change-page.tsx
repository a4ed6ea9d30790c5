import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { officeStaffWords } from '../../../words/office-staff.ts'
import { officeScreens } from '../../../words/screens.ts'
import { requestPart } from '../approvals/request-part.tsx'
import { NotAllowedPage } from '../frame/not-found-page.tsx'
import { useSignedIn, useSurroundings, useWords } from '../frame/surroundings.ts'
import { FactList } from '../parts/facts.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { RequestForm } from '../parts/request-form.tsx'
import { Screen } from '../parts/screen.tsx'
import { Waiting } from '../parts/waiting.tsx'
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
  const preview = useMutation({ mutationFn: (wanted: StaffWish) => colleagues.preview(wanted) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    preview.mutate(wish)
  }
  if (preview.data)
    return (
      <Asked
        wish={{ ...preview.variables, staffId: preview.data.shown.staffId }}
        preview={preview.data}
        again={() => preview.mutate(preview.variables)}
        edit={() => preview.reset()}
      />
    )
  return (
    <form onSubmit={submit} noValidate>
      {preview.error && <ProblemNote error={preview.error} />}
      {fields}
      <p className="act">
        <button type="submit" className="primary" disabled={preview.isPending}>
          {preview.isPending ? words.checking : words.next}
        </button>
      </p>
    </form>
  )
}

interface AskedProps {
  wish: StaffWish
  preview: StaffPreview
  again(): void
  edit(): void
}

function Asked({ wish, preview, again, edit }: AskedProps) {
  const words = useWords(officeStaffWords)
  const surroundings = useSurroundings()
  const navigate = useNavigate()
  return (
    <RequestForm
      words={words}
      ask={(evidence) => colleagues.request({ wish, shownHash: preview.shownHash, evidence })}
      asked={({ approvalId }) => navigate({ to: '/approvals/$approvalId', params: { approvalId } })}
      again={again}
      beside={
        <button type="button" className="secondary" onClick={edit}>
          {words.edit}
        </button>
      }
    >
      <section className="panel" aria-labelledby="wanted">
        <h2 id="wanted">{words.shownTitle}</h2>
        <FactList facts={requestPart(preview.shown, surroundings).facts} />
      </section>
      <p>{words.hints[preview.shown.change]}</p>
      <p>
        <strong>{words.another}</strong>
      </p>
    </RequestForm>
  )
}
