import { Link } from '@tanstack/react-router'
import { officeApprovalWords } from '../../../words/office-approvals.ts'
import { officeCertificateWords } from '../../../words/office-certificate.ts'
import { officeMemberWords } from '../../../words/office-member.ts'
import { useSignedIn, useSurroundings, useWords } from '../frame/surroundings.ts'
import { useKeyset } from '../parts/keyset.ts'
import { More } from '../parts/more.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Table } from '../parts/table.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { type Certificate, type Event, office } from '../server/office.ts'
import { keys } from '../server/queries.ts'
import { eventSentence, pageCodeOf } from './event-sentence.ts'

interface TimelineProps {
  memberId: string
  certificates: readonly Certificate[]
}

/** The audit trail of one person in sentences, newest first. */
export function Timeline({ memberId, certificates }: TimelineProps) {
  const { page: words } = useWords(officeMemberWords)
  const events = useKeyset(keys.timeline(memberId), (before) => office.timeline(memberId, before), 'kept')
  const all = events.data?.pages.flatMap((page) => page.events)
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">{words.timeline}</h2>
      <p className="note">{words.timelineNote}</p>
      {events.isPending && <Waiting />}
      {events.error && <ProblemNote error={events.error} retry={() => void events.refetch()} />}
      {all?.length === 0 && <p>{words.timelineNone}</p>}
      {all !== undefined && all.length > 0 && (
        <>
          <EventTable events={all} certificates={certificates} />
          <More
            count={all.length}
            hasMore={events.hasNextPage}
            isBusy={events.isFetchingNextPage}
            more={() => void events.fetchNextPage()}
          />
        </>
      )}
    </section>
  )
}

function EventTable({
  events,
  certificates,
}: { events: readonly Event[] } & Pick<TimelineProps, 'certificates'>) {
  const words = useWords(officeMemberWords)
  const surroundings = useSurroundings()
  const { at, what, who } = words.page.timelineColumns
  return (
    <Table
      caption={words.page.timeline}
      columns={[
        { name: 'at', head: at },
        { name: 'what', head: what },
        { name: 'who', head: who },
      ]}
      rows={events}
      idOf={({ id }) => id}
      cells={(event) => [
        <time key="at" dateTime={event.at}>
          {surroundings.dates.short(event.at)}
        </time>,
        <>
          {eventSentence(event, surroundings)}
          <PageCode event={event} />
          <Concerned certificate={certificates.find(({ id }) => id === event.certificateId)} />
          <Request approvalId={event.facts.approval} />
        </>,
        event.actorName ?? words.actors[event.actor](surroundings.voice),
      ]}
    />
  )
}

/** What stood on the page of a failed log-on or a refused act: what the caller can read out. */
function PageCode({ event }: { event: Event }) {
  const { page: words } = useWords(officeMemberWords)
  const code = pageCodeOf(event.facts)
  return code === undefined ? null : <small className="concerned code">{words.code(code)}</small>
}

/** The request it belongs to, for those who may read it. */
function Request({ approvalId }: { approvalId: string | number | undefined }) {
  const { unlock: words } = useWords(officeApprovalWords)
  const { may } = useSignedIn()
  if (typeof approvalId !== 'string' || !may.includes('read-approvals')) return null
  return (
    <small className="concerned on-screen">
      <Link to="/approvals/$approvalId" params={{ approvalId }}>
        {words.showRequest}
      </Link>
    </small>
  )
}

/** Which of the certificates it was about. */
function Concerned({ certificate }: { certificate: Certificate | undefined }) {
  const words = useWords(officeCertificateWords)
  const { dates } = useSurroundings()
  if (certificate === undefined) return null
  return (
    <small className="concerned">
      {words.expiryDate} {dates.date(certificate.expiryDate)}
    </small>
  )
}
