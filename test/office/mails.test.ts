import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, it, type TestContext } from 'node:test'
import { defaultPolicy } from '../../src/domain/default-policy.ts'
import { mailTemplates } from '../../src/domain/mail-template.ts'
import type { Policy } from '../../src/domain/policy.ts'
import type { StaffRole } from '../../src/domain/staff.ts'
import type { Mailer, Message } from '../../src/ports/mailer.ts'
import { addStaff } from '../../src/service/office/add-staff.ts'
import { mailPreview, testMailAnswer } from '../../src/wire/mails.ts'
import { officeBrowsers, problemIn, saysNo } from '../world/office-browser.ts'
import { activatePasskey } from '../world/staff.ts'
import { makeWorld } from '../world.ts'

const address = 'mina@bank.example'

interface Staffing {
  roles?: readonly StaffRole[]
  policy?: Partial<Policy>
  mailAddress?: string | undefined
  mailer?: Pick<Mailer, 'send' | 'unready'>
}

/** Mina at her office, on Sunday 22 November 2026, 10:30 in Tokyo. */
async function withMina(
  t: TestContext,
  { roles = ['policy-editor'], policy = {}, mailAddress = address, mailer }: Staffing = {},
) {
  const world = await makeWorld(t, { now: '2026-11-22T01:30:00Z', policy })
  const person = { loginId: 'mina', displayName: '森 美奈', language: 'ja', roles } as const
  const added = await addStaff(world.ports, world.institution(), {
    ...person,
    ...(mailAddress !== undefined && { mailAddress }),
  })
  const { token } = await activatePasskey(world, added)
  const testMails = mailer && { mailer, house: { domain: 'mail.bank.example' } }
  const open = officeBrowsers({ office: { ...world.office, ...(testMails && { testMails }) } })
  return { world, open, browser: open({ token }), id: added.id }
}

/** Takes every mail, and keeps it. */
function keeping() {
  const sent: Message[] = []
  const mailer: Pick<Mailer, 'send' | 'unready'> = {
    unready: () => undefined,
    async send(message) {
      sent.push(message)
      return { kind: 'accepted', server: 'mx.bank.example', reply: '250 2.0.0 queued' }
    },
  }
  return { sent, mailer }
}

const notices = (some: Partial<Policy['notices']>) => ({ notices: { ...defaultPolicy.notices, ...some } })

describe('the preview of mails', () => {
  it('shows each in both languages with the institution’s words', async (t) => {
    const { browser } = await withMina(t)
    for (const template of mailTemplates) {
      for (const [language, service] of [
        ['ja', '法人IBサービス'],
        ['en', 'Corporate Internet Banking'],
      ] as const) {
        const mail = await browser.read(mailPreview, `/api/mails?template=${template}&language=${language}`)
        assert.equal(mail.state, 'sent', template)
        assert.equal(mail.language, language)
        assert.ok(mail.text.includes(service), template)
        assert.doesNotMatch(mail.text, /undefined|NaN|:\/\//)
      }
    }
  })

  for (const [template, days, told] of [
    ['renew', 30, ['有効期限日：2026年12月22日（火）（あと 30 日）']],
    ['renew', 10, ['有効期限日：2026年12月2日（水）（あと 10 日）']],
    ['renew', 7, ['（あと 30 日）']],
    ['prove', 10, ['現在の電子証明書の有効期限日：2026年12月2日（水）', '2026年12月22日（火）23:59まで']],
    ['expired', 1, ['有効期限日：2026年11月21日（土）', '2027年2月19日（金）まで（あと 89 日）']],
    ['grace-ends', 10, ['有効期限日：2026年9月3日（木）', '2026年12月2日（水）まで（あと 10 日）']],
    ['unproved', 3, ['発行日：2026年11月19日（木）', '2026年12月19日（土）23:59まで']],
    ['not-acquired', 10, ['2026年12月2日（水）まで（あと 10 日）']],
    ['acquired', 0, ['有効期限日：2027年11月22日（月）', '2026年11月25日（水）10:30まで']],
    ['report-door-locked', 0, ['2026年11月22日（日）10:45']],
  ] as const) {
    it(`of ${template} at ${days} days tells the dates of today and of the policy`, async (t) => {
      const { browser } = await withMina(t)
      const query = `template=${template}&language=ja&days=${days}`
      const { text } = await browser.read(mailPreview, `/api/mails?${query}`)
      for (const piece of told) assert.ok(text.replaceAll('\n', '').includes(piece), `${piece}\n${text}`)
    })
  }

  for (const [template, policy, state] of [
    ['renew', notices({ mails: 'off' }), 'mails-off'],
    ['digest', notices({ mails: 'off' }), 'mails-off'],
    ['acquired', notices({ mails: 'off' }), 'acts-off'],
    ['pickup-code', notices({ mails: 'off' }), 'sent'],
    ['renew', notices({ mails: 'only-acts-and-codes' }), 'mails-off'],
    ['acquired', notices({ mails: 'only-acts-and-codes' }), 'sent'],
    ['not-acquired', notices({ off: ['not-acquired'] }), 'milestone-off'],
    ['renew', notices({ off: ['not-acquired'] }), 'sent'],
    ['expired', { mailAfterExpiry: false }, 'not-in-policy'],
    ['grace-ends', { afterExpiry: { kind: 'reissue' } }, 'not-in-policy'],
    ['renew', { mailDays: [] }, 'not-in-policy'],
  ] as const) {
    it(`says of ${template} under ${JSON.stringify(policy).slice(0, 60)}: ${state}`, async (t) => {
      const { browser } = await withMina(t, { policy })
      const mail = await browser.read(mailPreview, `/api/mails?template=${template}&language=ja`)
      assert.equal(mail.state, state)
    })
  }

  it('shows what is sent where English is switched off, and the institution’s own paragraph', async (t) => {
    const paragraph = { ja: '移転します。', en: 'We move.' }
    const { browser } = await withMina(t, { policy: notices({ english: 'off', paragraph }) })
    const mail = await browser.read(mailPreview, '/api/mails?template=renew&language=en')
    assert.equal(mail.language, 'ja')
    assert.match(mail.text, /\n\n移転します。\n\n/)
  })

  it('is a document that may be framed here alone, and has no style but those that it names', async (t) => {
    const { browser, open } = await withMina(t)
    for (const template of mailTemplates) {
      const { status, headers, text } = await browser.get(`/mails/preview?template=${template}&language=en`)
      assert.equal(status, 200)
      const policy = headers.get('content-security-policy') ?? ''
      assert.match(
        policy,
        /^default-src 'none'; style-src 'unsafe-hashes' .*; frame-ancestors 'self'; sandbox$/,
      )
      assert.equal(headers.get('x-frame-options'), 'SAMEORIGIN')
      assert.match(text, /^<!doctype html>\n<html lang="en">/)
      for (const [, style = ''] of text.matchAll(/ style="([^"]*)"/g)) {
        assert.ok(policy.includes(createHash('sha256').update(style).digest('base64')), style)
      }
    }
    const { headers } = await browser.get('/mails')
    assert.match(headers.get('content-security-policy') ?? '', /frame-src 'self';.* frame-ancestors 'none'/)
    assert.equal(headers.get('x-frame-options'), 'DENY')
    const stranger = await open().get('/mails/preview?template=renew&language=en')
    assert.equal(saysNo(stranger), '401 staff-not-signed-in')
  })

  it('is refused to who has another role, and for a mail that there is not', async (t) => {
    const { browser } = await withMina(t, { roles: ['desk', 'approver'] })
    for (const path of ['/api/mails', '/mails/preview']) {
      const answer = await browser.get(`${path}?template=renew&language=ja`)
      assert.equal(saysNo(answer), '403 staff-not-allowed', path)
      for (const query of [
        '',
        'template=x&language=ja',
        'template=renew&language=fr',
        'template=renew&language=ja&days=x',
      ])
        assert.equal(saysNo(await browser.get(`${path}?${query}`)), '400 malformed', query)
    }
  })
})

describe('a test mail', () => {
  const wish = { template: 'renew', language: 'ja', days: 10 } as const

  it('goes to the person who asks for it, as the mail will be, and is kept in the trail', async (t) => {
    const { sent, mailer } = keeping()
    const { browser, world, id } = await withMina(t, { mailer })
    const { test } = await browser.read(mailPreview, '/api/mails?template=renew&language=ja')
    assert.deepEqual(test, { kind: 'possible', to: address })
    const answer = await browser.do(testMailAnswer, '/api/mails/test', wish)
    assert.deepEqual(answer, { to: address, answer: 'accepted', reply: '250 2.0.0 queued' })
    const [message, ...others] = sent
    assert.ok(message)
    assert.deepEqual(others, [])
    assert.equal(message.to, address)
    assert.equal(message.from.address, 'no-reply@mail.bank.example')
    assert.match(message.messageId, /^<test-[0-9a-f-]{36}@mail\.bank\.example>$/)
    assert.match(message.subject, /2026年12月2日（水）/)
    assert.match(message.text, /あと 10 日/)
    assert.match(message.html, /<html lang="ja">/)
    const events = await world.database.db
      .selectFrom('audit_event')
      .select(['actor_id', 'facts'])
      .where('kind', '=', 'test-mail-sent')
      .execute()
    assert.deepEqual(events, [{ actor_id: id, facts: { outcome: 'accepted' } }])
  })

  for (const [why, staffing, kind] of [
    ['no-server', {}, 'no-server'],
    ['no-address', { mailAddress: undefined, mailer: keeping().mailer }, 'no-address'],
    ['not-ready', { mailer: { ...keeping().mailer, unready: () => 'there is no key' } }, 'possible'],
  ] as const) {
    it(`is not possible: ${why}`, async (t) => {
      const { world, browser } = await withMina(t, staffing)
      if ('mailAddress' in staffing)
        await world.database.db.updateTable('staff').set({ mail_address: null }).execute()
      const { test } = await browser.read(mailPreview, '/api/mails?template=renew&language=ja')
      assert.equal(test.kind, kind)
      const answer = await browser.post('/api/mails/test', wish)
      assert.equal(saysNo(answer), '409 test-mail-impossible')
      assert.equal(problemIn(answer).facts?.why, why)
    })
  }

  it('is not for an auditor, who may look', async (t) => {
    const { sent, mailer } = keeping()
    const { browser } = await withMina(t, { roles: ['auditor'], mailer })
    const { test } = await browser.read(mailPreview, '/api/mails?template=renew&language=ja')
    assert.equal(test.kind, 'not-allowed')
    assert.equal(saysNo(await browser.post('/api/mails/test', wish)), '403 staff-not-allowed')
    assert.deepEqual(sent, [])
  })
})
