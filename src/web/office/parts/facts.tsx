import type { ReactNode } from 'react'

interface FactListProps {
  facts: readonly (readonly [name: string, value: ReactNode] | undefined)[]
  /** Two pairs on a line where there is room. */
  isDense?: boolean
}

/** Names and values, one pair a line. */
export function FactList({ facts, isDense = false }: FactListProps) {
  return (
    <dl className={isDense ? 'facts facts-dense' : 'facts'}>
      {facts
        .filter((fact) => fact !== undefined)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
