import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { answerOf, type Breach, statusIn, tidyReply } from './mail-answer.ts'

describe('answerOf', () => {
  for (const [stage, code, kind] of [
    ['connection', undefined, 'unreached'],
    ['connection', 421, 'unreached'],
    ['connection', 554, 'unreached'],
    ['sender', 550, 'temporary'],
    ['sender', 451, 'temporary'],
    ['recipient', undefined, 'temporary'],
    ['recipient', 450, 'temporary'],
    ['recipient', 499, 'temporary'],
    ['recipient', 500, 'final'],
    ['recipient', 550, 'final'],
    ['content', 451, 'temporary'],
    ['content', 554, 'final'],
    ['end', 552, 'final'],
    ['end', 452, 'temporary'],
    ['end', undefined, 'unknown'],
  ] as [Breach['stage'], number | undefined, string][]) {
    it(`is ${kind} for ${code ?? 'no answer'} at ${stage}`, () => {
      const breach = { stage, timedOut: false, server: 's', reply: 'r', ...(code !== undefined && { code }) }
      assert.equal(answerOf(breach).kind, kind)
    })
  }
})

describe('statusIn', () => {
  for (const [reply, status] of [
    ['550 5.1.1 user unknown', '5.1.1'],
    ['550 #5.7.26 not allowed', '5.7.26'],
    ['450 (4.2.2) full', '4.2.2'],
    ['550 no such user', undefined],
    ['550 from 15.1.1.2', undefined],
    ['550 version 5.1.1.1', undefined],
  ] as const) {
    it(`reads ${status} in “${reply}”`, () => assert.equal(statusIn(reply), status))
  }
})

describe('tidyReply', () => {
  for (const [text, tidy] of [
    ['250 2.0.0\r\n taken\r\n', '250 2.0.0 taken'],
    ['a\u0000b\u001B[31mc\u202Ed\u2028e', 'a b [31mc d e'],
    ['x'.repeat(500), 'x'.repeat(500)],
    ['x'.repeat(501), `${'x'.repeat(499)}…`],
    ['', ''],
  ] as const) {
    it(`gives ${JSON.stringify(tidy.slice(0, 30))}`, () => assert.equal(tidyReply(text), tidy))
  }
})
