import { type ReactNode, useState } from 'react'
import type { ReissueReason } from '../../../domain/desk-reason.ts'
import { officeDeskWords } from '../../../words/office-desk.ts'
import { useWords } from '../frame/surroundings.ts'
import { Choice } from '../parts/choice.tsx'
import { type Fault, Field } from '../parts/field.tsx'
import { useNewPerson } from '../parts/new-person.tsx'
import type { MemberWish } from '../server/desk.ts'

export type AskName = keyof (typeof officeDeskWords)['ja']['asks']

export const isAskName = (text: unknown): text is AskName =>
  typeof text === 'string' && Object.hasOwn(officeDeskWords.ja.asks, text)

interface WishFields {
  fields: ReactNode
  /** Undefined while something has not been chosen. */
  wish: MemberWish | undefined
  missing: readonly Fault[]
}

/** What has to be said of each act, and the wish that it makes. `isTried`: what is missing is told. */
export function useWishFields(act: AskName, isTried: boolean): WishFields {
  const reissue = useReissue(isTried)
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
      return whole({ act: 'stop-release', whose: 'member' })
    case 'contract-release':
      return whole({ act: 'stop-release', whose: 'contract' })
    case 'recovery-letter':
      return whole({ act: 'recovery-letter' })
    case 'est-secret':
      return whole({ act: 'est-secret' })
    case 'removal':
      return whole({ act: 'removal' })
  }
}

const whole = (wish: MemberWish, fields: ReactNode = null): WishFields => ({ fields, wish, missing: [] })

function useReissue(isTried: boolean): WishFields {
  const words = useWords(officeDeskWords)
  const [reason, setReason] = useState<ReissueReason>()
  const [pins, setPins] = useState<'kept' | 'reset'>()
  const missing = [
    ...(reason === undefined ? [{ field: 'reason', text: words.choose(words.reason) }] : []),
    ...(pins === undefined ? [{ field: 'pins', text: words.choose(words.pins) }] : []),
  ]
  const faultOf = (name: string) => (isTried ? missing.find(({ field }) => field === name)?.text : undefined)
  const fields = (
    <>
      <Choice
        name="reason"
        label={words.reason}
        options={words.reissueReasons}
        value={reason}
        fault={faultOf('reason')}
        change={(chosen) => setReason(chosen)}
      />
      <Choice
        name="pins"
        label={words.pins}
        options={words.pinChoices}
        value={pins}
        fault={faultOf('pins')}
        change={(chosen) => setPins(chosen)}
      />
    </>
  )
  const isWhole = reason !== undefined && pins !== undefined
  return { fields, wish: isWhole ? { act: 'reissue', reason, pins } : undefined, missing }
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
  return whole({ act: 'address-change', to }, fields)
}

function useAdministrator() {
  const { fields, person } = useNewPerson(useWords(officeDeskWords).newPerson)
  return whole({ act: 'administrator-adding', ...person }, fields)
}
