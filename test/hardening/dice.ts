/** Chance that comes out the same for the same seed: mulberry32, which costs nothing. */
export interface Dice {
  /** A whole number from 0 to below `sides`. */
  roll(sides: number): number
  of<T>(choices: readonly [T, ...T[]]): T
  /** True once in so many times. */
  once(inSoMany: number): boolean
  bytes(length: number): Uint8Array
}

export function dice(seed: number): Dice {
  let state = seed >>> 0
  const roll = (sides: number) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides
  }
  return {
    roll,
    of: (choices) => choices[roll(choices.length)] ?? choices[0],
    once: (inSoMany) => roll(inSoMany) === 0,
    bytes: (length) => Uint8Array.from({ length }, () => roll(256)),
  }
}
