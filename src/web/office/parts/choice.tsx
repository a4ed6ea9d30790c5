interface ChoiceProps<Value extends string> {
  name: string
  label: string
  hint?: string
  options: Readonly<Record<Value, string>>
  value: Value
  change(value: Value): void
}

/** One of a few, all of them in sight. */
export function Choice<Value extends string>({
  name,
  label,
  hint,
  options,
  value,
  change,
}: ChoiceProps<Value>) {
  const entries = Object.entries<string>(options)
  const isOption = (key: string): key is Value => Object.hasOwn(options, key)
  return (
    <fieldset className="choice">
      <legend>{label}</legend>
      {hint && <p className="hint">{hint}</p>}
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
