import { useId } from 'react'

interface SelectProps<Value extends string> {
  label: string
  options: Readonly<Record<Value, string>>
  value: Value
  change(value: Value): void
}

/** One of many, by the browser's own list. */
export function Select<Value extends string>({ label, options, value, change }: SelectProps<Value>) {
  const id = useId()
  const isOption = (key: string): key is Value => Object.hasOwn(options, key)
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={({ target }) => {
          if (isOption(target.value)) change(target.value)
        }}
      >
        {Object.entries<string>(options).map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}
