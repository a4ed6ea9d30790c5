import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { defaultPolicy } from '../domain/default-policy.ts'
import type { Recovery } from '../domain/expiry-dates.ts'
import type { Language } from '../domain/language.ts'
import { type MailTemplate, mailTemplates } from '../domain/mail-template.ts'
import { maskedId } from '../domain/masked-id.ts'
import type { Wording } from '../domain/policy.ts'
import { columnsOf } from './columns.ts'
import type { Mail, MailFrame } from './mail.ts'
import { exampleMail, type MailExample } from './mail-example.ts'
import { mailHtml } from './mail-html.ts'
import { mailPlain } from './mail-plain.ts'

const at = Temporal.ZonedDateTime.from('2027-01-30T09:00[Asia/Tokyo]')
const expiryDate = Temporal.PlainDate.from('2027-03-01')
const lastDay = Temporal.PlainDate.from('2027-05-30')

const recoveries: readonly Recovery[] = [
  { kind: 'acquire', lastDay },
  { kind: 'revoke-first', lastDay },
  { kind: 'reissue' },
]

function example(recovery: Recovery): MailExample {
  return {
    at,
    expiryDate,
    lastMoment: Temporal.ZonedDateTime.from('2027-03-01T17:00[Asia/Tokyo]'),
    recovery,
    issuedOn: Temporal.PlainDate.from('2027-01-27'),
    proveUntil: Temporal.ZonedDateTime.from('2027-03-03T23:59:59[Asia/Tokyo]'),
    deadline: Temporal.PlainDate.from('2027-04-20'),
    notMeUntil: at.add({ hours: 72 }),
    tries: 5,
    reportOpensAt: at.add({ minutes: 15 }),
  }
}

const wordings: Record<string, Wording> = {
  'the words of the manuals': defaultPolicy.wording,
  'other words': {
    ...defaultPolicy.wording,
    self: '当行',
    selfEn: 'the Bank',
    logon: 'ログイン',
    service: { ja: 'ビジネスダイレクト', en: 'Business Direct' },
    administrator: { ja: 'マスターユーザ', en: 'Master user' },
    helpDesk: {
      name: { ja: 'お客さまセンター', en: 'Customer centre' },
      telephone: '0570-111-222',
      hours: { ja: '平日 8:00～19:00', en: 'Weekdays 8:00–19:00' },
    },
  },
}

const loginId = 'M1234567'

function frame(language: Language, wording = defaultPolicy.wording): MailFrame {
  return {
    institution: { ja: 'わりふ信用金庫', en: 'Warifu Shinkin Bank' },
    wording,
    language,
    company: '株式会社みどり製作所',
    person: '佐藤 花子',
    maskedId: maskedId(loginId),
    code: 'K7QF-2M9D',
    paragraph: '',
  }
}

const standing = {
  ja: {
    subject: /^【わりふ信用金庫】/,
    never: /お尋ねすることはありません/,
    sender: /送信専用/,
    code: /お知らせ番号：K7QF-2M9D\n※ .+後の「お送りしたメール」に、同じ番号/,
    bookmark: /ブックマーク/,
    crossed: /行き違い/,
  },
  en: {
    subject: /^\[Warifu Shinkin Bank\] /,
    never: /Nobody at [Tt]he [Bb]ank ever asks for a PIN/,
    sender: /only sends; replies are not read/,
    code: /Notice code: K7QF-2M9D\nAfter .+ under “Mails we sent you”/,
    bookmark: /bookmark/,
    crossed: /crossed with it/,
  },
} satisfies Record<Language, Record<string, RegExp>>

function each(
  template: MailTemplate,
  test: (mail: Mail, wording: Wording, language: Language) => void,
): void {
  for (const language of ['ja', 'en'] as const) {
    for (const wording of Object.values(wordings)) {
      for (const recovery of recoveries) {
        test(exampleMail(template, frame(language, wording), example(recovery)), wording, language)
      }
    }
  }
}

for (const template of mailTemplates) {
  describe(`the mail "${template}", in every wording and language and whatever comes after E`, () => {
    it('has nothing to press, no whole ID and nothing left open', () => {
      each(template, ({ subject, text }) => {
        assert.doesNotMatch(subject + text, /http|:\/\/|www\.|href|<|>|\$\{|undefined|NaN|\[object/)
        assert.ok(!(subject + text).includes(loginId))
        assert.ok(text.includes('******67'))
        assert.doesNotMatch(text, /\n{3}|^\n|[ 　]\n|\n\n$/)
      })
    })

    it('says who writes, whom to call and when, what nobody ever asks, and by which code it can be checked', () => {
      each(template, ({ subject, text }, { helpDesk, service }, language) => {
        const { subject: begins, never, sender, code } = standing[language]
        assert.match(subject, begins)
        for (const said of [never, sender, code]) assert.match(text, said)
        const named = [
          helpDesk.name[language],
          helpDesk.telephone,
          helpDesk.hours[language],
          service[language],
        ]
        for (const piece of [...named, '佐藤 花子', '株式会社みどり製作所'])
          assert.ok(text.includes(piece), piece)
      })
    })

    it('has a subject of one line, and lines for a terminal', () => {
      each(template, ({ subject, text }) => {
        assert.doesNotMatch(subject, /[\p{Cc}\u2028\u2029]/u)
        for (const line of mailPlain(text).split('\n')) assert.ok(columnsOf(line) <= 76, line)
      })
    })
  })
}

const dates = {
  E: { ja: '2027年3月1日（月）', en: 'Monday, 1 March 2027' },
  lastMoment: { ja: '2027年3月1日（月）17:00まで', en: 'Monday, 1 March 2027, 17:00' },
  wayBack: { ja: '2027年5月30日（日）', en: 'Sunday, 30 May 2027' },
  proveUntil: { ja: '2027年3月3日（水）23:59まで', en: 'Wednesday, 3 March 2027, 23:59' },
  deadline: { ja: '2027年4月20日（火）', en: 'Tuesday, 20 April 2027' },
  notMe: { ja: '2027年2月2日（火）09:00', en: 'Tuesday, 2 February 2027, 09:00' },
  left: { ja: 'あと 30 日', en: '30 days left' },
} satisfies Record<string, Record<Language, string>>

/** The dates of domain.md §6 in each, while the way back is open. */
const told: Partial<Record<MailTemplate, (keyof typeof dates)[]>> = {
  renew: ['E', 'lastMoment', 'wayBack', 'left'],
  prove: ['E', 'proveUntil', 'wayBack'],
  expired: ['E', 'wayBack'],
  'expired-proving': ['E', 'wayBack', 'proveUntil'],
  'grace-ends': ['E', 'wayBack'],
  unproved: ['proveUntil'],
  'unproved-acquired': ['proveUntil'],
  'not-acquired': ['deadline'],
  reissued: ['deadline'],
  'new-pc': ['deadline'],
  digest: ['E', 'wayBack'],
  acquired: ['E', 'notMe'],
  renewed: ['E', 'notMe'],
  retired: ['E', 'notMe'],
  'renewed-administrator': ['E', 'notMe'],
  'desk-reissued': ['deadline'],
  'desk-new-pc-opened': ['deadline'],
  'desk-user-added': ['deadline'],
  'desk-administrator': ['deadline'],
}

for (const language of ['ja', 'en'] as const) {
  describe(`what a mail tells in ${language}`, () => {
    const mailOf = (template: MailTemplate, recovery = recoveries[0]) =>
      exampleMail(template, frame(language), example(recovery ?? assert.fail()))

    for (const template of mailTemplates) {
      const names = told[template] ?? []
      if (names.length === 0) continue
      it(`${template}: ${names.join(', ')}`, () => {
        const { text } = mailOf(template)
        for (const name of names) assert.ok(text.includes(dates[name][language]), `${name}\n${text}`)
      })
    }

    it('what is to be done by the holder begins at his bookmark, and does not concern who has done it', () => {
      for (const template of [
        'renew',
        'prove',
        'expired',
        'grace-ends',
        'unproved',
        'not-acquired',
      ] as const) {
        assert.match(mailOf(template).text, standing[language].bookmark, template)
        assert.match(mailOf(template).text, standing[language].crossed, template)
      }
    })

    it('nobody is promised a way back that there is not', () => {
      const page = language === 'ja' ? /「電子証明書取得」/ : /“Get a certificate”/
      for (const template of ['renew', 'expired'] as const) {
        assert.match(mailOf(template).text, page, template)
        assert.doesNotMatch(mailOf(template, { kind: 'reissue' }).text, page, template)
      }
    })

    it('the institution’s own paragraph stands in mails of time, and in no other', () => {
      const own = { ...frame(language), paragraph: 'We move on 1 April.' }
      for (const template of mailTemplates) {
        const isOfTime = mailTemplates.indexOf(template) <= mailTemplates.indexOf('digest')
        const { text } = exampleMail(template, own, example({ kind: 'reissue' }))
        assert.equal(text.includes('\n\nWe move on 1 April.\n\n'), isOfTime, template)
      }
    })
  })
}

describe('the facts of the HTML part', () => {
  const names = {
    ja: [
      'いちばん早い期限',
      'お手続きが必要な方',
      'お知らせ番号',
      '使い始められるのは',
      '取得できるのは',
      '取得コード',
      '取得の期限',
      '確認コード',
      '受付時間',
      '新しい有効期限日',
      '新しい電子証明書の発行日',
      '新しい電子証明書を取得できるのは',
      '更新できるのは',
      '有効期限',
      '有効期限日',
      '現在の電子証明書の有効期限日',
      '理由',
      '電話',
    ],
    en: [
      'Confirmation code',
      'Expiry date',
      'Hours',
      'It can be put to use until',
      'New certificate issued on',
      'New expiry date',
      'Notice code',
      'People',
      'Pickup code',
      'Present certificate expires on',
      'Reason',
      'Telephone',
      'The earliest last day',
      'To be acquired until',
      'Valid until',
      'You can get a new one until',
      'You can get it until',
      'You can renew until',
    ],
  }
  for (const language of ['ja', 'en'] as const) {
    it(`are these in ${language}, and no sentence is taken for one`, () => {
      const found = new Set<string>()
      for (const template of mailTemplates) {
        each(template, (mail, _wording, written) => {
          if (written !== language) return
          const page = mailHtml({ language, ...mail })
          for (const [, name = ''] of page.matchAll(/<dt[^>]*>([^<]*)</g)) found.add(name)
        })
      }
      assert.deepEqual([...found].sort(), [...names[language]].sort())
    })
  }
})
