import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { officeDeskWords } from '../../../words/office-desk.ts'
import { officeScreens } from '../../../words/screens.ts'
import { requestPart } from '../approvals/request-part.tsx'
import { NotAllowedPage } from '../frame/not-found-page.tsx'
import { useSignedIn, useSurroundings, useWords } from '../frame/surroundings.ts'
import { FactList } from '../parts/facts.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { RequestForm } from '../parts/request-form.tsx'
import { Screen } from '../parts/screen.tsx'
import { desk, type MemberPreview, type MemberWish } from '../server/desk.ts'
import { type AskName, isAskName, useWishFields } from './wish-fields.tsx'

/** One act that takes two people: what is wanted, what both are shown, and the request. */
export function AskPage() {
  const words = useWords(officeDeskWords)
  const { memberId } = useParams({ from: '/gate/members/$memberId/ask' })
  const { act: wanted } = useSearch({ from: '/gate/members/$memberId/ask' })
  const act = isAskName(wanted) ? wanted : 'reissue'
  const { may } = useSignedIn()
  if (!may.includes('request-member-act')) return <NotAllowedPage />
  const { title, lead, readOut } = words.asks[act]
  return (
    <Screen screen={officeScreens.memberRequest} title={title} place={`${memberId} ${act}`}>
      <p>{lead}</p>
      <p className="small">{words.readOut}</p>
      <p className="read-out">{readOut}</p>
      <Wanted memberId={memberId} act={act} />
      <p className="on-screen">
        <Link to="/members/$memberId" params={{ memberId }}>
          {words.toMember}
        </Link>
      </p>
    </Screen>
  )
}

function Wanted({ memberId, act }: { memberId: string; act: AskName }) {
  const words = useWords(officeDeskWords)
  const { fields, wish } = useWishFields(act)
  const preview = useMutation({ mutationFn: (wanted: MemberWish) => desk.preview(memberId, wanted) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    preview.mutate(wish)
  }
  if (preview.data)
    return (
      <Asked
        memberId={memberId}
        wish={preview.variables}
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
  memberId: string
  wish: MemberWish
  preview: MemberPreview
  again(): void
  edit(): void
}

function Asked({ memberId, wish, preview, again, edit }: AskedProps) {
  const words = useWords(officeDeskWords)
  const surroundings = useSurroundings()
  const navigate = useNavigate()
  const { facts } = requestPart(preview.shown, surroundings)
  return (
    <RequestForm
      words={words}
      ask={(evidence) => desk.request(memberId, { wish, shownHash: preview.shownHash, evidence })}
      asked={({ approvalId }) => navigate({ to: '/approvals/$approvalId', params: { approvalId } })}
      again={again}
      count={words.count}
      beside={
        <button type="button" className="secondary" onClick={edit}>
          {words.change}
        </button>
      }
    >
      <section className="panel" aria-labelledby="wanted">
        <h2 id="wanted">{words.shownTitle}</h2>
        <FactList facts={facts} />
      </section>
      <p>
        <strong>{words.another}</strong>
      </p>
    </RequestForm>
  )
}
