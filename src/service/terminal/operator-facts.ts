import type { Ports } from '../../ports/ports.ts'

/**
 * The trail has no names. The hash of this one, under a key outside of the database, says whether the one that stands
 * beside a request is still the one that was given, and whether two readings were by the same.
 */
export function operatorFacts({ crypto }: Pick<Ports, 'crypto'>, operator: string) {
  const claimed = new TextEncoder().encode(`operator at the terminal\n${operator}`)
  return { place: 'terminal', operator: crypto.mac('audit-salt', claimed).toHex() }
}
