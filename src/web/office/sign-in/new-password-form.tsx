import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { passwordFault } from '../../../domain/staff-password.ts'
import { officeSignInWords } from '../../../words/office-sign-in.ts'
import { useWords } from '../frame/surroundings.ts'
import { unless, useFaults } from '../parts/faults.ts'
import { FaultSummary, Field } from '../parts/field.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { QrCode } from '../parts/qr-code.tsx'
import { type Activation, type ActivationAnswer, office } from '../server/office.ts'
import { beginSession } from '../server/queries.ts'
import { digitsOf } from './digits.ts'

/** Password, then the authenticator app; the code of the app proves that it was set up. */
export function NewPasswordForm({ who, answer }: { who: Activation; answer: ActivationAnswer }) {
  const { activation: words, faults: faultWords } = useWords(officeSignInWords)
  const queries = useQueryClient()
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [code, setCode] = useState('')
  const { faults, of, judge } = useFaults()
  const register = useMutation({
    mutationFn: () => office.activateWithPassword({ ...who, password, code: digitsOf(code) }),
    onSuccess: () => beginSession(queries),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wrong = passwordFault(password, who.loginId)
    const isRight = judge([
      wrong && { field: 'new-password', text: faultWords.newPassword[wrong] },
      unless(again === password, 'new-password-again', faultWords.passwordAgain),
      unless(digitsOf(code).length === 6, 'new-code', faultWords.code),
    ])
    if (isRight) register.mutate()
  }
  return (
    <form onSubmit={submit} noValidate>
      <FaultSummary title={faultWords.summary} faults={faults} />
      {register.error && faults.length === 0 && <ProblemNote error={register.error} />}
      <input type="text" name="username" autoComplete="username" value={who.loginId} readOnly hidden />
      <Field
        name="new-password"
        label={words.password}
        hint={words.passwordRules}
        type="password"
        autoComplete="new-password"
        maxLength={256}
        value={password}
        fault={of('new-password')}
        change={setPassword}
      />
      <Field
        name="new-password-again"
        label={words.passwordAgain}
        type="password"
        autoComplete="new-password"
        maxLength={256}
        value={again}
        fault={of('new-password-again')}
        change={setAgain}
      />
      <AuthenticatorApp {...answer.totp} />
      <Field
        name="new-code"
        label={words.code}
        hint={words.stepCode}
        className="input-code"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        value={code}
        fault={of('new-code')}
        change={setCode}
      />
      <p className="act">
        <button type="submit" className="primary" disabled={register.isPending}>
          {words.passwordAct}
        </button>
      </p>
    </form>
  )
}

function AuthenticatorApp({ secret, qr }: ActivationAnswer['totp']) {
  const { activation: words } = useWords(officeSignInWords)
  return (
    <section className="authenticator">
      <h3>{words.stepApp}</h3>
      <QrCode rows={qr} label={words.qr} />
      <p>{words.secret}</p>
      <p className="hex secret">{secret.replace(/(.{4})(?=.)/g, '$1 ')}</p>
    </section>
  )
}
