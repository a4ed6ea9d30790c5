import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { it } from 'node:test'
import { openJournalFolder } from '../../src/adapters/system/journal-folder.ts'

const enough = 100

it('everything that was acknowledged is in the journal, wherever its writer was killed', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'warifu-journal-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const writer = spawn(process.execPath, [join(import.meta.dirname, 'append-until-killed.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  t.after(() => writer.kill('SIGKILL'))
  let said = ''
  for await (const text of writer.stdout.setEncoding('utf8')) {
    said += text
    // What it had said before it was killed is still in the pipe, and read to its end.
    if (said.length > enough * 37) writer.kill('SIGKILL')
  }
  if (writer.exitCode === null && writer.signalCode === null) await once(writer, 'exit')
  assert.equal(writer.signalCode, 'SIGKILL')
  const acknowledged = said.split('\n').slice(0, -1)
  assert.ok(acknowledged.length >= enough)

  const journal = await openJournalFolder(folder)
  const pieces = await Array.fromAsync(journal.read())
  const kept = new Set(pieces.flatMap(({ events }) => events.map(({ id }) => id)))
  assert.deepEqual(
    acknowledged.filter((id) => !kept.has(id)),
    [],
  )
  const faults = pieces.flatMap((piece) => piece.faults)
  assert.deepEqual(
    faults.filter(({ kind }) => kind !== 'torn'),
    [],
  )
})
