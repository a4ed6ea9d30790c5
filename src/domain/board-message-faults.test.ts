import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  longestBody,
  longestTitle,
  periodFaults,
  textFaults,
  tidyBody,
  tidyTitle,
} from './board-message-faults.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

describe('what may stand in a message', () => {
  const title = '不審なメールにご注意ください'
  const body = '当金庫は暗証番号をお聞きしません。'
  for (const [what, text, expected] of [
    ['words', {}, []],
    ['no title', { title: '' }, ['title-missing']],
    ['no text', { body: '' }, ['body-missing']],
    ['neither', { title: '', body: '' }, ['title-missing', 'body-missing']],
    ['a title as long as may be', { title: '題'.repeat(longestTitle) }, []],
    ['a title that is one longer', { title: '題'.repeat(longestTitle + 1) }, ['title-long']],
    ['characters of two code units count once', { title: '𠮷'.repeat(longestTitle) }, []],
    ['a text as long as may be', { body: '文'.repeat(longestBody) }, []],
    ['a text that is one longer', { body: '文'.repeat(longestBody + 1) }, ['body-long']],
    ['a link in the title', { title: 'https://evil.example' }, ['title-link']],
    ['a link in the text', { body: 'こちら：HTTPS://evil.example/' }, ['body-link']],
    ['a link in full width', { body: 'ｈｔｔｐｓ：／／ｅｖｉｌ．ｅｘａｍｐｌｅ' }, ['body-link']],
    ['an address that begins as one', { body: 'www.evil.example を開く' }, ['body-link']],
    ['a mail address as a link', { body: 'mailto:x@evil.example' }, ['body-link']],
    ['another scheme', { body: 'app+x://evil' }, ['body-link']],
    ['the name of a company with a dot', { body: 'evil.example を名乗るメール' }, []],
    ['a time and a slash', { body: '9:00～15:00 // 平日' }, []],
    ['markup, which is text', { body: '<a href="x">' }, []],
  ] as const) {
    it(`${what}: ${expected.length === 0 ? 'nothing wrong' : expected.join(', ')}`, () =>
      assert.deepEqual(textFaults({ title, body, ...text }), expected))
  }
})

describe('its days, asked for on 22 November', () => {
  for (const [from, until, expected] of [
    ['2026-11-22', '2026-11-22', []],
    ['2026-11-21', '2026-11-22', ['from-past']],
    ['2026-11-22', '2026-11-21', ['until-before-from']],
    ['2026-11-22', '2027-12-27', []],
    ['2026-11-22', '2027-12-28', ['until-far']],
    ['2026-11-20', '2026-11-19', ['from-past', 'until-before-from']],
  ] as const) {
    it(`${from} to ${until}: ${expected.length === 0 ? 'nothing wrong' : expected.join(', ')}`, () =>
      assert.deepEqual(periodFaults({ from: day(from), until: day(until) }, day('2026-11-22')), expected))
  }
})

describe('what was typed is kept', () => {
  for (const [typed, kept] of [
    ['  題  名 ', '題 名'],
    ['題\n名', '題 名'],
    ['題\u202e名', '題 名'],
    ['題\u0000', '題'],
    ['\ud800題', '\ufffd題'],
  ] as const) {
    it(`the title ${JSON.stringify(typed)} as ${JSON.stringify(kept)}`, () =>
      assert.equal(tidyTitle(typed), kept))
  }
  for (const [typed, kept] of [
    ['一\r\n二\r三', '一\n二\n三'],
    ['一  \n\n\n\n 二', '一\n\n二'],
    ['\n\n一\n', '一'],
    ['一\u2066二\u0007', '一 二'],
    ['\ud800一', '\ufffd一'],
    [' \n ', ''],
  ] as const) {
    it(`the text ${JSON.stringify(typed)} as ${JSON.stringify(kept)}`, () =>
      assert.equal(tidyBody(typed), kept))
  }
})
