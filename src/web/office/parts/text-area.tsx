import { useId } from 'react'
import { describedBy } from './field.tsx'

interface TextAreaProps {
  name: string
  label: string
  hint?: string
  fault?: string | undefined
  value: string
  count?: string
  rows?: number
  /** Of what is typed, where it is not that of the page. */
  lang?: string
  change(value: string): void
}

/** Some lines of text. Too much is told, not cut off. */
export function TextArea({ name, label, hint, fault, value, count, rows = 3, lang, change }: TextAreaProps) {
  const id = useId()
  return (
    <div className={fault ? 'field field-wide field-wrong' : 'field field-wide'}>
      <label htmlFor={name}>{label}</label>
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
      <textarea
        id={name}
        name={name}
        rows={rows}
        lang={lang}
        value={value}
        aria-invalid={fault ? true : undefined}
        aria-describedby={describedBy(id, hint, fault)}
        onChange={(event) => change(event.target.value)}
      />
      {count && <p className="hint">{count}</p>}
    </div>
  )
}
