import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type ApprovalMade, RequestForm, type RequestWords } from './request-form.tsx'

interface AskAnotherProps {
  words: RequestWords & {
    /** That somebody else has to approve. */
    another: string
  }
  ask(evidence: string): Promise<ApprovalMade>
  /** What was shown may be out of date: it is shown anew, and what was typed stays. */
  again(): unknown
  /** Back to what was filled in. */
  edit(): void
  editWord: string
  /** A list in which the request stands from now on. */
  list?: QueryKey
  count?(length: number): string
  /** Above what is typed: what is asked for. */
  children?: ReactNode
}

/** The end of what was filled in and shown as it would be: it goes to another person, and one sees it waiting there. */
export function AskAnother(props: AskAnotherProps) {
  const { words, ask, again, edit, editWord, list, count, children } = props
  const queries = useQueryClient()
  const navigate = useNavigate()
  return (
    <RequestForm
      words={words}
      ask={ask}
      asked={({ approvalId }) => {
        if (list !== undefined) void queries.invalidateQueries({ queryKey: list })
        return navigate({ to: '/approvals/$approvalId', params: { approvalId } })
      }}
      again={again}
      {...(count && { count })}
      note={
        <p>
          <strong>{words.another}</strong>
        </p>
      }
      beside={
        <button type="button" className="secondary" onClick={edit}>
          {editWord}
        </button>
      }
    >
      {children}
    </RequestForm>
  )
}
