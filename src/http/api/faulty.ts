import type { Faults } from '../../service/api/bring-people.ts'

/** What was brought has faults: on the way to the one place that tells a no. */
export class Faulty extends Error {
  override readonly name = 'Faulty'
  readonly faults: Omit<Faults, 'state'>

  constructor({ state: _, ...faults }: Faults) {
    super('what was brought has faults')
    this.faults = faults
  }
}
