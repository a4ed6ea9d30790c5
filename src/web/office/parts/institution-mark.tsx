import type { ReactNode } from 'react'
import type { Mark } from '../../../domain/appearance.ts'

/** The same drawings as on the customers' pages, in the accent's colour; the name stands beside it, so it is silent. */
export function InstitutionMark({ mark }: { mark: string }) {
  return (
    <svg className="mark" viewBox="0 0 40 40" width="40" height="40" aria-hidden="true" focusable="false">
      {isMark(mark) && drawings[mark]}
    </svg>
  )
}

const isMark = (name: string): name is Mark => Object.hasOwn(drawings, name)

const drawings: Record<Mark, ReactNode> = {
  tally: (
    <>
      <path d="M8 4h9l-3 8 5 7-6 8 4 9H8a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3Z" fill="currentColor" />
      <path
        d="M22 4h10a3 3 0 0 1 3 3v26a3 3 0 0 1-3 3H22l-4-9 6-8-5-7 3-8Z"
        fill="currentColor"
        opacity="0.55"
      />
    </>
  ),
  wave: (
    <>
      <circle cx="20" cy="20" r="17" fill="none" stroke="currentColor" strokeWidth="3" />
      <path
        d="M6 23c4 0 5-5 9-5s5 5 9 5 5-5 10-5M9 30c3 0 4-4 7-4s4 4 8 4 5-4 8-4"
        fill="none"
        stroke="currentColor"
        strokeWidth="3"
        strokeLinecap="round"
      />
    </>
  ),
  leaf: (
    <path
      d="M34 5C17 5 6 14 6 26c0 3 1 6 2 9 4-11 11-17 20-20C20 20 14 27 12 36c15 2 24-8 22-31Z"
      fill="currentColor"
    />
  ),
}
