import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { promisify } from 'node:util'

const program = join(import.meta.dirname, '..', 'bench', 'run.ts')

/** Whether a benchmark works. What it measures is for people to judge. */
describe('npm run bench', () => {
  it('issue: prints one line of figures, for both kinds of key', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--disable-warning=ExperimentalWarning',
      program,
      'issue',
      '--tiny',
    ])
    assert.equal(stdout.split('\n').length, 2)
    const figures = JSON.parse(stdout)
    for (const kind of ['P-256', 'RSA-2048']) {
      for (const clients of [1, 8, 32]) assert.ok(figures[kind].clients[clients].ratio > 0)
    }
  })
})
