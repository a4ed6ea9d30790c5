import type { MemberId } from '../../src/domain/id.ts'
import { roomInHand } from '../../src/domain/mail-turn.ts'
import type { Mailer } from '../../src/ports/mailer.ts'
import type { OutboxItem } from '../../src/ports/outbox.ts'
import type { MailInHand } from '../../src/ports/sending.ts'
import { bounceToken } from '../../src/service/notice/bounce-token.ts'
import { endAttempts, settle } from '../../src/service/notice/end-attempts.ts'
import { troubleWith } from '../../src/service/notice/mail-trouble.ts'
import { messageOf } from '../../src/service/notice/message-of.ts'
import { sendTestMail } from '../../src/service/notice/send-test-mail.ts'
import { takeBounce } from '../../src/service/notice/take-bounce.ts'
import { takeMails } from '../../src/service/notice/take-mails.ts'
import { reportOf } from '../mail/report.ts'
import { institutionOnly, type Stage, type Trials, trial } from './trial.ts'

const house = { domain: 'warifu.test', bounceAddress: 'bounces@warifu.test' }
const sender = '11111111-1111-4111-8111-111111111111'
const accepted = { kind: 'accepted', server: 'relay.test:25', reply: '250 taken' } as const

const mailer: Mailer = {
  connections: 5,
  unready: () => undefined,
  send: async () => accepted,
  close: async () => {},
}

function leaseOf({ ports }: Stage) {
  const at = ports.clock.now()
  return { by: sender, at, until: at.add({ seconds: 20 }) }
}

/** The mail as it would be in hand, whosever it is. */
function inHand(stage: Stage, id: string, memberId: MemberId): MailInHand {
  const at = stage.ports.clock.now()
  const secret = {
    kind: 'pickup-code',
    code: 'CODE',
    tries: 5,
    validUntil: '2027-11-01T00:00:00+09:00[Asia/Tokyo]',
  }
  const bytes = stage.ports.seal.seal(JSON.stringify(secret), id)
  const item: OutboxItem = {
    ...{ id, memberId, kind: 'pickup-code', subject: 'Code', address: 'x@x.test', createdAt: at },
    channel: 'mail',
    language: 'ja',
    body: { kind: 'sealed', bytes },
  }
  return { item, attempt: 1, firstTriedAt: at, messageId: '<x@x.test>' }
}

const begin = (stage: Stage, id: string) =>
  stage.ports.store.at(stage.institution.id).sending.begin([id], leaseOf(stage), 'x.test')

/** Mails on their way out and back. */
export const mailTrials: Trials = {
  'notice/bounce-token.ts': {
    bounceToken: 'a hash over the institution and the mail’s id: reads nothing',
    outboxIdOf: 'compares what it is given with such a hash',
  },
  'notice/end-attempts.ts': {
    settle: 'puts together what it is given',
    endAttempts: trial(['mailId', 'memberId'], async (stage, { mailId, memberId }) => {
      const now = stage.ports.clock.now()
      const waits = { patience: Temporal.Duration.from({ hours: 72 }), absences: 1, chance: 0.5 }
      await begin(stage, mailId)
      const settled = settle(inHand(stage, mailId, memberId), { ...accepted, kind: 'final' }, now, waits)
      return await endAttempts(stage.ports, stage.institution, [settled], sender, now)
    }),
  },
  'notice/mail-sender.ts': {
    openMailSender: 'goes to one institution after the other with the verbs beside it',
  },
  'notice/mail-trouble.ts': {
    troubleWith: trial(['memberId', 'mailId'], (stage, { memberId, mailId }) =>
      stage.within((tx) =>
        troubleWith(stage.ports, tx, {
          ...{ memberId, outboxId: mailId, address: 'x@x.test', kind: 'bounced' },
          at: stage.ports.clock.now(),
        }),
      ),
    ),
  },
  'notice/mails-in-hand.ts': { mailsInHand: 'remembers what it is given' },
  'notice/message-of.ts': {
    messageOf: trial(['mailId', 'memberId'], (stage, { mailId, memberId }) =>
      messageOf(
        stage.ports,
        stage.institution,
        house,
        inHand(stage, mailId, memberId),
        stage.ports.clock.now(),
      ),
    ),
    sender: 'the institution’s own address',
    fromDomain: 'the institution’s own address',
  },
  'notice/send-test-mail.ts': {
    sendTestMail: institutionOnly(({ ports, institution }) =>
      sendTestMail(ports, mailer, house, institution, {
        ...{ to: 'x@x.test', language: 'ja', subject: 'x', text: 'x' },
      }),
    ),
  },
  'notice/take-bounce.ts': {
    takeBounce: trial(['mailId'], async (stage, { mailId }) => {
      const token = bounceToken(stage.ports, stage.institution.id, mailId)
      await begin(stage, mailId)
      const report = reportOf({ to: `bounces+${token}@warifu.test`, messageId: `<${mailId}@x.test>` })
      const reader = { read: async () => returned(report, token) }
      const bytes = new TextEncoder().encode(report)
      return await takeBounce(stage.ports, [stage.institution], reader, bytes, house.bounceAddress)
    }),
  },
  'notice/take-mails.ts': {
    takeMails: institutionOnly((stage) =>
      takeMails(
        stage.ports,
        stage.institution,
        { room: roomInHand(5), domains: [], slow: 0, slowDomains: new Map() },
        { left: new Map(), others: 600 },
        { lease: leaseOf(stage), idDomain: 'x.test' },
      ),
    ),
  },
}

function returned(report: string, token: string) {
  const status = report.split('Content-Type: message/delivery-status\r\n\r\n')[1] ?? ''
  return {
    recipients: [`bounces+${token}@warifu.test`],
    parts: [{ type: 'message/delivery-status', text: status }],
  }
}
