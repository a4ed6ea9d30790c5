import { useId } from 'react'
import { describedBy } from './field.tsx'

interface ChoiceProps<Value extends string> {
  name: string
  label: string
  hint?: string
  options: Readonly<Record<Value, string>>
  /** Undefined until something is chosen: where a choice has consequences nothing is chosen beforehand. */
  value: Value | undefined
  fault?: string | undefined
  change(value: Value): void
}

/** One of a few, all of them in sight. */
export function Choice<Value extends string>({
  name,
  label,
  hint,
  options,
  value,
  fault,
  change,
}: ChoiceProps<Value>) {
  const id = useId()
  const entries = Object.entries<string>(options)
  const isOption = (key: string): key is Value => Object.hasOwn(options, key)
  return (
    <fieldset
      id={fault ? name : undefined}
      tabIndex={-1}
      className={fault ? 'choice field-wrong' : 'choice'}
      aria-describedby={describedBy(id, hint, fault)}
    >
      <legend>{label}</legend>
      {hint && (
        <p className="hint" id={`${id}hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p className="message" id={`${id}fault`}>
          {fault}
        </p>
      )}
      {entries.map(([key, text]) => (
        <label key={key}>
          <input
            type="radio"
            name={name}
            value={key}
            checked={key === value}
            onChange={() => {
              if (isOption(key)) change(key)
            }}
          />
          {text}
        </label>
      ))}
    </fieldset>
  )
}
