import { type FormEvent, type ReactNode, useState } from 'react'
import { type Fault, FaultSummary } from './field.tsx'
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
  /** Undefined while something is missing. */
  wish: Wish | undefined
  missing?: { title: string; faults: readonly Fault[]; tried(): void }
  look(wish: Wish): Promise<Preview>
  /** Shown instead, once the server has looked at it. */
  children(previewed: Previewed<Wish, Preview>): ReactNode
}

/** What is wanted, filled in; then what it would be. */
export function WishForm<Wish, Preview>(props: WishFormProps<Wish, Preview>) {
  const { words, fields, wish, missing, look, children } = props
  const [told, setTold] = useState<readonly Fault[]>([])
  const { shown, show, again, edit, error, isPending } = usePreview(look)
  if (shown !== undefined) return children({ ...shown, again, edit })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTold(missing?.faults ?? [])
    missing?.tried()
    if (wish !== undefined) show(wish)
  }
  return (
    <form onSubmit={submit} noValidate>
      <FaultSummary title={missing?.title ?? ''} faults={told} />
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
