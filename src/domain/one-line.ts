/**
 * A name as it may stand in a line of ours: one form of each character, single blanks, no half surrogate, and nothing
 * that steers a terminal, begins a new line or turns the reading direction of what stands beside it.
 */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
}
