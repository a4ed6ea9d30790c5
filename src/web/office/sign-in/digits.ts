/** The six digits as the server wants them: full-width ones from a Japanese keyboard and blanks are no fault. */
export function digitsOf(typed: string): string {
  return typed.normalize('NFKC').replace(/\D/g, '')
}
