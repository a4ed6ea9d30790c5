import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { officeDeskWords } from '../../../words/office-desk.ts'
import { officeScreens } from '../../../words/screens.ts'
import { requestPart } from '../approvals/request-part.tsx'
import { NotAllowedPage } from '../frame/not-found-page.tsx'
import { useSignedIn, useSurroundings, useWords } from '../frame/surroundings.ts'
import { AskAnother } from '../parts/ask-another.tsx'
import { FactList } from '../parts/facts.tsx'
import { Screen } from '../parts/screen.tsx'
import { type Previewed, WishForm } from '../parts/wish-form.tsx'
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
  const [isTried, setTried] = useState(false)
  const { fields, wish, missing } = useWishFields(act, isTried)
  return (
    <WishForm
      words={words}
      fields={fields}
      wish={wish}
      missing={{ title: words.summary, faults: missing, tried: () => setTried(true) }}
      look={(wanted: MemberWish) => desk.preview(memberId, wanted)}
    >
      {(previewed) => <Asked memberId={memberId} {...previewed} />}
    </WishForm>
  )
}

function Asked(props: Previewed<MemberWish, MemberPreview> & { memberId: string }) {
  const { memberId, wish, preview, again, edit } = props
  const words = useWords(officeDeskWords)
  const { facts } = requestPart(preview.shown, useSurroundings())
  return (
    <AskAnother
      words={words}
      ask={(evidence) => desk.request(memberId, { wish, shownHash: preview.shownHash, evidence })}
      again={again}
      edit={edit}
      editWord={words.change}
      count={words.count}
    >
      <section className="panel" aria-labelledby="wanted">
        <h2 id="wanted">{words.shownTitle}</h2>
        <FactList facts={facts} />
      </section>
    </AskAnother>
  )
}
