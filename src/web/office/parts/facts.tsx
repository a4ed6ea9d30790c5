import type { ReactNode } from 'react'

/** Names and values, one pair a line. */
export function FactList({
  facts,
}: {
  facts: readonly (readonly [name: string, value: ReactNode] | undefined)[]
}) {
  return (
    <dl className="facts">
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
