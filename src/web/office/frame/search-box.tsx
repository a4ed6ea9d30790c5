import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { officeFrameWords } from '../../../words/office-frame.ts'
import { useWords } from './surroundings.ts'

/** Always there; `/` comes here from anywhere but a field. */
export function SearchBox() {
  const { search: words } = useWords(officeFrameWords)
  const navigate = useNavigate()
  const { q = '' } = useSearch({ strict: false })
  const [text, setText] = useState(q)
  const field = useRef<HTMLInputElement>(null)

  useEffect(() => setText(q), [q])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return
      if (document.querySelector('[role=dialog], [role=alertdialog]')) return
      event.preventDefault()
      field.current?.focus()
      field.current?.select()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])

  const find = (event: FormEvent) => {
    event.preventDefault()
    const wanted = text.trim()
    if (wanted === '') return field.current?.focus()
    return void navigate({ to: '/members', search: { q: wanted } })
  }
  return (
    <search className="search">
      <form onSubmit={find}>
        <input
          ref={field}
          type="search"
          name="q"
          aria-label={words.label}
          aria-keyshortcuts="/"
          title={words.key}
          placeholder={words.label}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className="secondary">
          {words.submit}
        </button>
      </form>
    </search>
  )
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
