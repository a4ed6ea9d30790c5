import { type ReactNode, useState } from 'react'
import type { Language } from '../../../domain/language.ts'
import { officeDeskWords } from '../../../words/office-desk.ts'
import { useWords } from '../frame/surroundings.ts'
import { Choice } from './choice.tsx'
import { Field } from './field.tsx'

interface NewPersonWords {
  loginId: string
  name: string
  mailAddress: string
  language: string
}

interface NewPerson {
  fields: ReactNode
  person: { loginId: string; name: string; mailAddress: string; language: Language }
}

/** Whoever comes in, at a customer's or at the office. */
export function useNewPerson(words: NewPersonWords): NewPerson {
  const { languages } = useWords(officeDeskWords)
  const [loginId, setLoginId] = useState('')
  const [name, setName] = useState('')
  const [mailAddress, setMailAddress] = useState('')
  const [language, setLanguage] = useState<Language>('ja')
  const plain = { autoComplete: 'off' } as const
  const fields = (
    <>
      <Field name="login" label={words.loginId} value={loginId} change={setLoginId} {...plain} />
      <Field name="name" label={words.name} value={name} change={setName} {...plain} />
      <Field
        name="mail"
        label={words.mailAddress}
        type="email"
        value={mailAddress}
        change={setMailAddress}
        {...plain}
      />
      <Choice
        name="language"
        label={words.language}
        options={languages}
        value={language}
        change={(chosen) => setLanguage(chosen)}
      />
    </>
  )
  return { fields, person: { loginId, name, mailAddress, language } }
}
