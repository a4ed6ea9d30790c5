import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { openCheckpointFolder } from '../../src/adapters/system/checkpoint-folder.ts'
import { encodeCheckpoint, formatCheckpoint, parseCheckpoint } from '../../src/domain/audit-checkpoint.ts'
import { type InstitutionId, parseId } from '../../src/domain/id.ts'
import { keepAudit } from '../../src/service/audit/keep-audit.ts'
import { softSigner } from '../world/soft-signer.ts'
import { kinds, makeTrail, type Trail } from './trail.ts'

const keeper = ({ ports, a }: Trail) => keepAudit(ports, () => [a])

/** Changes the text of the only checkpoint on its way to the verifier. */
async function changed({ ports }: Trail, change: (text: string) => string) {
  const files = await ports.place.read()
  return files.map(({ name, text }) => ({ name, text: change(text) }))
}

/** The same statement, with changes, signed by this signer. */
async function signedAnew(
  trail: Trail,
  changes: { count?: number; head?: string },
  signer = trail.ports.signer,
) {
  const [{ keyId } = await signer.make('P-256')] =
    signer === trail.ports.signer ? await trail.ports.store.at(trail.a.id).auditKeys.all() : []
  const [file] = await trail.ports.place.read()
  const checkpoint = { ...parseCheckpoint(file?.text ?? '').checkpoint, ...changes, keyId }
  const signature = await signer.sign(keyId, 'ecdsa-with-SHA256', encodeCheckpoint(checkpoint))
  return { name: 'given.checkpoint', text: formatCheckpoint({ checkpoint, signature }) }
}

describe('a checkpoint', () => {
  it('is written once an hour, by whichever node comes first', async (t) => {
    const trail = await makeTrail(t)
    await trail.append(3)
    await trail.seal()
    await Promise.all([keeper(trail).checkpoint(), keeper(trail).checkpoint(), keeper(trail).checkpoint()])
    assert.deepEqual(readdirSync(trail.folder), ['a-20270212T01Z-hour.checkpoint'])
    trail.ports.clock.set(Temporal.Instant.from('2027-02-12T01:59:59.999Z'))
    await keeper(trail).checkpoint()
    assert.equal(readdirSync(trail.folder).length, 1)
    trail.ports.clock.set(Temporal.Instant.from('2027-02-12T02:00:00Z'))
    await keeper(trail).checkpoint()
    assert.deepEqual(readdirSync(trail.folder).sort(), [
      'a-20270212T01Z-hour.checkpoint',
      'a-20270212T02Z-hour.checkpoint',
    ])
    assert.deepEqual(kinds(await trail.verify()), [])
  })

  it('is left at the end, over everything that was written', async (t) => {
    const trail = await makeTrail(t)
    await trail.append(3)
    await keeper(trail).end()
    assert.deepEqual(readdirSync(trail.folder), ['a-20270212T01Z-stop-000000000003.checkpoint'])
    await keeper(trail).end()
    assert.equal(readdirSync(trail.folder).length, 1, 'a second node that ends has nothing to add')
    assert.equal((await trail.verify()).institutions[0]?.vouched, 3)
  })

  it('can be made of an empty trail', async (t) => {
    const trail = await makeTrail(t)
    await trail.checkpoint()
    await trail.append(1)
    await trail.seal()
    assert.deepEqual(kinds(await trail.verify()), [])
  })

  it('has one key for the institution, whoever makes it', async (t) => {
    const trail = await makeTrail(t)
    await Promise.all([1, 2, 3, 4].map(() => trail.checkpoint()))
    assert.equal((await trail.ports.store.at(trail.a.id).auditKeys.all()).length, 1)
  })

  it('lies in a file that anybody may read and that is never replaced', async (t) => {
    const trail = await makeTrail(t)
    await trail.checkpoint()
    const [name = ''] = readdirSync(trail.folder)
    const before = readFileSync(join(trail.folder, name), 'utf8')
    assert.equal(statSync(join(trail.folder, name)).mode & 0o777, 0o644)
    assert.equal(await trail.ports.place.put(name, 'another'), false)
    assert.equal(readFileSync(join(trail.folder, name), 'utf8'), before)
  })

  it('is not written when there is no place for it', async (t) => {
    const trail = await makeTrail(t)
    const { place: _, ...ports } = trail.ports
    const without = keepAudit(ports, () => [trail.a])
    await trail.append(1)
    await without.checkpoint()
    await without.end()
    assert.deepEqual(readdirSync(trail.folder), [])
    assert.equal((await trail.verify()).institutions[0]?.count, 1)
  })

  it('of one institution is written though another’s fails', async (t) => {
    const trail = await makeTrail(t)
    const nobody = { id: parseId<InstitutionId>(trail.ports.random.uuid()), slug: 'n' }
    const both = keepAudit(trail.ports, () => [nobody, trail.a])
    await assert.rejects(both.checkpoint(), /foreign key/)
    assert.deepEqual(readdirSync(trail.folder), ['a-20270212T01Z-hour.checkpoint'])
  })
})

describe('a folder that is not there', () => {
  it('is said, and not made', async (t) => {
    const above = mkdtempSync(join(tmpdir(), 'warifu-mount-'))
    t.after(() => rmSync(above, { recursive: true }))
    const folder = join(above, 'mounted')
    await assert.rejects(
      openCheckpointFolder(folder, 'write'),
      /^Error: configuration: .*cannot be used to write/,
    )
    assert.deepEqual(readdirSync(above), [])
  })

  it('is noticed when it goes away', async (t) => {
    const above = mkdtempSync(join(tmpdir(), 'warifu-mount-'))
    const place = await openCheckpointFolder(above, 'write')
    rmSync(above, { recursive: true })
    t.after(() => rmSync(above, { recursive: true, force: true }))
    await assert.rejects(place.has('a.checkpoint'), /ENOENT/)
  })
})

describe('a forged checkpoint is found:', () => {
  const sealed = async (t: Parameters<typeof makeTrail>[0]) => {
    const trail = await makeTrail(t)
    await trail.append(4)
    await trail.seal()
    await trail.checkpoint()
    return trail
  }

  for (const [what, change, kind] of [
    ['another count', (text: string) => text.replace('"count":4', '"count":3'), 'checkpoint-signature'],
    ['another time', (text: string) => text.replace('T01:', 'T02:'), 'checkpoint-signature'],
    [
      'a signature that was cut',
      (text: string) => text.replace(/M[^\n]{3}(?=[^\n]*\n$)/, ''),
      'checkpoint-signature',
    ],
    ['half a file', (text: string) => text.slice(0, 100), 'checkpoint-malformed'],
    [
      'another institution',
      (text: string) => text.replace(/(?<="institutionId":").{8}/, '00000000'),
      'checkpoint-foreign',
    ],
    ['another key', (text: string) => text.replace(/(?<="keyId":").{8}/, '00000000'), 'checkpoint-key'],
  ] as const) {
    it(what, async (t) => {
      const trail = await sealed(t)
      assert.deepEqual(kinds(await trail.verify([], changed(trail, change))), [kind])
    })
  }

  it('one that counts more than there is', async (t) => {
    const trail = await sealed(t)
    const forged = await signedAnew(trail, { count: 5 })
    assert.deepEqual(kinds(await trail.verify([], Promise.resolve([forged]))), ['checkpoint-ahead'])
  })

  it('one with another head', async (t) => {
    const trail = await sealed(t)
    const forged = await signedAnew(trail, { head: 'ab'.repeat(32) })
    assert.deepEqual(kinds(await trail.verify([], Promise.resolve([forged]))), ['checkpoint-differs'])
  })

  it('one by a key that is in no database', async (t) => {
    const trail = await sealed(t)
    const forged = await signedAnew(trail, {}, softSigner())
    assert.deepEqual(kinds(await trail.verify([], Promise.resolve([forged]))), ['checkpoint-key'])
  })

  it('one by a key that was put into the database: the first checkpoint, or the caller, pins another', async (t) => {
    const trail = await sealed(t)
    const [pinned] = await trail.ports.store.at(trail.a.id).auditKeys.all()
    const { keyId, spki } = await trail.ports.signer.make('P-256')
    await trail.superuser(
      `insert into audit_key values ($1, $2, 'ecdsa-with-SHA256', $3, now() + interval '10 years')`,
      [trail.a.id, keyId, Buffer.from(spki)],
    )
    trail.ports.clock.set(trail.ports.clock.now().add({ hours: 1 }))
    await trail.checkpoint()
    assert.deepEqual(kinds(await trail.verify()), ['checkpoint-key'], 'the first pins')
    const files = await trail.ports.place.read()
    const newer = Promise.resolve(files.slice(1))
    assert.deepEqual(kinds(await trail.verify([], newer)), [], 'alone it looks good')
    assert.deepEqual(kinds(await trail.verify([pinned?.keyId ?? ''], newer)), ['checkpoint-key'])
    assert.deepEqual(kinds(await trail.verify([pinned?.keyId ?? '', keyId])), [], 'both are expected')
  })

  it('a public key that was exchanged under its id', async (t) => {
    const trail = await sealed(t)
    const { spki } = await trail.ports.signer.make('P-256')
    await trail.superuser('update audit_key set spki = $1', [Buffer.from(spki)])
    assert.deepEqual(kinds(await trail.verify()), ['checkpoint-key'])
  })
})
