import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { promisify } from 'node:util'
import { skipUnlessBrowser } from './browser/chromium.ts'

const program = join(import.meta.dirname, '..', 'bench', 'run.ts')

/** What it prints in its smallest size: one line. */
async function run(name: string) {
  const command = ['--disable-warning=ExperimentalWarning', program, name, '--tiny']
  const { stdout } = await promisify(execFile)(process.execPath, command)
  assert.equal(stdout.split('\n').length, 2)
  return JSON.parse(stdout)
}

/** Whether a benchmark works. What it measures is for people to judge. */
describe('npm run bench', () => {
  it('issue: figures for both kinds of key and each number of clients', async () => {
    const figures = await run('issue')
    for (const kind of ['P-256', 'RSA-2048']) {
      for (const clients of [1, 8, 32]) assert.ok(figures[kind].clients[clients].ratio > 0)
    }
  })

  it('logon: figures for each number of people at once', async () => {
    const { clients } = await run('logon')
    for (const number of [1, 8, 32]) assert.ok(clients[number].ratio > 0)
  })

  it('page: sizes and times, and a renewal in a real browser for each kind of key', async (t) => {
    if (skipUnlessBrowser(t)) return
    const { pages, reads, millisecondsFromRenewToCertificate: renewal } = await run('page')
    assert.equal(reads, 2)
    assert.ok(pages['/renewal/<id>'].css.gzip > 0)
    assert.ok(pages['/notices'].milliseconds.p50 > 0)
    for (const kind of ['EC-P256', 'RSA-2048']) {
      assert.ok(renewal[kind].median > 0)
      assert.equal(renewal[kind].renewals, 1)
    }
  })

  it('notices: rows over the rows alone, runs with nothing due, and mails a second', async () => {
    const { owed, mails } = await run('notices')
    assert.ok(owed.rows > 0 && owed.ratio > 0)
    assert.ok(owed.nothingDueMilliseconds.p50 > 0)
    assert.ok(mails.ratio > 0)
  })

  it('office: times of each question, each of which finds what it looks for', async () => {
    const { certificates, milliseconds } = await run('office')
    assert.equal(certificates, 1000)
    for (const question of [
      'search by serial number',
      'member page',
      'campaign board',
      'call list',
      'figures',
    ]) {
      assert.ok(milliseconds[question].p95 > 0, question)
    }
  })
})
