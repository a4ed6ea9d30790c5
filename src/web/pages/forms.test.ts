import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sampleNames, sampleShell } from '../../../test/sample-shell.ts'
import { defaultPolicy } from '../../domain/default-policy.ts'
import { consentPage } from './consent-page.ts'
import { identificationPage } from './identification-page.ts'
import { keyPage } from './key-page.ts'
import { pickupPage } from './pickup-page.ts'
import { pinPage } from './pin-page.ts'

const shell = sampleShell('ja', sampleNames.ja, '/style.css')
const { pin } = defaultPolicy
const at = Temporal.ZonedDateTime.from('2027-02-05T10:31:05[Asia/Tokyo]')

describe('forms', () => {
  it('keep what was typed, and never a secret', () => {
    const typed = { contractId: 'C100200', memberId: 'U7' }
    const page = `${identificationPage(shell, { role: 'user', typed, pin, problems: [] })}`
    assert.match(page, /name="contractId"[^>]*value="C100200"/)
    assert.match(page, /name="memberId"[^>]*value="U7"/)
    for (const [secret] of page.matchAll(/<input[^>]*type="password"[^>]*>/g))
      assert.doesNotMatch(secret, /value=/)
    assert.equal(page.match(/type="password"/g)?.length, 2)
  })

  it('begin with a summary that leads to the field, and say it beside the field too', () => {
    const page = `${identificationPage(shell, {
      role: 'user',
      typed: {},
      pin,
      problems: [{ field: 'pin', fault: 'wrong-length' }],
    })}`
    const message = '「利用者暗証番号」は、6文字以上12文字以下で入力してください。'
    assert.ok(page.includes(`<a href="#pin">${message}</a>`))
    assert.ok(page.includes(`<p class="message" id="pin-message">${message}</p>`))
    assert.match(page, /id="pin"[^>]*aria-describedby="pin-hint pin-message"[^>]*aria-invalid="true"/)
    assert.match(page, /class="error-summary" role="alert" tabindex="-1" autofocus/)
  })

  it('tell a refusal with its number and the second, without saying which field', () => {
    const refused = { code: 'identification-failed', facts: {}, at } as const
    const page = `${identificationPage(shell, { role: 'administrator', typed: {}, pin, problems: [], refused })}`
    assert.match(page, /<b>201<\/b>\s*<span>2027年2月5日（金） 10:31:05<\/span>/)
    assert.doesNotMatch(page, /aria-invalid/)
  })

  it('name the PIN as the institution does, by role', () => {
    const who = { company: 'c', person: 'p', pin }
    assert.ok(`${pinPage(shell, { ...who, role: 'administrator' })}`.includes('>ご契約先暗証番号</label>'))
    assert.ok(`${pinPage(shell, { ...who, role: 'user' })}`.includes('>利用者暗証番号</label>'))
  })

  it('offer a mail only where the policy has it, and not before its time', () => {
    const props = { company: 'c', person: 'p', passkey: false, channels: ['letter'], problems: [] } as const
    assert.doesNotMatch(`${pickupPage(shell, { ...props, mail: { kind: 'not-offered' } })}`, /code\/mail/)
    const sent = { kind: 'sent', maskedAddress: 'h***@x', validUntil: at, again: at } as const
    assert.doesNotMatch(`${pickupPage(shell, { ...props, mail: sent })}`, /action="[^"]*mail"/)
    assert.match(`${pickupPage(shell, { ...props, mail: { ...sent, again: 'now' } })}`, /action="[^"]*mail"/)
  })
})

describe('the manuals’ dialogs', () => {
  const who = { act: 'renewal', action: '/x', site: 'a.example', company: 'c', person: 'p' } as const

  it('「Webアクセスの確認」 asks per act twice, and once for both', () => {
    const first = `${consentPage(shell, { ...who, consent: 'per-act', step: 'consent' })}`
    const second = `${consentPage(shell, { ...who, consent: 'per-act', step: 'second-consent' })}`
    const once = `${consentPage(shell, { ...who, consent: 'once', step: 'consent' })}`
    assert.match(first, /2回のうち 1回目[\s\S]*新しい鍵の作成[\s\S]*R-40/)
    assert.match(second, /2回のうち 2回目[\s\S]*電子証明書の保存[\s\S]*R-41/)
    assert.match(once, /新しい鍵の作成と、電子証明書の保存/)
    assert.doesNotMatch(once, /回目/)
    for (const page of [first, second, once]) assert.match(page, /value="yes">はい<[\s\S]*value="no">いいえ</)
  })

  it('says RSA only of an RSA key', () => {
    const page = (algorithm: 'RSA-2048' | 'EC-P256') =>
      `${keyPage(shell, { act: 'renewal', action: '/x', algorithm, protection: 'medium' })}`
    assert.match(page('RSA-2048'), /<h1>新しいRSA交換キーを作成します<\/h1>/)
    assert.match(page('EC-P256'), /<h1>新しいキーを作成します<\/h1>/)
    assert.doesNotMatch(page('EC-P256'), /RSA/)
    assert.match(page('RSA-2048'), /セキュリティレベルが「中」であることを確かめて、「OK」を押してください。/)
  })
})
