import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import * as z from 'zod'

/** What a copy consists of; written last, so that a copy without it is none. */
export const manifestFile = 'backup.json'

const manifest = z.strictObject({
  format: z.literal('warifu-backup-1'),
  at: z.iso.datetime(),
  migrations: z.array(z.strictObject({ name: z.string(), checksum: z.string() })),
  /** First days of the months that had partitions of their own. */
  months: z.array(z.iso.date()),
  parts: z.array(
    z.strictObject({
      file: z.string().regex(/^[a-z0-9_.-]+$/),
      table: z.string().regex(/^[a-z_]+$/),
      institution: z.uuid().optional(),
      rows: z.number().int().nonnegative(),
      sha256: z.string(),
    }),
  ),
})

export type Manifest = z.infer<typeof manifest>
export type Part = Manifest['parts'][number]

/** Says why a folder holds no copy that could be restored. */
export class UnfitBackup extends Error {
  override readonly name = 'UnfitBackup'
}

export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, manifestFile), 'utf8').catch(() => '')
  const parsed = manifest.safeParse(parseJson(text))
  if (!parsed.success)
    throw new UnfitBackup(`${folder} holds no whole copy: ${manifestFile} is missing or unfit`)
  return parsed.data
}

/** One row in JSON a line, packed, for its owner's eyes alone; durable when it returns. */
export async function writePart(
  folder: string,
  file: string,
  rows: AsyncIterable<readonly string[]>,
): Promise<{ rows: number; sha256: string }> {
  let count = 0
  async function* lines() {
    for await (const some of rows) {
      count += some.length
      if (some.length > 0) yield `${some.join('\n')}\n`
    }
  }
  const path = join(folder, file)
  const hash = createHash('sha256')
  const hashing = new Transform({
    transform(chunk: Uint8Array, _, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  const out = createWriteStream(path, { flags: 'wx', mode: 0o600 })
  await pipeline(Readable.from(lines()), createGzip({ level: 1 }), hashing, out)
  const written = await open(path, 'r')
  try {
    await written.sync()
  } finally {
    await written.close()
  }
  return { rows: count, sha256: hash.digest('hex') }
}

export async function hashOfPart(folder: string, file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(join(folder, file)), hash)
  return hash.digest('hex')
}

/** The rows of a part, as many at a time as make about so many octets; one that is larger goes alone. */
export async function* readPart(folder: string, file: string, octets: number): AsyncGenerator<string[]> {
  let rows: string[] = []
  let length = 0
  for await (const row of linesOf(folder, file)) {
    rows.push(row)
    length += row.length
    if (length < octets) continue
    yield rows
    rows = []
    length = 0
  }
  if (rows.length > 0) yield rows
}

/** A row may hold what other readers take for the end of a line: only a line feed ends one. */
async function* linesOf(folder: string, file: string): AsyncGenerator<string> {
  const unpacked = createReadStream(join(folder, file)).pipe(createGunzip()).setEncoding('utf8')
  let begun: string[] = []
  for await (const text of unpacked) {
    const [first = '', ...more] = String(text).split('\n')
    begun.push(first)
    for (const next of more) {
      yield begun.join('')
      begun = [next]
    }
  }
  if (begun.join('') !== '') throw new UnfitBackup(`${file} ends in the middle of a row`)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
