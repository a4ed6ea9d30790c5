import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { officeApiClientWords } from '../../../words/office-api-clients.ts'
import { officeScreens } from '../../../words/screens.ts'
import { NotAllowedPage } from '../frame/not-found-page.tsx'
import { useSignedIn, useSurroundings, useWords } from '../frame/surroundings.ts'
import { ModalDialog } from '../parts/modal-dialog.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { Several } from '../parts/several.tsx'
import { Table } from '../parts/table.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { type ApiClient, apiClients } from '../server/api-clients.ts'

const queryKey = ['api-clients']

/** The programs that work here by the API. */
export function ApiClientsPage() {
  const words = useWords(officeApiClientWords)
  const { may } = useSignedIn()
  const found = useQuery({ queryKey, queryFn: apiClients.all, staleTime: 0 })
  const [ending, setEnding] = useState<ApiClient>()
  if (!may.includes('read-api-clients')) return <NotAllowedPage />
  return (
    <Screen screen={officeScreens.apiClients} title={words.title} place="">
      <p>{words.lead}</p>
      {may.includes('request-api-client') && (
        <p className="act on-screen">
          <Link className="button primary" to="/api-clients/new">
            {words.register.title}
          </Link>
        </p>
      )}
      {found.isPending && <Waiting />}
      {found.error && <ProblemNote error={found.error} retry={() => void found.refetch()} />}
      {found.data?.openApprovals.map((approvalId) => (
        <p key={approvalId} className="caution">
          {words.waiting}{' '}
          <Link to="/approvals/$approvalId" params={{ approvalId }}>
            {words.toRequest}
          </Link>
        </p>
      ))}
      {found.data?.clients.length === 0 && <p>{words.none}</p>}
      {found.data && found.data.clients.length > 0 && <Clients of={found.data.clients} end={setEnding} />}
      {ending && <EndDialog client={ending} close={() => setEnding(undefined)} />}
    </Screen>
  )
}

function Clients({ of, end }: { of: ApiClient[]; end(client: ApiClient): void }) {
  const words = useWords(officeApiClientWords)
  const { may } = useSignedIn()
  const { dates } = useSurroundings()
  return (
    <Table
      caption={words.caption}
      columns={Object.entries(words.columns).map(([name, head]) => ({ name, head }))}
      rows={of}
      idOf={({ id }) => id}
      cells={(client) => [
        client.name,
        <span key="id" className="hex">
          {client.id}
        </span>,
        <Several key="scopes" of={client.scopes.map((scope) => words.scopes[scope])} />,
        client.endedAt === undefined ? words.active : words.ended(dates.moment(client.endedAt)),
        client.endedAt === undefined && may.includes('end-api-client') ? (
          <button key="end" type="button" className="secondary" onClick={() => end(client)}>
            {words.end}
          </button>
        ) : (
          ''
        ),
      ]}
    />
  )
}

function EndDialog({ client: { id, name }, close }: { client: ApiClient; close(): void }) {
  const words = useWords(officeApiClientWords)
  const queries = useQueryClient()
  const end = useMutation({
    mutationFn: () => apiClients.end(id),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey })
      close()
    },
  })
  return (
    <ModalDialog title={words.end} close={close}>
      {end.error && <ProblemNote error={end.error} />}
      <p>{words.ending(name)}</p>
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
