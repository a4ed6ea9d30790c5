import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Outlet, useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { office, type SignedIn } from '../server/office.ts'
import { endSession, forgetAnswers, keys } from '../server/queries.ts'
import { SignInPage } from '../sign-in/sign-in-page.tsx'
import { Frame } from './frame.tsx'
import { SessionEnd } from './session-end.tsx'
import { PresentContext, SignedInContext } from './surroundings.ts'

/**
 * Shows the pages to whoever is signed in. When the session ends, the page stays where it is, unseen, under the sign-in:
 * whoever comes back finds what he was typing. For anybody else everything is forgotten.
 */
export function Gate() {
  const queries = useQueryClient()
  const router = useRouter()
  const { data: session } = useQuery({ queryKey: keys.session, queryFn: office.session })
  const [last, setLast] = useState<SignedIn>()
  const [farewell, setFarewell] = useState<'none' | 'signed-out'>('none')
  const present = session?.state === 'signed-in' ? session : undefined

  useEffect(() => {
    if (present === undefined) return
    setFarewell('none')
    if (last !== undefined && last.staff.id !== present.staff.id) {
      forgetAnswers(queries)
      void router.navigate({ to: '/', replace: true })
    }
    setLast(present)
  }, [present, last, queries, router])

  const leave = async () => {
    await office.signOut()
    endSession(queries)
    setLast(undefined)
    setFarewell('signed-out')
    forgetAnswers(queries)
    await router.navigate({ to: '/', replace: true })
  }

  const shown = present ?? last
  return (
    <>
      {shown && (
        <div hidden={present === undefined} key={shown.staff.id}>
          <SignedInContext value={shown}>
            <PresentContext value={present !== undefined}>
              <Frame leave={leave}>
                <Outlet />
              </Frame>
            </PresentContext>
            {present && <SessionEnd session={present} leave={leave} />}
          </SignedInContext>
        </div>
      )}
      {present === undefined && <SignInPage because={last ? 'session-ended' : farewell} />}
    </>
  )
}
