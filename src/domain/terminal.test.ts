import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readOperator, readTerminalEvidence } from './terminal.ts'

describe('who asks at the terminal', () => {
  for (const [what, typed, read] of [
    ['a name', '田中 運用', '田中 運用'],
    ['one letter', 'k', 'k'],
    ['blanks around it', '  k.tanaka ', 'k.tanaka'],
    ['sixty letters', 'k'.repeat(60), 'k'.repeat(60)],
    ['sixty-one', 'k'.repeat(61), undefined],
    ['nothing', '', undefined],
    ['blanks', ' \t\n', undefined],
    ['half a surrogate', 'k\ud800', undefined],
    ['a letter that nobody sees', 'k\u200btanaka', undefined],
    ['a line feed', 'k\ntanaka', 'k tanaka'],
  ] as const)
    it(`${what}: ${read ?? 'nobody'}`, () => assert.equal(readOperator(typed), read))
})

describe('why', () => {
  for (const [letters, read] of [
    [0, undefined],
    [1, 'w'],
    [500, 'w'.repeat(500)],
    [501, undefined],
  ] as const)
    it(`in ${letters} letters`, () => assert.equal(readTerminalEvidence('w'.repeat(letters)), read))
})
