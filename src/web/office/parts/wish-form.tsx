import type { FormEvent, ReactNode } from 'react'
import { ProblemNote } from './problem-note.tsx'
import { usePreview } from './use-preview.ts'

/** What the server makes of a wish, and the ways on. */
export interface Previewed<Wish, Preview> {
  wish: Wish
  preview: Preview
  /** It may be out of date: it is shown anew. */
  again(): void
  edit(): void
}

interface WishFormProps<Wish, Preview> {
  words: { next: string; checking: string }
  fields: ReactNode
  wish: Wish
  look(wish: Wish): Promise<Preview>
  /** Shown instead, once the server has looked at it. */
  children(previewed: Previewed<Wish, Preview>): ReactNode
}

/** What is wanted, filled in; then what it would be. */
export function WishForm<Wish, Preview>(props: WishFormProps<Wish, Preview>) {
  const { words, fields, wish, look, children } = props
  const { shown, show, again, edit, error, isPending } = usePreview(look)
  if (shown !== undefined) return children({ ...shown, again, edit })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    show(wish)
  }
  return (
    <form onSubmit={submit} noValidate>
      {error && <ProblemNote error={error} />}
      {fields}
      <p className="act">
        <button type="submit" className="primary" disabled={isPending}>
          {isPending ? words.checking : words.next}
        </button>
      </p>
    </form>
  )
}
