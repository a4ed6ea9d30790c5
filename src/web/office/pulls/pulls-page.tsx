import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { officePullWords } from '../../../words/office-pulls.ts'
import { officeScreens } from '../../../words/screens.ts'
import { NotAllowedPage } from '../frame/not-found-page.tsx'
import { useSignedIn, useSurroundings, useWords } from '../frame/surroundings.ts'
import { FactList } from '../parts/facts.tsx'
import { ModalDialog } from '../parts/modal-dialog.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { type Pull, pulls } from '../server/pulls.ts'

const queryKey = ['renewal-pulls']

/** The early renewals that were asked for, and how far each has come. */
export function PullsPage() {
  const words = useWords(officePullWords)
  const { may } = useSignedIn()
  const found = useQuery({ queryKey, queryFn: pulls.all, staleTime: 0 })
  const [withdrawing, setWithdrawing] = useState<Pull>()
  if (!may.includes('read-policy')) return <NotAllowedPage />
  return (
    <Screen screen={officeScreens.pulls} title={words.title} place="">
      <p>{words.lead}</p>
      {may.includes('request-pull') && (
        <p className="act on-screen">
          <Link className="button primary" to="/renewal-pulls/new">
            {words.ask}
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
      {found.data?.pulls.length === 0 && <p>{words.none}</p>}
      {found.data?.pulls.map((pull) => (
        <OnePull key={pull.number} pull={pull} withdraw={() => setWithdrawing(pull)} />
      ))}
      {withdrawing && <WithdrawDialog pull={withdrawing} close={() => setWithdrawing(undefined)} />}
    </Screen>
  )
}

function OnePull({ pull, withdraw }: { pull: Pull; withdraw(): void }) {
  const words = useWords(officePullWords)
  const { may } = useSignedIn()
  const { dates, language } = useSurroundings()
  const { facts } = words
  return (
    <section aria-labelledby={`pull-${pull.number}`}>
      <h2 id={`pull-${pull.number}`}>{words.number(pull.number)}</h2>
      <p>
        <strong>{stateOf(pull, words, dates)}</strong>
      </p>
      <FactList
        facts={[
          [facts.begun, dates.moment(pull.at)],
          [facts.issuer, pull.issuer ?? words.any],
          [facts.keyAlgorithm, pull.keyAlgorithm ?? words.any],
          [facts.issuedBefore, words.before(dates.moment(pull.issuedBefore))],
          [facts.spread, words.hours(pull.spreadHours)],
          [language === 'ja' ? facts.reasonJa : facts.reasonEn, pull.reason[language]],
          pull.left === undefined ? undefined : [facts.left, words.certificates(pull.left)],
        ]}
      />
      {pull.withdrawnAt === undefined && may.includes('request-pull') && (
        <p className="act">
          <button type="button" className="secondary" onClick={withdraw}>
            {words.withdraw}
          </button>
        </p>
      )}
    </section>
  )
}

function stateOf(
  { toldAt, withdrawnAt }: Pull,
  { state }: typeof officePullWords.ja,
  dates: { moment(iso: string): string },
): string {
  if (withdrawnAt !== undefined) return state.withdrawn(dates.moment(withdrawnAt))
  return toldAt === undefined ? state.asking : state.told(dates.moment(toldAt))
}

function WithdrawDialog({ pull: { number }, close }: { pull: Pull; close(): void }) {
  const words = useWords(officePullWords)
  const queries = useQueryClient()
  const withdraw = useMutation({
    mutationFn: () => pulls.withdraw(number),
    onSuccess: close,
    onSettled: () => queries.invalidateQueries({ queryKey }),
  })
  return (
    <ModalDialog title={`${words.number(number)} ${words.withdraw}`} close={close}>
      <p>{words.withdrawing}</p>
      {withdraw.error && <ProblemNote error={withdraw.error} />}
      <p className="act">
        <button
          type="button"
          className="primary"
          disabled={withdraw.isPending}
          onClick={() => withdraw.mutate()}
        >
          {words.withdrawNow}
        </button>
        <button type="button" className="secondary" onClick={close}>
          {words.keep}
        </button>
      </p>
    </ModalDialog>
  )
}
