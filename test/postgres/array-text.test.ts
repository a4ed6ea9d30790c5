import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, describe, it } from 'node:test'
import { arrayText } from '../../src/adapters/postgres/values.ts'
import { type InstitutionId, parseId } from '../../src/domain/id.ts'
import { freshDatabase } from '../database.ts'

describe('an array as text', async () => {
  const { app, close } = await freshDatabase()
  after(close)

  const nobody = parseId<InstitutionId>(randomUUID())

  async function readBack(type: string, values: readonly unknown[]): Promise<unknown[]> {
    const statement = {
      name: `read-back-${type}`,
      text: `select value from unnest($1::${type}[]) with ordinality as g (value, n) order by n`,
    }
    const rows = await app.run<{ value: unknown }>(nobody, statement, [arrayText(values)])
    return rows.map(({ value }) => value)
  }

  const texts = [
    '',
    ' ',
    'NULL',
    'null',
    ',',
    '{}',
    '{"a","b"}',
    '"',
    '\\',
    '\\"',
    '\\x00',
    'a\nb\tc\r',
    '電子 証明書',
    '👩‍💻',
    "'",
    '$1',
  ]

  it('keeps every text, however it looks', async () => {
    assert.deepEqual(await readBack('text', texts), texts)
  })

  it('keeps what is not there apart from what is empty', async () => {
    assert.deepEqual(await readBack('text', [null, '', undefined, 'NULL']), [null, '', null, 'NULL'])
  })

  it('keeps bytes', async () => {
    const bytes = [new Uint8Array(), Uint8Array.of(0), Uint8Array.from({ length: 256 }, (_, i) => i)]
    assert.deepEqual(await readBack('bytea', bytes), bytes)
    assert.deepEqual(await readBack('bytea', [Buffer.from('ab')]), [Uint8Array.of(0x61, 0x62)])
  })

  it('keeps times and numbers', async () => {
    const at = Temporal.Instant.from('2026-11-22T15:26:36.123456Z')
    assert.deepEqual((await readBack('timestamptz', [at, null])).map(String), [String(at), 'null'])
    const day = Temporal.PlainDate.from('2028-02-29')
    assert.deepEqual((await readBack('date', [day])).map(String), ['2028-02-29'])
    assert.deepEqual(await readBack('integer', [0, -1, 2147483647]), [0, -1, 2147483647])
  })

  it('has no place for what is not a value', () => {
    for (const value of [[], ['a'], {}, new Map()]) assert.throws(() => arrayText([value]), TypeError)
  })
})
