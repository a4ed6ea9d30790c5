import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { defaultPolicy } from '../domain/default-policy.ts'
import type { Language } from '../domain/language.ts'
import type { MailFrame } from './mail.ts'
import { type DigestEntry, digestMail } from './mail-digest.ts'

function frame(language: Language): MailFrame {
  return {
    institution: { ja: 'わりふ信用金庫', en: 'Warifu Shinkin Bank' },
    wording: defaultPolicy.wording,
    language,
    company: '株式会社みどり製作所',
    person: '佐藤 花子',
    maskedId: '******67',
    code: 'K7QF-2M9D',
    paragraph: '',
  }
}

const day = (text: string) => Temporal.PlainDate.from(text)
const moment = (text: string) => Temporal.ZonedDateTime.from(`${text}T23:59:59[Asia/Tokyo]`)

function renewing(
  person: string,
  expiryDate: string,
  maskedId = '**01',
  id = `${person} ${maskedId}`,
): DigestEntry {
  const recovery = { kind: 'acquire', lastDay: day('2027-06-30') } as const
  const lastMoment = moment(expiryDate)
  const facts = { kind: 'before-expiry', wanted: 'renew', recovery, lastMoment } as const
  return { id, person, maskedId, facts: { ...facts, expiryDate: day(expiryDate) } }
}

function expired(person: string, recovery: 'acquire' | 'reissue', proveUntil?: string): DigestEntry {
  const lastDay = day('2027-05-01')
  return {
    id: person,
    person,
    maskedId: '**02',
    facts: {
      kind: 'after-expiry',
      expiryDate: day('2027-01-31'),
      recovery: recovery === 'reissue' ? { kind: 'reissue' } : { kind: 'acquire', lastDay },
      ...(proveUntil && { proveUntil: moment(proveUntil) }),
    },
  }
}

describe('the administrator’s digest', () => {
  it('puts together who is to do the same, the most urgent first and each by his last day', () => {
    const { subject, text } = digestMail(frame('ja'), [
      renewing('か', '2027-03-02'),
      renewing('い', '2027-03-01', '**09'),
      renewing('い', '2027-03-01', '**03'),
      expired('う', 'acquire'),
      expired('え', 'reissue'),
      expired('お', 'acquire', '2027-02-10'),
    ])
    assert.equal(subject, '【わりふ信用金庫】電子証明書のお手続きが必要な方（6名）')
    const lines = text.split('\n').filter((line) => /^[■・].*(名）$|様)|^いちばん/u.test(line))
    assert.deepEqual(lines, [
      'いちばん早い期限：2027年2月10日（水）',
      '■ 有効期限が切れ、再発行が必要な方（1名）',
      '・有効期限日 2027年1月31日（日）　え 様（ID：**02）',
      '■ 有効期限が切れた方（1名）',
      '・2027年5月1日（土）まで　う 様（ID：**02）',
      '■ 新しい電子証明書をまだ使っていない方（1名）',
      '・2027年2月10日（水）まで　お 様（ID：**02）',
      '■ 有効期限が近づいている方（3名）',
      '・2027年3月1日（月）まで　い 様（ID：**03）',
      '・2027年3月1日（月）まで　い 様（ID：**09）',
      '・2027年3月2日（火）まで　か 様（ID：**01）',
    ])
  })

  it('names everybody, however many they are, each in a line of his own', () => {
    const people = Array.from({ length: 1234 }, (_, n) => renewing(`Person ${n}`, '2027-03-01'))
    const { subject, text } = digestMail(frame('en'), people)
    assert.match(subject, /1234 people of your company/)
    assert.equal(text.match(/^- by Monday, 1 March 2027: Person \d+ \(ID: \*\*01\)$/gm)?.length, 1234)
  })

  it('names a person once for what he has to do, with the day that comes first', () => {
    const facts = { kind: 'unproved', issuedOn: day('2027-02-01'), origin: 'renewal' } as const
    const waiting = {
      id: '7',
      person: 'う',
      maskedId: '**02',
      facts: { ...facts, proveUntil: moment('2027-03-03') },
    }
    const again = { ...expired('う', 'acquire', '2027-02-20'), id: '7' }
    const { subject, text } = digestMail(frame('ja'), [
      waiting,
      again,
      renewing('う', '2027-03-01', '**02', '7'),
      renewing('う', '2027-03-01', '**02', '8'),
    ])
    assert.match(subject, /（2名）$/)
    assert.deepEqual(text.match(/^・.*う 様.*$/gmu), [
      '・2027年2月20日（土）まで　う 様（ID：**02）',
      '・2027年3月1日（月）まで　う 様（ID：**02）',
      '・2027年3月1日（月）まで　う 様（ID：**02）',
    ])
  })

  it('of one person is in the singular, and a name makes no line of its own', () => {
    const { subject, text } = digestMail(frame('en'), [renewing('A\n- B', '2027-03-01')])
    assert.match(subject, /One person of your company has/)
    assert.match(text, /^- by Monday, 1 March 2027: A - B \(ID: \*\*01\)$/m)
  })
})
