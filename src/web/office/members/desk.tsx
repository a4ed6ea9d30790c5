import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { officeDeskWords } from '../../../words/office-desk.ts'
import { officeRequestWords } from '../../../words/office-requests.ts'
import { useSignedIn, useSurroundings, useWords } from '../frame/surroundings.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { refusalIn } from '../parts/refusal.ts'
import { type DeskView, desk } from '../server/desk.ts'
import { keys } from '../server/queries.ts'
import { AtOnceDialog, type AtOnceName } from './at-once-dialog.tsx'

/** What the staff's desk can do for this person, each act with what it does and the words to read out. */
export function Desk({ memberId }: { memberId: string }) {
  const words = useWords(officeDeskWords)
  const { may } = useSignedIn()
  const isDesk = may.includes('request-member-act') || may.includes('stop-at-once')
  const found = useQuery({
    queryKey: keys.desk(memberId),
    queryFn: () => desk.view(memberId),
    enabled: isDesk,
    staleTime: 0,
  })
  if (!isDesk) return null
  return (
    <section aria-labelledby="desk">
      <h2 id="desk">{words.title}</h2>
      <p className="note">{words.lead}</p>
      {found.error && <ProblemNote error={found.error} retry={() => void found.refetch()} />}
      {found.data && <Acts memberId={memberId} view={found.data} />}
    </section>
  )
}

function Acts({ memberId, view }: { memberId: string; view: DeskView }) {
  const [isDone, setDone] = useState<AtOnceName>()
  const words = useWords(officeDeskWords)
  const { dates } = useSurroundings()
  const { contract, open } = view
  const able = (act: DeskView['acts'][number]['act']) => view.acts.find((each) => each.act === act)
  const once = { memberId, done: setDone }
  return (
    <>
      {isDone && (
        <p className="good" role="status">
          {words.atOnce[isDone].done}
        </p>
      )}
      <Waiting open={open} />
      <div className="desk-acts">
        <Ask memberId={memberId} act="reissue" able={able('reissue')} />
        <Ask memberId={memberId} act="recovery-letter" able={able('recovery-letter')} />
        <Ask memberId={memberId} act="est-secret" able={able('est-secret')} />
        <Ask memberId={memberId} act="stop-release" able={able('stop-release')} />
        <Ask memberId={memberId} act="address-change" able={able('address-change')} />
        <Once {...once} act="stop" able={able('stop')} />
        <Once {...once} act="revoke" able={able('revoke')} />
        <Ask memberId={memberId} act="removal" able={able('removal')} />
      </div>
      <h3>{words.contract}</h3>
      <p>{contract.administrators === 1 ? words.single : words.administrators(contract.administrators)}</p>
      {contract.stoppedAt && <p>{words.contractStopped(dates.second(contract.stoppedAt))}</p>}
      <div className="desk-acts">
        <Ask memberId={memberId} act="administrator-adding" />
        {contract.stoppedAt === undefined ? (
          <Once {...once} act="contract-stop" />
        ) : (
          <Ask memberId={memberId} act="contract-release" />
        )}
      </div>
    </>
  )
}

function Waiting({ open }: { open: DeskView['open'] }) {
  const words = useWords(officeDeskWords)
  const kinds = useWords(officeRequestWords)
  const { may } = useSignedIn()
  return open
    .filter(({ act }) => act !== 'unlock')
    .map(({ id, act }) => (
      <p key={id} className="panel">
        {words.waiting(kinds[act].what)}{' '}
        {may.includes('read-approvals') && (
          <Link to="/approvals/$approvalId" params={{ approvalId: id }}>
            {words.showRequest}
          </Link>
        )}
      </p>
    ))
}

type Able = DeskView['acts'][number] | undefined
type AskName = keyof (typeof officeDeskWords)['ja']['asks']

function Ask({ memberId, act, able }: { memberId: string; act: AskName; able?: Able }) {
  const words = useWords(officeDeskWords)
  const { may } = useSignedIn()
  if (!may.includes('request-member-act')) return null
  return (
    <Act words={words.asks[act]} able={able}>
      <Link to="/members/$memberId/ask" params={{ memberId }} search={{ act }} className="button secondary">
        {words.asks[act].open}
      </Link>
    </Act>
  )
}

interface OnceProps {
  memberId: string
  act: AtOnceName
  able?: Able
  done(act: AtOnceName): void
}

function Once({ memberId, act, able, done }: OnceProps) {
  const words = useWords(officeDeskWords)
  const { may } = useSignedIn()
  const [isAsked, setAsked] = useState(false)
  if (!may.includes('stop-at-once')) return null
  return (
    <Act words={words.atOnce[act]} able={able}>
      <button type="button" className="secondary" onClick={() => setAsked(true)}>
        {words.atOnce[act].open}
      </button>
      {isAsked && (
        <AtOnceDialog
          memberId={memberId}
          act={act}
          close={() => setAsked(false)}
          done={() => {
            setAsked(false)
            done(act)
          }}
        />
      )}
    </Act>
  )
}

interface ActProps {
  words: { title: string; lead: string; readOut: string }
  able: Able
  children: React.ReactNode
}

/** What cannot be done says why, with the sentence of the rules. */
function Act({ words: { title, lead, readOut }, able, children }: ActProps) {
  const words = useWords(officeDeskWords)
  const { voice, dates } = useSurroundings()
  const isPossible = able?.answer !== 'no'
  const why =
    isPossible || able?.code === undefined ? undefined : refusalIn(able.code, able.facts ?? {}, voice, dates)
  return (
    <details className="desk-act">
      <summary>
        {title}
        {!isPossible && <small> ({words.impossible})</small>}
      </summary>
      <p>{lead}</p>
      {isPossible ? (
        <>
          <p className="small">{words.readOut}</p>
          <p className="read-out">{readOut}</p>
          <div className="act">{children}</div>
        </>
      ) : (
        <p className="read-out">
          {why?.what} {why?.next}
        </p>
      )}
    </details>
  )
}
