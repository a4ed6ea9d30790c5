import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { defaultPolicy } from '../domain/default-policy.ts'
import type { Language } from '../domain/language.ts'
import type { RefusalCode, RefusalFacts } from '../domain/refusal.ts'
import { refusalNumber } from './refusal-number.ts'
import { refusalSentence } from './refusal-sentence.ts'

const { wording, zone } = defaultPolicy
const languages: readonly Language[] = ['ja', 'en']
const codes = Object.keys(refusalNumber).filter((code): code is RefusalCode => code in refusalNumber)
const everyFact: RefusalFacts = {
  expiryDate: '2027-03-01',
  lastDay: '2027-05-30',
  opensOn: '2027-01-30',
  opensAt: '2027-02-05T23:00:00Z',
  proveUntil: '2027-03-07T14:59:59Z',
  at: '2027-02-05T01:33:00Z',
  minutes: 5,
  triesLeft: 3,
}
const say = (code: RefusalCode, facts: RefusalFacts, language: Language) =>
  refusalSentence(code, facts, wording, language, zone)

const rows = languages.flatMap((language) => codes.map((code) => ({ language, code })))
const ends = { ja: /。$/, en: /[.:]$/ } satisfies Record<Language, RegExp>

describe('refusalSentence', () => {
  for (const { language, code } of rows) {
    it(`says ${code} and what to do, in ${language}, with its facts and without`, () => {
      for (const sentence of [{}, everyFact].flatMap((facts) => Object.values(say(code, facts, language)))) {
        assert.match(sentence, ends[language])
        assert.doesNotMatch(sentence, /undefined|NaN|\[object|null| {2}/)
        if (language === 'en') assert.doesNotMatch(sentence, /[\u3040-\u30ff\u4e00-\u9fff]/)
      }
    })
  }

  it('tells dates with their weekday and instants on the clock of the zone', () => {
    assert.match(say('renewal-not-open', everyFact, 'ja').next, /^2027年1月30日（土）から更新できます。/)
    assert.match(say('closed-now', everyFact, 'ja').next, /^2027年2月6日（土）08:00から受け付けます。/)
    assert.match(say('closed-now', everyFact, 'en').next, /^It opens on Saturday, 6 February 2027, 08:00\./)
  })

  it('says how many tries a pickup code has left', () => {
    assert.match(say('pickup-code-wrong', { triesLeft: 3 }, 'ja').next, /あと 3 回間違えると/)
    assert.match(say('pickup-code-wrong', { triesLeft: 3 }, 'en').next, /After 3 more wrong entries/)
    assert.match(say('pickup-code-wrong', { triesLeft: 1 }, 'en').next, /After 1 more wrong entry/)
  })

  it('speaks of log-in where the institution does', () => {
    const login = { ...wording, logon: 'ログイン', self: '当行' } as const
    const ja = refusalSentence('not-logged-on', {}, login, 'ja', zone)
    assert.match(ja.what + ja.next, /ログイン/)
    assert.doesNotMatch(ja.what + ja.next, /ログオン/)
    assert.match(refusalSentence('not-logged-on', {}, login, 'en', zone).next, /log in/)
    assert.match(refusalSentence('recovery-deadline-passed', everyFact, login, 'ja', zone).next, /当行/)
  })

  it('no two refusals share a number', () => {
    const numbers = Object.values(refusalNumber)
    assert.equal(new Set(numbers).size, numbers.length)
  })
})
