import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { officeFrameWords } from '../../../words/office-frame.ts'
import { officeSignInWords } from '../../../words/office-sign-in.ts'
import { useWords } from '../frame/surroundings.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { type Activation, type ActivationAnswer, office } from '../server/office.ts'
import { makePasskey } from '../server/passkey.ts'
import { beginSession } from '../server/queries.ts'
import { NewPasswordForm } from './new-password-form.tsx'

interface ActivationChoiceProps {
  who: Activation
  answer: ActivationAnswer
  startOver(): void
}

/** Who one is in this office, and the two ways to sign in from now on. */
export function ActivationChoice({ who, answer, startOver }: ActivationChoiceProps) {
  const { activation: words } = useWords(officeSignInWords)
  const { roles, roleJoin } = useWords(officeFrameWords)
  return (
    <>
      <div className="panel">
        <p className="lead">{words.greeting(answer.name)}</p>
        <p>{words.roles(answer.roles.map((role) => roles[role]).join(roleJoin))}</p>
        <p className="hint">{words.wrongPerson}</p>
      </div>
      <p>{words.choose}</p>
      <PasskeyChoice who={who} answer={answer} />
      <details>
        <summary>{words.passwordTitle}</summary>
        <p>{words.passwordText}</p>
        <NewPasswordForm who={who} answer={answer} />
      </details>
      <p>
        <button type="button" className="link" onClick={startOver}>
          {words.startOver}
        </button>
      </p>
    </>
  )
}

function PasskeyChoice({ who, answer }: Pick<ActivationChoiceProps, 'who' | 'answer'>) {
  const { activation: words, signIn } = useWords(officeSignInWords)
  const queries = useQueryClient()
  const hasTried = useRef(false)
  const register = useMutation({
    mutationFn: async () => {
      // a ceremony is good once: a second try asks for a fresh one
      const { ceremony } = hasTried.current ? await office.activate(who) : answer
      hasTried.current = true
      return office.activateWithPasskey({ ...who, ...(await makePasskey(ceremony)) })
    },
    onSuccess: () => beginSession(queries),
  })
  return (
    <section className="block">
      <h2>{words.passkeyTitle}</h2>
      <p>{words.passkeyText}</p>
      {register.error && <ProblemNote error={register.error} />}
      <p className="act">
        <button
          type="button"
          className="primary large"
          onClick={() => register.mutate()}
          disabled={register.isPending}
        >
          {words.passkeyAct}
        </button>
      </p>
      <p className="hint" aria-live="polite">
        {register.isPending ? signIn.waiting : ''}
      </p>
    </section>
  )
}
