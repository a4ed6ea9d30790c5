import { reissueReasons, revokeReasons, stopReasons } from '../../domain/desk-reason.ts'
import { type DeskAct, deskActWords } from '../../words/desk-act.ts'
import { fieldWords } from '../../words/field-fault.ts'
import type { Voice } from '../../words/voice.ts'
import { choiceInput } from './choice.ts'
import type { Problem } from './error-summary.ts'
import { fieldInput } from './field.ts'
import { type Html, html } from './html.ts'

export type DeskField = 'reason' | 'pins' | 'address' | 'name' | 'loginId' | 'language' | 'confirmationPin'

/** As it was typed; a secret is not given back. */
export type DeskTyped = Partial<Record<Exclude<DeskField, 'confirmationPin'>, string>>

/** What each act asks besides the confirmation PIN. */
export const deskFields: Record<DeskAct, readonly Exclude<DeskField, 'confirmationPin'>[]> = {
  add: ['name', 'loginId', 'address', 'language'],
  reissue: ['reason', 'pins'],
  revoke: ['reason'],
  'new-pc': [],
  lock: [],
  unlock: [],
  stop: ['reason'],
  address: ['address'],
  remove: [],
  'stop-contract': ['reason'],
}

const reasonsOf = (act: DeskAct): readonly string[] => {
  if (act === 'reissue') return reissueReasons
  return act === 'revoke' ? revokeReasons : stopReasons
}

/** Whether something that an act asks for is there, and one of what it offers. */
export function isAnswered(act: DeskAct, field: DeskField, value: string): boolean {
  if (field === 'reason') return reasonsOf(act).includes(value)
  if (field === 'pins') return value === 'kept' || value === 'reset'
  if (field === 'language') return value === 'ja' || value === 'en'
  return value.trim() !== ''
}

/** Whose confirmation PIN it is: the administrator's, or a user's for his own new PC. */
export interface ConfirmProps {
  role: 'administrator' | 'user'
  maxLength: number
}

interface FieldsProps {
  act: DeskAct
  typed: DeskTyped
  missing: readonly DeskField[]
  confirm: ConfirmProps
}

/** The fields of an act, the confirmation PIN last, with what is missing said beside each. */
export function deskFieldInputs({ act, typed, missing, confirm }: FieldsProps, voice: Voice): Html {
  const message = (field: DeskField) =>
    missing.includes(field) ? missingMessage(act, field, confirm, voice) : undefined
  return html`${deskFields[act].map((field) => fieldOf(act, field, typed[field], voice, message(field)))}
        ${fieldInput(
          {
            name: 'confirmationPin',
            label: labelOf(act, 'confirmationPin', confirm, voice),
            hint: deskActWords[voice.language].confirmHint,
            kind: 'secret',
            maxLength: confirm.maxLength,
          },
          message('confirmationPin'),
        )}`
}

/** For the summary at the top. */
export function missingProblems(
  { act, missing, confirm }: Omit<FieldsProps, 'typed'>,
  voice: Voice,
): Problem[] {
  return missing.map((field) => ({ field, message: missingMessage(act, field, confirm, voice) }))
}

function missingMessage(act: DeskAct, field: DeskField, confirm: ConfirmProps, voice: Voice): string {
  const label = labelOf(act, field, confirm, voice)
  if (isChoice(field)) return deskActWords[voice.language].choose(label)
  return fieldWords[voice.language].fault.missing(label)
}

const isChoice = (field: DeskField) => field === 'reason' || field === 'pins' || field === 'language'

function labelOf(act: DeskAct, field: DeskField, { role }: ConfirmProps, voice: Voice): string {
  const words = deskActWords[voice.language]
  switch (field) {
    case 'confirmationPin':
      return words.confirm(
        role === 'administrator' ? voice.administratorConfirmationPin : voice.userConfirmationPin,
      )
    case 'address':
      return act === 'add' ? words.address : words.newAddress
    case 'pins':
      return words.pins.label(voice)
    case 'reason':
    case 'name':
    case 'loginId':
    case 'language':
      return words[field]
  }
}

function fieldOf(
  act: DeskAct,
  field: Exclude<DeskField, 'confirmationPin'>,
  value: string | undefined,
  voice: Voice,
  message: string | undefined,
): Html {
  const words = deskActWords[voice.language]
  const chosen = value !== undefined && { chosen: value }
  switch (field) {
    case 'reason':
      return choiceInput(
        { name: field, label: words.reason, options: reasonOptions(act, voice), ...chosen },
        message,
      )
    case 'pins': {
      const { kept, reset } = words.pins
      const options = [
        ['kept', kept],
        ['reset', reset],
      ] as const
      return choiceInput({ name: field, label: words.pins.label(voice), options, ...chosen }, message)
    }
    case 'language': {
      const options = Object.entries(words.languages)
      return choiceInput({ name: field, label: words.language, options, ...chosen }, message)
    }
    case 'name':
      return textInput(field, words.name, words.nameHint, 40, value, message)
    case 'loginId':
      return textInput(field, words.loginId, words.loginIdHint, 32, value, message)
    case 'address':
      return textInput(
        field,
        act === 'add' ? words.address : words.newAddress,
        words.newAddressHint,
        200,
        value,
        message,
      )
  }
}

function reasonOptions(act: DeskAct, { language }: Voice): (readonly [string, string])[] {
  const words = deskActWords[language]
  const texts: Readonly<Record<string, string>> = {
    ...words.stopReasons,
    ...(act === 'reissue' && words.reissueReasons),
    ...(act === 'revoke' && words.revokeReasons),
  }
  return reasonsOf(act).map((reason) => [reason, texts[reason] ?? reason])
}

function textInput(
  name: string,
  label: string,
  hint: string,
  maxLength: number,
  value: string | undefined,
  message: string | undefined,
): Html {
  return fieldInput(
    { name, label, hint, kind: 'text', maxLength, ...(value !== undefined && { value }) },
    message,
  )
}
