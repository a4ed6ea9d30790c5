import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type BoardEntry, boardFor, firstAfterLogon, type ReadableEntry, waitingOn } from './board.ts'
import type { BoardMessage, BoardReader } from './board-message.ts'
import { type ApprovalId, type BoardMessageId, type CertificateId, type ContractId, parseId } from './id.ts'
import type { RenewalNotice } from './notice-milestone.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const at = Temporal.Instant.from('2026-11-20T00:00:00Z')
const today = day('2026-11-22')
const idOf = (n: number) =>
  parseId<BoardMessageId>(`${String(n).padStart(8, '0')}-1111-4111-8111-111111111111`)
const contractId = parseId<ContractId>('11111111-1111-4111-8111-111111111111')
const reader: BoardReader = { role: 'user', contractId }

const message = (n: number, changes: Partial<BoardMessage> = {}): BoardMessage => ({
  id: idOf(n),
  title: { ja: `${n}`, en: `${n}` },
  body: { ja: '文', en: 'text' },
  priority: 'normal',
  audience: { kind: 'everyone' },
  from: day('2026-11-20'),
  until: day('2026-11-30'),
  approvalId: parseId<ApprovalId>('33333333-1111-4111-8111-111111111111'),
  publishedAt: at,
  ...changes,
})
const important = (n: number, changes: Partial<BoardMessage> = {}) =>
  message(n, { priority: 'important', ...changes })

const renewal: RenewalNotice = {
  kind: 'renew',
  certificateId: parseId<CertificateId>('44444444-1111-4111-8111-111111111111'),
  expiryDate: day('2026-12-01'),
  daysLeft: 9,
  lastRenewalMoment: undefined,
  recovery: { kind: 'reissue' },
}

const returned: ReadableEntry = {
  kind: 'mail-trouble',
  subject: 'x',
  priority: 'important',
  on: day('2026-11-21'),
  at,
}

const readingOf = (n: number) => ({ kind: 'message', subject: idOf(n), shownAt: at, readAt: at }) as const
const shownOnly = (n: number) => ({ kind: 'message', subject: idOf(n), shownAt: at }) as const

const nameOf = (entry: BoardEntry): string => {
  if (entry.kind === 'renewal') return 'renewal'
  return `${entry.kind === 'message' ? entry.message.title.en : entry.kind} ${entry.state}`
}

const none = { place: 'board', messages: [], generated: [], readings: [] } as const

describe('the order of the board', () => {
  for (const [what, sources, expected] of [
    ['is nothing, of nothing', {}, []],
    [
      'is important and unread, unread, read',
      {
        messages: [message(1), important(2), message(3), important(4)],
        readings: [readingOf(1), readingOf(4)],
      },
      ['2 unread', '3 unread', '1 read', '4 read'],
    ],
    [
      'begins with the renewal, until it is proved',
      { messages: [important(1)], renewal },
      ['renewal', '1 unread'],
    ],
    [
      'has the newest first of each',
      {
        messages: [
          message(1),
          message(2, { from: day('2026-11-22') }),
          message(3, { from: day('2026-11-21') }),
        ],
      },
      ['2 unread', '3 unread', '1 unread'],
    ],
    ['is always the same, of the same day', { messages: [message(2), message(1)] }, ['1 unread', '2 unread']],
    [
      'has what is generated among the others, by what it is',
      { messages: [important(1), message(2)], generated: [returned] },
      ['mail-trouble unread', '1 unread', '2 unread'],
    ],
    [
      'is not changed by a title that was only shown',
      { messages: [message(1)], readings: [shownOnly(1)] },
      ['1 unread'],
    ],
    [
      'keeps apart what has the same name and another kind',
      {
        messages: [message(1)],
        readings: [{ kind: 'policy-version', subject: idOf(1), shownAt: at, readAt: at }],
      },
      ['1 unread'],
    ],
  ] as const) {
    it(what, () =>
      assert.deepEqual(boardFor(reader, { ...none, ...sources }, today).entries.map(nameOf), expected),
    )
  }
})

describe('what stands on the board', () => {
  for (const [what, one, expected] of [
    ['a message on its first day', message(1, { from: today }), true],
    ['a message on its last day', message(1, { until: today }), true],
    ['a message before its first day', message(1, { from: day('2026-11-23') }), false],
    ['a message after its last day', message(1, { until: day('2026-11-21') }), false],
    ['a message that was withdrawn', message(1, { withdrawnAt: at }), false],
    ['a message for administrators', message(1, { audience: { kind: 'administrators' } }), false],
  ] as const) {
    it(`${what}, before a user: ${expected}`, () => {
      const { entries } = boardFor(reader, { ...none, messages: [one] }, today)
      assert.equal(entries.length === 1, expected)
    })
  }

  it('is not the renewal where that has a page of its own', () => {
    const board = boardFor(reader, { ...none, place: 'notice-page', renewal, messages: [message(1)] }, today)
    assert.deepEqual(board.entries.map(nameOf), ['1 unread'])
    assert.equal(board.notice, renewal)
  })
})

describe('where a log-on leads', () => {
  for (const [what, sources, expected, waiting] of [
    ['to the menu, when there is nothing', {}, 'menu', 0],
    ['to the menu, when something normal is unread', { messages: [message(1)] }, 'menu', 1],
    ['to the board, when something important is unread', { messages: [important(1)] }, 'board', 1],
    ['to the menu, when it was read', { messages: [important(1)], readings: [readingOf(1)] }, 'menu', 0],
    ['to the board, when a renewal is owed', { renewal }, 'board', 1],
    ['to the board, when a mail came back', { generated: [returned] }, 'board', 1],
    ['to the notice, where that has its page', { place: 'notice-page', renewal }, 'notice', 1],
    [
      'to the notice first, whatever is unread',
      { place: 'notice-page', renewal, messages: [important(1)] },
      'notice',
      2,
    ],
    ['to the board, without one', { place: 'notice-page', messages: [important(1)] }, 'board', 1],
    [
      'to the menu, when something important is to come',
      { messages: [important(1, { from: day('2026-11-23') })] },
      'menu',
      0,
    ],
  ] as const) {
    it(what, () => {
      const board = boardFor(reader, { ...none, ...sources }, today)
      assert.equal(firstAfterLogon(board), expected)
      assert.equal(waitingOn(board), waiting)
    })
  }
})
