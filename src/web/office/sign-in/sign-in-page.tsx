import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { officeSignInWords } from '../../../words/office-sign-in.ts'
import { officeScreens } from '../../../words/screens.ts'
import { Masthead } from '../frame/masthead.tsx'
import { useWords } from '../frame/surroundings.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { office } from '../server/office.ts'
import { showPasskey } from '../server/passkey.ts'
import { beginSession } from '../server/queries.ts'
import { PasswordForm } from './password-form.tsx'

/** The passkey first; the other way folded below it. After it the page goes on where it was. */
export function SignInPage({ because }: { because: 'none' | 'signed-out' | 'session-ended' }) {
  const { signIn: words } = useWords(officeSignInWords)
  return (
    <>
      <Masthead />
      <Screen screen={officeScreens.signIn} title={words.title} place={because}>
        {because === 'signed-out' && (
          <p className="good" role="status">
            {words.ended}
          </p>
        )}
        {because === 'session-ended' && (
          <p className="caution" role="status">
            {words.sessionEnded}
          </p>
        )}
        <p>{words.lead}</p>
        <PasskeySignIn />
        <details>
          <summary>{words.other}</summary>
          <p className="hint">{words.otherHint}</p>
          <PasswordForm />
        </details>
        <details>
          <summary>{words.help}</summary>
          <p>{words.helpText}</p>
        </details>
        <p>
          <Link to="/activate">{words.toActivation}</Link>
        </p>
      </Screen>
    </>
  )
}

function PasskeySignIn() {
  const { signIn: words } = useWords(officeSignInWords)
  const queries = useQueryClient()
  const enter = useMutation({
    mutationFn: async () => office.signInWithPasskey(await showPasskey(await office.passkeyOptions())),
    onSuccess: () => beginSession(queries),
  })
  return (
    <div className="part">
      {enter.error && <ProblemNote error={enter.error} />}
      <p className="act">
        <button
          type="button"
          className="primary large"
          onClick={() => enter.mutate()}
          disabled={enter.isPending}
          aria-describedby="passkey-hint"
        >
          {words.passkey}
        </button>
      </p>
      <p className="hint" id="passkey-hint" aria-live="polite">
        {enter.isPending ? words.waiting : words.passkeyHint}
      </p>
    </div>
  )
}
