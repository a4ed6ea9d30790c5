import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import type { AuditEvent } from '../../domain/audit-event.ts'
import { parseId } from '../../domain/id.ts'
import type { Journal } from '../../ports/journal.ts'
import { openJournalFolder } from './journal-folder.ts'

const institutionId = parseId<AuditEvent['institutionId']>('00000000-0000-4000-8000-00000000000a')

function event(facts: NonNullable<AuditEvent['facts']> = {}): AuditEvent {
  const at = Temporal.Instant.from('2027-02-12T01:02:03.000004Z')
  return { id: randomUUID(), institutionId, kind: 'certificate-revoked', at, actor: 'system', facts }
}

async function folder(t: TestContext): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'warifu-journal-'))
  t.after(() => rm(made, { recursive: true, force: true }))
  return made
}

async function readAll(journal: Pick<Journal, 'read'>) {
  const pieces = await Array.fromAsync(journal.read())
  return {
    ids: pieces.flatMap(({ events }) => events.map(({ id }) => id)),
    events: pieces.flatMap(({ events }) => events),
    faults: pieces.flatMap(({ faults }) => faults.map(({ kind, line }) => `${kind} ${line}`)),
  }
}

const journalsIn = async (path: string) => (await readdir(path)).filter((name) => name.endsWith('.journal'))

async function onlyFile(path: string): Promise<string> {
  const [name, ...more] = await journalsIn(path)
  assert.ok(name !== undefined && more.length === 0)
  return join(path, name)
}

async function open(t: TestContext, path: string): Promise<Journal> {
  const journal = await openJournalFolder(path)
  t.after(journal.end)
  return journal
}

describe('a folder of journals', () => {
  it('gives back what was appended, in order, from a file for its owner alone', async (t) => {
    const path = await folder(t)
    const journal = await open(t, path)
    // A reader of lines would take two of these characters for the end of one.
    const events = [event(), event({ ja: '一\u2028二\u2029三\r\n', count: 3 }), event()]
    await journal.append(events)
    const { events: read, faults } = await readAll(journal)
    assert.deepEqual(faults, [])
    const text = (each: AuditEvent) => ({ ...each, at: each.at.toString() })
    assert.deepEqual(read.map(text), events.map(text))
    assert.equal((await stat(await onlyFile(path))).mode & 0o777, 0o600)
  })

  it('keeps apart what two processes write, and everybody reads both', async (t) => {
    const path = await folder(t)
    const [one, other] = [await open(t, path), await open(t, path)]
    const events = Array.from({ length: 50 }, () => event())
    await Promise.all(events.map((each, n) => (n % 2 === 0 ? one : other).append([each])))
    assert.equal((await journalsIn(path)).length, 2)
    const { ids, faults } = await readAll(one)
    assert.deepEqual([...ids].sort(), events.map(({ id }) => id).sort())
    assert.deepEqual(faults, [])
  })

  it('writes together what comes together, in rounds that nobody is kept out of', async (t) => {
    const path = await folder(t)
    const journal = await open(t, path)
    const turns: number[] = []
    const goOn = async (who: number) => {
      for (let n = 0; n < 20; n += 1) {
        await journal.append([event()])
        turns.push(who)
      }
    }
    await Promise.all(Array.from({ length: 8 }, (_, who) => goOn(who)))
    const firstToEnd = Math.min(...Array.from({ length: 8 }, (_, who) => turns.lastIndexOf(who)))
    assert.ok(firstToEnd >= 100, `one was through after ${firstToEnd} of 160`)
    assert.equal((await readAll(journal)).ids.length, 160)
  })

  it('bears that the last line was torn by a kill, and nothing else', async (t) => {
    const path = await folder(t)
    const journal = await open(t, path)
    await journal.append([event(), event(), event()])
    const file = await onlyFile(path)
    await truncate(file, (await stat(file)).size - 10)
    const torn = await readAll(journal)
    assert.equal(torn.ids.length, 2)
    assert.deepEqual(torn.faults, ['torn 3'])
  })

  for (const [how, change, faults] of [
    ['a line that was changed', (text: string) => text.replace('system', 'member'), ['damaged 1']],
    ['a line that was taken out', (text: string) => text.replace(/^.*\n/, ''), ['damaged 1']],
    [
      'a line in the middle that was taken out',
      (text: string) => text.replace(/\n.*\n/, '\n'),
      ['damaged 2'],
    ],
    ['a line that is none', (text: string) => text.replace('\n', '\nnothing\n'), ['damaged 2']],
    ['an end that is no line', (text: string) => `${text}nothing\n`, ['damaged 4']],
    ['lines that were exchanged', exchanged, ['damaged 1', 'damaged 2', 'damaged 3']],
  ] as const) {
    it(`sees ${how}`, async (t) => {
      const path = await folder(t)
      const journal = await open(t, path)
      await journal.append([event(), event(), event()])
      const file = await onlyFile(path)
      await writeFile(file, change(await readFile(file, 'utf8')))
      assert.deepEqual((await readAll(journal)).faults, faults)
    })
  }

  it('sees a file that was given another’s name', async (t) => {
    const path = await folder(t)
    const journal = await open(t, path)
    await journal.append([event()])
    await rename(await onlyFile(path), join(path, '2027.journal'))
    assert.deepEqual((await readAll(journal)).faults, ['damaged 1'])
  })

  it('says no while it cannot write, and writes it with the next', async (t) => {
    const path = await folder(t)
    const journal = await open(t, path)
    await rename(path, `${path}-away`)
    const first = event()
    await assert.rejects(journal.append([first]))
    await rename(`${path}-away`, path)
    const second = event()
    await journal.append([second])
    assert.deepEqual((await readAll(journal)).ids, [first.id, second.id])
  })

  it('goes on in another file when its own was set aside, with what could be read of it', async (t) => {
    const path = await folder(t)
    const journal = await open(t, path)
    const [first, second, third] = [event(), event(), event()]
    await journal.append([first, second])
    const [own = ''] = await journalsIn(path)
    const text = await readFile(join(path, own), 'utf8')
    await writeFile(join(path, own), text.replace('system', 'member'))
    const other = await open(t, path)
    await other.setAside([own])
    await journal.retry()
    await journal.append([third])
    const { ids, faults } = await readAll(journal)
    assert.deepEqual(new Set(ids), new Set([first.id, second.id, third.id]))
    assert.deepEqual(faults, [])
  })

  it('shows the ends of all files, spread over what was written last', async (t) => {
    const path = await folder(t)
    const [one, other] = [await open(t, path), await open(t, path)]
    const events = Array.from({ length: 1000 }, () => event())
    for (let n = 0; n < 1000; n += 10) await one.append(events.slice(n, n + 10))
    const last = event()
    await other.append([last])
    const tails = (await one.tails()).map(({ id }) => id)
    assert.ok(tails.includes(last.id) && tails.includes(events.at(-1)?.id ?? ''))
    const places = tails.map((id) => events.findIndex((each) => each.id === id)).filter((at) => at >= 0)
    assert.ok(
      places.every((at, n) => n === 0 || at - (places[n - 1] ?? at) <= 5),
      'none of five in a row is lost unseen',
    )
    await truncate(join(path, (await journalsIn(path))[0] ?? ''), 100)
    await one.tails()
  })

  it('begins another file when one has grown large', async (t) => {
    const path = await folder(t)
    const journal = await openJournalFolder(path, 400)
    t.after(journal.end)
    const events = [event(), event(), event()]
    for (const each of events) await journal.append([each])
    assert.equal((await journalsIn(path)).length, 2)
    assert.deepEqual(new Set((await readAll(journal)).ids), new Set(events.map(({ id }) => id)))
  })

  it('refuses a folder that is not there: a mount may be missing', async (t) => {
    await assert.rejects(
      openJournalFolder(join(await folder(t), 'none')),
      /^Error: configuration: the folder/,
    )
  })
})

function exchanged(text: string): string {
  const [first, second, ...rest] = text.split('\n')
  return [second, first, ...rest].join('\n')
}
