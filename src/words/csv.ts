/** A table for a spreadsheet (RFC 4180), with a byte order mark: without it Excel does not see that it is UTF-8. */
export function csvFile(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((fields) => `${fields.map(field).join(',')}\r\n`).join('')}`
}

/**
 * A spreadsheet takes a cell for a formula by its first character, in Japan also by the full-width form of it, and a tab or a
 * line's end before it does not keep it from that. Such a cell begins with an apostrophe, and is text.
 */
const mayBeFormula = /^[\s\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r\n]/u

function field(text: string): string {
  const harmless = mayBeFormula.test(text) ? `'${text}` : text
  return `"${harmless.replaceAll('"', '""')}"`
}
