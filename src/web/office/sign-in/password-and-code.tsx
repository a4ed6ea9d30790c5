import { officeSignInWords } from '../../../words/office-sign-in.ts'
import { useWords } from '../frame/surroundings.ts'
import { Field } from '../parts/field.tsx'

interface PasswordAndCodeProps {
  password: string
  code: string
  /** What is wrong with a field. */
  of(name: string): string | undefined
  changePassword(password: string): void
  changeCode(code: string): void
}

/** What somebody without a passkey shows: his password, and a code of his authenticator app. */
export function PasswordAndCode({ password, code, of, changePassword, changeCode }: PasswordAndCodeProps) {
  const { signIn: words } = useWords(officeSignInWords)
  return (
    <>
      <Field
        name="password"
        label={words.password}
        type="password"
        autoComplete="current-password"
        maxLength={256}
        value={password}
        fault={of('password')}
        change={changePassword}
      />
      <Field
        name="code"
        label={words.code}
        hint={words.codeHint}
        className="input-code"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        value={code}
        fault={of('code')}
        change={changeCode}
      />
    </>
  )
}
