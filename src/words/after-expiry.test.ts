import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { defaultPolicy } from '../domain/default-policy.ts'
import { expiryWarning } from './after-expiry.ts'
import { speak } from './voice.ts'

const expiryDate = Temporal.PlainDate.from('2027-03-01')
const ja = speak(defaultPolicy.wording, 'ja')
const en = speak(defaultPolicy.wording, 'en')

describe('the ◆ box', () => {
  it('says what manual B says, with the dates of this certificate', () => {
    const lastDay = Temporal.PlainDate.from('2027-05-30')
    assert.deepEqual(expiryWarning(expiryDate, { kind: 'acquire', lastDay }, ja), [
      '電子証明書の有効期限日（2027年3月1日（月））を過ぎますと、法人IBサービスにログオンいただけなくなります。その場合は、ログオン画面の「電子証明書取得」から新しい電子証明書を取得してください。',
      'また、電子証明書の有効期限日から90日（2027年5月30日（日））を超過しますと、電子証明書を取得いただけなくなります。その場合は、当金庫にて再発行処理が必要となりますので、当金庫までご連絡ください。',
    ])
  })

  it('counts the days of an extended deadline as they are', () => {
    const lastDay = Temporal.PlainDate.from('2027-06-01')
    const [, second] = expiryWarning(expiryDate, { kind: 'acquire', lastDay }, en)
    assert.match(
      second ?? '',
      /^Once 92 days have passed since the expiry date \(after Tuesday, 1 June 2027\)/,
    )
  })

  it('promises no way back where there is none', () => {
    const sentences = expiryWarning(expiryDate, { kind: 'reissue' }, ja).join('')
    assert.doesNotMatch(sentences, /電子証明書取得/)
    assert.match(sentences, /再発行処理が必要/)
  })
})
