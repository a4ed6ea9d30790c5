/** What canonical JSON is made of: whole numbers and well-formed text, in objects and lists. */
export type Canonical = string | number | readonly Canonical[] | { readonly [name: string]: Canonical }

/** JSON as RFC 8785 writes it: members sorted by the UTF-16 code units of their names, no blanks. */
export function canonicalJson(value: Canonical): string {
  if (typeof value === 'string' || typeof value === 'number') return canonicalScalar(value)
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  let text = ''
  for (const [name, member] of members) {
    text += `${text === '' ? '' : ','}${canonicalScalar(name)}:${canonicalJson(member)}`
  }
  return `{${text}}`
}

/** Array.isArray alone does not narrow a readonly list. */
const isList = (value: object): value is readonly Canonical[] => Array.isArray(value)

function canonicalScalar(value: string | number): string {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new RangeError(`${value} is not a whole number`)
  }
  if (typeof value === 'string' && !value.isWellFormed()) throw new RangeError('text with half a surrogate')
  return JSON.stringify(value)
}
