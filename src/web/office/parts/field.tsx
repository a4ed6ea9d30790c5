import { type InputHTMLAttributes, useEffect, useId, useRef } from 'react'

interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange'> {
  name: string
  label: string
  hint?: string
  fault?: string | undefined
  change(value: string): void
}

/** One line of text with its label, its hint, and what is wrong with it beside it. */
export function Field({ name, label, hint, fault, change, ...input }: FieldProps) {
  const id = useId()
  return (
    <div className={fault ? 'field field-wrong' : 'field'}>
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
      <input
        {...input}
        id={name}
        name={name}
        aria-invalid={fault ? true : undefined}
        aria-describedby={describedBy(id, hint, fault)}
        onChange={(event) => change(event.target.value)}
      />
    </div>
  )
}

export interface Fault {
  field: string
  text: string
}

/** Takes the focus when something was typed wrongly, and leads to each place. */
export function FaultSummary({ title, faults }: { title: string; faults: readonly Fault[] }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (faults.length > 0) box.current?.focus()
  }, [faults])
  if (faults.length === 0) return null
  return (
    <div ref={box} className="error-summary" role="alert" tabIndex={-1}>
      <h2>{title}</h2>
      <ul>
        {faults.map(({ field, text }) => (
          <li key={field}>
            <a
              href={`#${field}`}
              onClick={(event) => {
                event.preventDefault()
                document.getElementById(field)?.focus()
              }}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

export function describedBy(id: string, hint?: string, fault?: string): string | undefined {
  return [hint && `${id}hint`, fault && `${id}fault`].filter(Boolean).join(' ') || undefined
}
