import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { officeSignInWords } from '../../../words/office-sign-in.ts'
import { useWords } from '../frame/surroundings.ts'
import { unless, useFaults } from '../parts/faults.ts'
import { FaultSummary, Field } from '../parts/field.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { office } from '../server/office.ts'
import { beginSession } from '../server/queries.ts'
import { digitsOf } from './digits.ts'
import { PasswordAndCode } from './password-and-code.tsx'

export function PasswordForm() {
  const { signIn: words, faults: faultWords } = useWords(officeSignInWords)
  const queries = useQueryClient()
  const [loginId, setLoginId] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const { faults, of, judge } = useFaults()
  const enter = useMutation({
    mutationFn: () => office.signInWithPassword({ loginId, password, code: digitsOf(code) }),
    onSuccess: () => beginSession(queries),
    onError: () => setCode(''), // a code is good once
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isRight = judge([
      unless(loginId.trim() !== '', 'login-id', faultWords.loginId),
      unless(password !== '', 'password', faultWords.password),
      unless(digitsOf(code).length === 6, 'code', faultWords.code),
    ])
    if (isRight) enter.mutate()
  }
  return (
    <form onSubmit={submit} noValidate>
      <FaultSummary title={faultWords.summary} faults={faults} />
      {enter.error && faults.length === 0 && <ProblemNote error={enter.error} />}
      <Field
        name="login-id"
        label={words.loginId}
        autoComplete="username"
        spellCheck={false}
        autoCapitalize="none"
        maxLength={64}
        value={loginId}
        fault={of('login-id')}
        change={setLoginId}
      />
      <PasswordAndCode
        password={password}
        code={code}
        of={of}
        changePassword={setPassword}
        changeCode={setCode}
      />
      <p className="act">
        <button type="submit" className="primary" disabled={enter.isPending}>
          {enter.isPending ? words.checking : words.submit}
        </button>
      </p>
    </form>
  )
}
