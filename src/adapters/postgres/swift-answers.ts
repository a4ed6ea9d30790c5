/** The answers of a statement that names by `n` whom each row is for; undefined for whom there is none. */
export function inOrder<Row extends { n: number }>(asks: readonly unknown[], rows: readonly Row[]) {
  const found = new Map(rows.map((row) => [row.n, row]))
  return asks.map((_, at) => found.get(at + 1))
}

/** unique_violation, deadlock_detected: nothing was written, and under the lock it will be seen why. */
const somebodyWasFirst: ReadonlySet<unknown> = new Set(['23505', '40P01'])

export async function unlessSomebodyWasFirst<T>(written: Promise<T>, nothing: T): Promise<T> {
  try {
    return await written
  } catch (error) {
    if (error instanceof Error && 'code' in error && somebodyWasFirst.has(error.code)) return nothing
    throw error
  }
}
