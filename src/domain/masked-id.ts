/** An ID as it may stand in a mail: at most its last two characters, and never more than half of it (domain.md §6). */
export function maskedId(loginId: string): string {
  const shown = Math.min(2, Math.floor(loginId.length / 2))
  return '*'.repeat(loginId.length - shown) + loginId.slice(loginId.length - shown)
}
