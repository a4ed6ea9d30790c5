import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { defaultPolicy } from '../domain/default-policy.ts'
import type { Language } from '../domain/language.ts'
import type { Mail, MailFrame } from './mail.ts'
import { issuedMail } from './mail-issued.ts'
import { pickupCodeMail } from './mail-pickup-code.ts'
import { renewalMail } from './mail-renewal.ts'
import { stoppedMail } from './mail-stopped.ts'

const at = Temporal.ZonedDateTime.from('2027-01-30T09:00[Asia/Tokyo]')
const expiryDate = Temporal.PlainDate.from('2027-03-01')

const issued = { at, expiryDate, code: 'K7QF-2M9D', notMeUntil: at.add({ hours: 72 }) }

function frame(language: Language): MailFrame {
  return {
    institution: { ja: 'わりふ信用金庫', en: 'Warifu Shinkin Bank' },
    wording: defaultPolicy.wording,
    language,
    company: '株式会社みどり製作所',
    person: '佐藤 花子',
    maskedId: 'M1****67',
  }
}

function mails(language: Language): Record<string, Mail> {
  const frameOf = frame(language)
  return {
    renewal: renewalMail(frameOf, {
      expiryDate,
      lastMoment: Temporal.ZonedDateTime.from('2027-03-01T23:59:59[Asia/Tokyo]'),
      daysLeft: 30,
      recovery: { kind: 'acquire', lastDay: Temporal.PlainDate.from('2027-05-30') },
    }),
    'renewal without a way back': renewalMail(frameOf, {
      expiryDate,
      lastMoment: Temporal.ZonedDateTime.from('2027-03-01T17:00[Asia/Tokyo]'),
      daysLeft: 1,
      recovery: { kind: 'reissue' },
    }),
    'pickup code': pickupCodeMail(frameOf, { code: 'K7QF-2M9D-XH4T', validUntil: at, tries: 5 }),
    acquired: issuedMail(frameOf, { ...issued, event: 'acquired' }),
    renewed: issuedMail(frameOf, { ...issued, event: 'renewed' }),
    'retired, to an administrator': issuedMail(frameOf, {
      ...issued,
      event: 'retired',
      holder: '鈴木 一郎',
    }),
    'stopped, not me': stoppedMail(frameOf, { reason: 'not-me', at }),
    'stopped, to an administrator': stoppedMail(frameOf, { reason: 'loss', at, holder: '鈴木 一郎' }),
  }
}

for (const language of ['ja', 'en'] as const) {
  describe(`mails in ${language}`, () => {
    for (const [name, { subject, text }] of Object.entries(mails(language))) {
      it(`${name}: no link, nothing to click, whom to call, who speaks`, () => {
        assert.doesNotMatch(subject + text, /https?:|www\.|href|<|undefined|NaN/)
        assert.match(text, /0120-000-000/)
        assert.match(text, /M1\*\*\*\*67/)
        assert.match(subject, language === 'ja' ? /^【わりふ信用金庫】/ : /^\[Warifu Shinkin Bank\]/)
        assert.match(text, language === 'ja' ? /お尋ねすることはありません/ : /Nobody at the bank ever asks/)
      })
    }

    it('what was issued has its code, the way to stop it from the bookmark, and until when', () => {
      const until = language === 'ja' ? '2027年2月2日（火）09:00' : 'Tuesday, 2 February 2027, 09:00'
      const page =
        language === 'ja' ? '「お心当たりのない通知を受け取った方」' : '“A notice you did not expect”'
      for (const name of ['acquired', 'renewed', 'retired, to an administrator']) {
        const { text } = mails(language)[name] ?? assert.fail(name)
        for (const piece of ['K7QF-2M9D', until, page]) assert.ok(text.includes(piece), `${name}: ${piece}`)
      }
    })

    it('the renewal mail tells E, the last day, what happens otherwise, and whom it does not concern', () => {
      const { subject, text } = mails(language).renewal ?? assert.fail()
      const told =
        language === 'ja'
          ? ['2027年3月1日（月）', '2027年3月1日（月）23:59', '90日（2027年5月30日（日））', '行き違い']
          : [
              'Monday, 1 March 2027',
              'Monday, 1 March 2027, 23:59',
              '90 days',
              'Sunday, 30 May 2027',
              'renewed already',
            ]
      for (const piece of told) assert.ok(text.includes(piece), piece)
      assert.ok(subject.includes(told[0] ?? ''))
    })
  })
}
