import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { makeLog } from './log.ts'

describe('the log of an error', () => {
  it('has its code and place, and not the row that the database quotes', () => {
    const lines: string[] = []
    const log = makeLog('info', { write: (line) => void lines.push(line) })
    const err = Object.assign(new Error('new row for relation "member" violates a check'), {
      code: '23514',
      constraint: 'member_check',
      detail: 'Failing row contains (1, 山田 花子, hanako@yamada.example).',
      where: "unnamed portal parameter $3 = 'hanako'",
    })
    log.error({ err }, 'fault')
    log.error({ err: new AggregateError([new Error('outer', { cause: err })], 'many') }, 'fault')
    const all = lines.join('')
    assert.match(all, /"constraint":"member_check"/)
    assert.match(all, /log\.test\.ts/)
    assert.doesNotMatch(all, /山田|hanako/)
  })
})
