import {
  type SettingGroup,
  type SettingName,
  settingOf,
  settingsIn,
} from '../../../domain/policy-settings.ts'
import { optionInWords, policySettingsWords } from '../../../words/policy-settings.ts'
import { useSurroundings, useWords } from '../frame/surroundings.ts'
import { Choice } from '../parts/choice.tsx'
import { type Fault, Field } from '../parts/field.tsx'
import { TextArea } from '../parts/text-area.tsx'
import type { FieldsProps } from './version-form.tsx'

interface SettingsProps extends FieldsProps {
  faults: readonly Fault[]
}

const groups: readonly SettingGroup[] = [
  'access',
  'certificate',
  'recovery',
  'est',
  'status',
  'hours',
  'staff',
  'wording',
]

/** What is seldom changed: each group opens by its heading, and by itself where something in it is wrong. */
export function SettingFields(props: SettingsProps) {
  const words = useWords(policySettingsWords)
  return (
    <>
      <p className="note">{words.lead}</p>
      {groups.map((group) => (
        <SettingsOf key={group} group={group} {...props} />
      ))}
    </>
  )
}

function SettingsOf({ group, faults, ...fields }: SettingsProps & { group: SettingGroup }) {
  const words = useWords(policySettingsWords)
  const names = settingsIn(group)
  const isWrong = faults.some(({ field }) => names.some((name) => name === field))
  return (
    <details className="group" id={`settings-${group}`} {...(isWrong && { open: true })}>
      <summary>{words.groups[group]}</summary>
      {names.map((name) => (
        <SettingField key={name} name={name} {...fields} />
      ))}
    </details>
  )
}

function SettingField({ name, typed, change, of }: FieldsProps & { name: SettingName }) {
  const words = useWords(policySettingsWords)
  const { language } = useSurroundings()
  const { kind, options = [], language: written } = settingOf(name)
  const [label, hint] = words.settings[name]
  const value = typed.settings[name]
  const set = (text: string) => change({ settings: { ...typed.settings, [name]: text } })
  if (kind === 'choice')
    return (
      <Choice
        name={name}
        label={label}
        hint={hint}
        options={Object.fromEntries(options.map((option) => [option, optionInWords(option, language)]))}
        value={value}
        change={set}
      />
    )
  if (kind === 'some') return <Some {...{ name, label, hint, options, value, set }} fault={of(name)} />
  const field = { name, label, hint, value, fault: of(name), change: set }
  // May be longer than a narrow screen: it is shown whole.
  if (kind === 'line' || kind === 'list')
    return <TextArea {...field} rows={2} {...(written !== undefined && { lang: written })} />
  const inputMode = kind === 'count' ? 'numeric' : 'text'
  return <Field {...field} inputMode={inputMode} autoComplete="off" maxLength={20} />
}

interface SomeProps {
  name: SettingName
  label: string
  hint: string
  options: readonly string[]
  value: string
  fault: string | undefined
  set(text: string): void
}

/** Some of a few, all of them in sight. */
function Some({ name, label, hint, options, value, fault, set }: SomeProps) {
  const { language } = useSurroundings()
  const taken = value.split(' ')
  return (
    <fieldset className="choice" id={name} tabIndex={-1} aria-invalid={fault ? true : undefined}>
      <legend>{label}</legend>
      <p className="hint">{hint}</p>
      {fault && <p className="message">{fault}</p>}
      {options.map((option) => (
        <label key={option}>
          <input
            type="checkbox"
            name={name}
            value={option}
            checked={taken.includes(option)}
            onChange={({ target }) =>
              set(
                options.filter((each) => (each === option ? target.checked : taken.includes(each))).join(' '),
              )
            }
          />
          {optionInWords(option, language)}
        </label>
      ))}
    </fieldset>
  )
}
