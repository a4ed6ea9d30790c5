import pg from 'pg'

type Parse = (text: string) => unknown

/** The types that pg would give as a Date, a string or a Buffer. The key is the type's number in pg_type. */
const parsers = new Map<number, Parse>([
  [pg.types.builtins.TIMESTAMPTZ, (text) => Temporal.Instant.from(text)],
  [pg.types.builtins.DATE, (text) => Temporal.PlainDate.from(text)],
  [pg.types.builtins.INT8, parseInteger],
  [pg.types.builtins.BYTEA, (text) => Uint8Array.fromHex(text.slice('\\x'.length))],
])
const ofArrays = new Map<number, number>([
  [1185, pg.types.builtins.TIMESTAMPTZ],
  [1182, pg.types.builtins.DATE],
  [1016, pg.types.builtins.INT8],
  [1001, pg.types.builtins.BYTEA],
])
const textArray: number = 1009

/** How a column's text becomes a value. What we do not say, pg says. */
export function parseColumn(oid: number, format?: 'text' | 'binary') {
  const parse = parsers.get(oid)
  if (parse !== undefined) return parse
  const parseElement = parsers.get(ofArrays.get(oid) ?? 0)
  if (parseElement !== undefined) return (text: string) => parseArray(text, parseElement)
  return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid)
}

/** What pg would send as JSON, in quotation marks, goes as its own text. */
export function toParameter(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(toParameter)
  const isTime = value instanceof Temporal.Instant || value instanceof Temporal.PlainDate
  return isTime ? value.toString() : value
}

/** An array as PostgreSQL reads it, of values without arrays in them: what pg would write, in less time. */
export function arrayText(values: readonly unknown[]): string {
  return `{${values.map(elementText).join()}}`
}

function elementText(value: unknown): string {
  if (value === null || value === undefined) return 'NULL'
  if (typeof value === 'string') return `"${value.replace(/[\\"]/g, '\\$&')}"`
  if (value instanceof Uint8Array) return `"\\\\x${value.toHex()}"`
  const plain = toParameter(value)
  if (typeof plain === 'object') throw new TypeError('a value that has no place in an array')
  return String(plain)
}

/** bigint columns count things: a number holds them up to 2^53, and beyond that we would rather fail than be wrong. */
function parseInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`the database's ${text} does not fit a number`)
  return value
}

function parseArray(text: string, parse: Parse): unknown[] {
  const elements: (string | null)[] = pg.types.getTypeParser(textArray)(text)
  return elements.map((element) => (element === null ? null : parse(element)))
}

/** A row that came as JSON, as json_agg writes it: times are texts there. */
export type InJson<Row> = {
  [Column in keyof Row]: Exclude<Row[Column], null> extends Temporal.Instant | Temporal.PlainDate
    ? string | Extract<Row[Column], null>
    : Row[Column]
}

export function instantInJson<Text extends string | null>(text: Text) {
  return (text === null ? null : Temporal.Instant.from(text)) as Text extends string ? Temporal.Instant : null
}

export function dateInJson<Text extends string | null>(text: Text) {
  return (text === null ? null : Temporal.PlainDate.from(text)) as Text extends string
    ? Temporal.PlainDate
    : null
}
