// What a terminal draws two columns wide, the symbols of Japanese text among them.
const wide =
  /[\u1100-\u115f\u203b\u25a0-\u25ff\u2605\u2606\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f000}-\u{3ffff}]/u
const nothing = /[\p{Mn}\p{Me}\p{Cf}]/u

/** How many columns of a terminal one character takes. */
export function columnsOfCharacter(character: string): 0 | 1 | 2 {
  if (wide.test(character)) return 2
  return nothing.test(character) ? 0 : 1
}

/** How many columns a line takes. */
export function columnsOf(line: string): number {
  return [...line].reduce((columns, character) => columns + columnsOfCharacter(character), 0)
}
