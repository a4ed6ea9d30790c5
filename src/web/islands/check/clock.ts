const minute = 60_000
const day = 1440 * minute

/** A clock that is this many milliseconds ahead. Two minutes harm nothing. */
export function judgeClock(ahead: number): 'right' | 'ahead' | 'behind' | 'days-ahead' | 'days-behind' {
  const off = Math.abs(ahead)
  if (off <= 2 * minute) return 'right'
  if (off < day) return ahead > 0 ? 'ahead' : 'behind'
  return ahead > 0 ? 'days-ahead' : 'days-behind'
}
