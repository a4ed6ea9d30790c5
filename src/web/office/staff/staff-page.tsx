import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { officeFrameWords } from '../../../words/office-frame.ts'
import { officeStaffWords } from '../../../words/office-staff.ts'
import { officeScreens } from '../../../words/screens.ts'
import { NotAllowedPage } from '../frame/not-found-page.tsx'
import { useSignedIn, useSurroundings, useWords } from '../frame/surroundings.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { Table } from '../parts/table.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { type Colleague, colleagues } from '../server/desk.ts'
import { keys } from '../server/queries.ts'

/** Who there is, what each may do, and what waits for another person. */
export function StaffPage() {
  const words = useWords(officeStaffWords)
  const { may } = useSignedIn()
  const found = useQuery({ queryKey: keys.staff, queryFn: colleagues.all, staleTime: 0 })
  if (!may.includes('read-staff')) return <NotAllowedPage />
  return (
    <Screen screen={officeScreens.staff} title={words.title} place="">
      <p>{words.lead}</p>
      {found.isPending && <Waiting />}
      {found.error && <ProblemNote error={found.error} retry={() => void found.refetch()} />}
      {found.data?.map(
        (person) => person.hasHalfForMe && <CodeHalf key={person.id} id={person.id} name={person.name} />,
      )}
      {found.data && <StaffTable people={found.data} />}
      {may.includes('request-staff-change') && (
        <p className="act">
          <Link to="/staff/change" className="button secondary">
            {words.add}
          </Link>
        </p>
      )}
    </Screen>
  )
}

function StaffTable({ people }: { people: readonly Colleague[] }) {
  const words = useWords(officeStaffWords)
  const { roles: roleNames, roleJoin } = useWords(officeFrameWords)
  const { staff } = useSignedIn()
  return (
    <Table
      caption={words.title}
      columns={Object.entries(words.columns).map(([name, head]) => ({ name, head }))}
      rows={people}
      idOf={({ id }) => id}
      cells={(person) => [
        `${person.name} ${person.id === staff.id ? words.you : ''}`,
        <span key="id" className="code">
          {person.loginId}
        </span>,
        person.roles.map((role) => roleNames[role]).join(roleJoin),
        words.states[person.state],
        <Change key="change" person={person} />,
      ]}
    />
  )
}

function Change({ person: { id, name, state, waiting } }: { person: Colleague }) {
  const words = useWords(officeStaffWords)
  const { may, staff } = useSignedIn()
  if (waiting !== undefined)
    return (
      <Link to="/approvals/$approvalId" params={{ approvalId: waiting }}>
        {words.waiting}
      </Link>
    )
  if (id === staff.id || state === 'disabled' || !may.includes('request-staff-change')) return null
  return (
    <Link to="/staff/change" search={{ id }} aria-label={words.changeOf(name)}>
      {words.change}
    </Link>
  )
}

/** Of somebody who has not begun: shown once, to be told in person. */
function CodeHalf({ id, name }: { id: string; name: string }) {
  const { half: words } = useWords(officeStaffWords)
  const { dates } = useSurroundings()
  const queries = useQueryClient()
  const show = useMutation({ mutationFn: () => colleagues.half(id), gcTime: 0 })
  return (
    <section className="panel" aria-labelledby={`half-${id}`}>
      <h2 id={`half-${id}`}>{words.title}</h2>
      <p>{words.lead(name)}</p>
      {show.error && (
        <ProblemNote
          error={show.error}
          retry={() => void queries.invalidateQueries({ queryKey: keys.staff })}
        />
      )}
      {show.data ? (
        <p role="status">
          {words.which[show.data.half]}: <strong className="code-half">{show.data.text}</strong>{' '}
          {words.until(dates.moment(show.data.expiresAt))}
        </p>
      ) : (
        <>
          <p className="small">{words.once}</p>
          <p className="act">
            <button
              type="button"
              className="secondary"
              onClick={() => show.mutate()}
              disabled={show.isPending}
            >
              {words.show}
            </button>
          </p>
        </>
      )}
    </section>
  )
}
