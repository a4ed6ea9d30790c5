import { useQuery } from '@tanstack/react-query'
import { Link, Navigate } from '@tanstack/react-router'
import { useState } from 'react'
import { officeSignInWords } from '../../../words/office-sign-in.ts'
import { officeScreens } from '../../../words/screens.ts'
import { Masthead } from '../frame/masthead.tsx'
import { useWords } from '../frame/surroundings.ts'
import { Screen } from '../parts/screen.tsx'
import { type Activation, type ActivationAnswer, office } from '../server/office.ts'
import { keys } from '../server/queries.ts'
import { ActivationChoice } from './activation-choice.tsx'
import { ActivationCodeForm } from './activation-code-form.tsx'

/** What was printed for somebody new becomes a way of his own to sign in. */
export function ActivatePage() {
  const { activation: words } = useWords(officeSignInWords)
  const [begun, setBegun] = useState<{ who: Activation; answer: ActivationAnswer }>()
  const { data: session } = useQuery({ queryKey: keys.session, queryFn: office.session })
  if (session?.state === 'signed-in') return <Navigate to="/" replace />
  return (
    <>
      <Masthead />
      <Screen
        screen={officeScreens.activation}
        title={words.title}
        place={begun === undefined ? 'code' : 'choice'}
      >
        {begun === undefined ? (
          <ActivationCodeForm begin={(who, answer) => setBegun({ who, answer })} />
        ) : (
          <ActivationChoice {...begun} startOver={() => setBegun(undefined)} />
        )}
        <p>
          <Link to="/">{words.toSignIn}</Link>
        </p>
      </Screen>
    </>
  )
}
