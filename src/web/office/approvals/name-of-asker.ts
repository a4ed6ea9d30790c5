import type { Approval } from '../server/office.ts'

/** Nobody looked whether who asked at the terminal bears the name that he gave: so it is said where it comes from. */
export function nameOfAsker(
  { requestedBy: { id, name } }: Pick<Approval, 'requestedBy'>,
  atTerminal: (name: string) => string,
): string {
  return id === undefined ? atTerminal(name) : name
}
