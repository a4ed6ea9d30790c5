/** The one that whoever typed `text` may have meant, by how many letters differ; undefined where none is near. */
function nearest(text: string, names: readonly string[]): string | undefined {
  const ranked = names
    .map((name) => ({ name, away: distance(text.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, away }) => away <= (name.length < 4 ? 1 : Math.max(2, Math.floor(name.length / 3))))
    .sort((a, b) => a.away - b.away)
  return ranked[0]?.name
}

export function didYouMean(text: string, names: readonly string[]): string {
  const name = nearest(text, names)
  return name === undefined ? '' : `; did you mean "${name}"?`
}

/** Levenshtein's. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [above, letter] of [...from].entries()) {
    const next = [above + 1]
    for (const [left, other] of [...to].entries()) {
      const changed = (row[left] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(changed, (next[left] ?? 0) + 1, (row[left + 1] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? 0
}
