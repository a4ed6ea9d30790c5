import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseArguments } from './arguments.ts'

describe('warifu journal, backup and restore', () => {
  for (const [line, expected] of [
    ['journal status', { verb: 'journal-status', demo: 'production' }],
    ['journal status --demo', { verb: 'journal-status', demo: 'demo' }],
    ['journal reconcile', { verb: 'journal-reconcile', demo: 'production', purpose: 'do' }],
    ['journal reconcile --dry-run', { verb: 'journal-reconcile', demo: 'production', purpose: 'rehearse' }],
    ['journal status --json', { verb: 'journal-status', demo: 'production', form: 'json' }],
    ['backup /copy', { verb: 'backup', demo: 'production', folder: '/copy' }],
    ['restore /copy', { verb: 'restore', demo: 'production', folder: '/copy', fresh: false }],
    ['restore /copy --demo --fresh', { verb: 'restore', demo: 'demo', folder: '/copy', fresh: true }],
  ] as const) {
    it(line, () => assert.deepEqual(parseArguments(line.split(' ')), { form: 'text', ...expected }))
  }

  for (const line of [
    'journal',
    'journal reconcil',
    'journal status --dry-run',
    'backup',
    'backup /a /b',
    'restore',
    'restore /copy --fresh',
  ]) {
    it(`refuses ${line}`, () => assert.equal(parseArguments(line.split(' ')).verb, 'misuse'))
  }
})
