import { type ReactNode, useState } from 'react'
import type { ReissueReason } from '../../../domain/desk-reason.ts'
import { officeDeskWords } from '../../../words/office-desk.ts'
import { useWords } from '../frame/surroundings.ts'
import { Choice } from '../parts/choice.tsx'
import { Field } from '../parts/field.tsx'
import { useNewPerson } from '../parts/new-person.tsx'
import type { MemberWish } from '../server/desk.ts'

export type AskName = keyof (typeof officeDeskWords)['ja']['asks']

export const isAskName = (text: unknown): text is AskName =>
  typeof text === 'string' && Object.hasOwn(officeDeskWords.ja.asks, text)

/** What has to be said of each act, and the wish that it makes. */
export function useWishFields(act: AskName): { fields: ReactNode; wish: MemberWish } {
  const reissue = useReissue()
  const address = useAddress()
  const administrator = useAdministrator()
  switch (act) {
    case 'reissue':
      return reissue
    case 'address-change':
      return address
    case 'administrator-adding':
      return administrator
    case 'stop-release':
      return { fields: null, wish: { act: 'stop-release', whose: 'member' } }
    case 'contract-release':
      return { fields: null, wish: { act: 'stop-release', whose: 'contract' } }
    case 'recovery-letter':
      return { fields: null, wish: { act: 'recovery-letter' } }
    case 'removal':
      return { fields: null, wish: { act: 'removal' } }
  }
}

function useReissue() {
  const words = useWords(officeDeskWords)
  const [reason, setReason] = useState<ReissueReason>('loss')
  const [pins, setPins] = useState<'kept' | 'reset'>('kept')
  const fields = (
    <>
      <Choice
        name="reason"
        label={words.reason}
        options={words.reissueReasons}
        value={reason}
        change={(chosen) => setReason(chosen)}
      />
      <Choice
        name="pins"
        label={words.pins}
        options={words.pinChoices}
        value={pins}
        change={(chosen) => setPins(chosen)}
      />
    </>
  )
  return { fields, wish: { act: 'reissue', reason, pins } as const }
}

function useAddress() {
  const words = useWords(officeDeskWords)
  const [to, setTo] = useState('')
  const fields = (
    <Field
      name="address"
      label={words.newAddress}
      type="email"
      autoComplete="off"
      value={to}
      change={setTo}
    />
  )
  return { fields, wish: { act: 'address-change', to } as const }
}

function useAdministrator() {
  const { fields, person } = useNewPerson(useWords(officeDeskWords).newPerson)
  return { fields, wish: { act: 'administrator-adding', ...person } as const }
}
