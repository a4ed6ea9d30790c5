/**
 * A pure function that is asked the same again and again: its last answers are kept. When there are too many they are
 * all forgotten, which costs less than to know which one is the oldest.
 */
export function remembered<Ask extends unknown[], Answer>(
  answer: (...ask: Ask) => Answer,
  keyOf: (...ask: Ask) => string | number,
  most: number,
): (...ask: Ask) => Answer {
  const kept = new Map<string | number, Answer>()
  return (...ask) => {
    const key = keyOf(...ask)
    const known = kept.get(key)
    if (known !== undefined) return known
    const found = answer(...ask)
    if (kept.size >= most) kept.clear()
    kept.set(key, found)
    return found
  }
}
