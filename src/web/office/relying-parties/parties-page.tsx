import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { officeRelyingPartyWords } from '../../../words/office-relying-parties.ts'
import { officeScreens } from '../../../words/screens.ts'
import { NotAllowedPage } from '../frame/not-found-page.tsx'
import { useSignedIn, useSurroundings, useWords } from '../frame/surroundings.ts'
import { ModalDialog } from '../parts/modal-dialog.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { Table } from '../parts/table.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { type RelyingParty, relyingParties } from '../server/relying-parties.ts'

const queryKey = ['relying-parties']

/** The services that take over whoever is logged on. */
export function RelyingPartiesPage() {
  const words = useWords(officeRelyingPartyWords)
  const { may } = useSignedIn()
  const { dates } = useSurroundings()
  const found = useQuery({ queryKey, queryFn: relyingParties.all, staleTime: 0 })
  const [ending, setEnding] = useState<RelyingParty>()
  if (!may.includes('read-relying-parties')) return <NotAllowedPage />
  const { parties, openApprovals, untold } = found.data ?? {
    parties: [],
    openApprovals: [],
    untold: { count: 0 },
  }
  return (
    <Screen screen={officeScreens.relyingParties} title={words.title} place="">
      <p>{words.lead}</p>
      {may.includes('request-relying-party') && (
        <p className="act on-screen">
          <Link className="button primary" to="/services/new">
            {words.register.title}
          </Link>
        </p>
      )}
      {found.isPending && <Waiting />}
      {found.error && <ProblemNote error={found.error} retry={() => void found.refetch()} />}
      {untold.since && <p className="warning">{words.untold(untold.count, dates.moment(untold.since))}</p>}
      {openApprovals.map((approvalId) => (
        <p key={approvalId} className="caution">
          {words.waiting}{' '}
          <Link to="/approvals/$approvalId" params={{ approvalId }}>
            {words.toRequest}
          </Link>
        </p>
      ))}
      {found.data && parties.length === 0 && <p>{words.none}</p>}
      {parties.length > 0 && <Parties of={parties} end={setEnding} />}
      {ending && <EndDialog party={ending} close={() => setEnding(undefined)} />}
    </Screen>
  )
}

function Parties({ of, end }: { of: RelyingParty[]; end(party: RelyingParty): void }) {
  const words = useWords(officeRelyingPartyWords)
  const { may } = useSignedIn()
  const { dates, language } = useSurroundings()
  return (
    <Table
      caption={words.caption}
      columns={Object.entries(words.columns).map(([name, head]) => ({ name, head }))}
      rows={of}
      idOf={({ clientId }) => clientId}
      cells={(party) => [
        party.name[language],
        party.clientId,
        party.loginUri,
        party.endedAt === undefined ? words.active : words.ended(dates.moment(party.endedAt)),
        party.endedAt === undefined && may.includes('end-relying-party') ? (
          <button key="end" type="button" className="secondary" onClick={() => end(party)}>
            {words.end}
          </button>
        ) : (
          ''
        ),
      ]}
    />
  )
}

function EndDialog({ party, close }: { party: RelyingParty; close(): void }) {
  const words = useWords(officeRelyingPartyWords)
  const { language } = useSurroundings()
  const queries = useQueryClient()
  const end = useMutation({
    mutationFn: () => relyingParties.end(party.clientId),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey })
      close()
    },
  })
  return (
    <ModalDialog title={words.end} close={close}>
      {end.error && <ProblemNote error={end.error} />}
      <p>{words.ending(party.name[language])}</p>
      <p className="act">
        <button type="button" className="primary" disabled={end.isPending} onClick={() => end.mutate()}>
          {words.endNow}
        </button>
        <button type="button" className="secondary" onClick={close}>
          {words.keep}
        </button>
      </p>
    </ModalDialog>
  )
}
