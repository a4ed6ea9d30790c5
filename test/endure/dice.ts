import { seededRandom } from '../world/seeded-random.ts'

/** What chance decides in a run. The same seed makes the same decisions; when they meet the program is the machine's. */
export interface Dice {
  /** A whole number from 0 up to, and without, `below`. */
  number(below: number): number
  chance(probability: number): boolean
  one<T>(of: readonly T[]): T
  shuffled<T>(of: readonly T[]): T[]
}

export function dice(seed: string): Dice {
  const random = seededRandom(seed)
  const fraction = () => new DataView(random.bytes(4).buffer).getUint32(0) / 2 ** 32
  const number = (below: number) => Math.floor(fraction() * below)
  return {
    number,
    chance: (probability) => fraction() < probability,
    one(of) {
      const [chosen] = of.slice(number(of.length))
      if (chosen === undefined) throw new Error('nothing to choose from')
      return chosen
    },
    shuffled: (of) =>
      of
        .map((value) => ({ value, place: fraction() }))
        .sort((a, b) => a.place - b.place)
        .map(({ value }) => value),
  }
}
