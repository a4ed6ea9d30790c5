import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { officeSignInWords } from '../../../words/office-sign-in.ts'
import { useWords } from '../frame/surroundings.ts'
import { unless, useFaults } from '../parts/faults.ts'
import { FaultSummary, Field } from '../parts/field.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { type Activation, type ActivationAnswer, office } from '../server/office.ts'

export function ActivationCodeForm({ begin }: { begin(who: Activation, answer: ActivationAnswer): void }) {
  const { activation: words, faults: faultWords } = useWords(officeSignInWords)
  const [loginId, setLoginId] = useState('')
  const [activationCode, setActivationCode] = useState('')
  const { faults, of, judge } = useFaults()
  const ask = useMutation({ mutationFn: office.activate, onSuccess: (answer, who) => begin(who, answer) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isRight = judge([
      unless(loginId.trim() !== '', 'login-id', faultWords.loginId),
      unless(activationCode.trim() !== '', 'activation-code', faultWords.activationCode),
    ])
    if (isRight) ask.mutate({ loginId: loginId.trim(), activationCode: activationCode.trim() })
  }
  return (
    <form onSubmit={submit} noValidate>
      <FaultSummary title={faultWords.summary} faults={faults} />
      {ask.error && faults.length === 0 && <ProblemNote error={ask.error} />}
      <p>{words.lead}</p>
      <Field
        name="login-id"
        label={words.loginId}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={64}
        value={loginId}
        fault={of('login-id')}
        change={setLoginId}
      />
      <Field
        name="activation-code"
        label={words.activationCode}
        hint={words.activationCodeHint}
        className="input-code"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={64}
        value={activationCode}
        fault={of('activation-code')}
        change={setActivationCode}
      />
      <p className="act">
        <button type="submit" className="primary" disabled={ask.isPending}>
          {words.next}
        </button>
      </p>
    </form>
  )
}
