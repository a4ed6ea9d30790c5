import { useState } from 'react'
import type { Fault } from './field.tsx'

/** What is wrong with what was typed: judged when the form is sent, told at once and beside each field. */
export function useFaults() {
  const [faults, setFaults] = useState<readonly Fault[]>([])
  return {
    faults,
    of: (field: string) => faults.find((fault) => fault.field === field)?.text,
    /** Answers whether all is well. */
    judge(found: readonly (Fault | undefined)[]): boolean {
      const wrong = found.filter((fault) => fault !== undefined)
      setFaults(wrong)
      return wrong.length === 0
    },
  }
}

export function unless(isRight: boolean, field: string, text: string): Fault | undefined {
  return isRight ? undefined : { field, text }
}
