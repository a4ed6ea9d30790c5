import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { mailHtml } from './mail-html.ts'

const html = (text: string, language: 'ja' | 'en' = 'ja') => mailHtml({ language, subject: '件名', text })

/** What a reader of the page reads, without its marks. */
function words(page: string): string {
  const body = page.slice(page.indexOf('</h1>'))
  const text = body.replaceAll(/<[^>]*>/g, '')
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}

const harmless =
  /<!doctype html>|<\/?(?:html|head|meta|title|body|div|h1|h2|p|ol|ul|li|dl|dt|dd|br)(?: (?:style|lang|name|content|charset|role)="[^"<>]*")*>/g

describe('the HTML part of a mail', () => {
  for (const [what, text, expected] of [
    [
      'a heading in Japanese',
      '■ 手順\n次のとおりです。',
      /<h2[^>]*>手順<\/h2>\n<p[^>]*>次のとおりです。<\/p>/,
    ],
    [
      'a heading in English',
      'What to do\n----------\nThis.',
      /<h2[^>]*>What to do<\/h2>\n<p[^>]*>This.<\/p>/,
    ],
    ['steps', '1. 一\n2. 二', /<ol[^>]*><li[^>]*>一<\/li><li[^>]*>二<\/li><\/ol>/],
    ['points in Japanese', '・一\n・二', /<ul[^>]*><li[^>]*>一<\/li><li[^>]*>二<\/li><\/ul>/],
    ['points in English', '- a\n- b', /<ul[^>]*><li[^>]*>a<\/li><li[^>]*>b<\/li><\/ul>/],
    ['facts', '有効期限日：今日\n番号：1', /<dl[^>]*><dt[^>]*>有効期限日<\/dt><dd[^>]*>今日<\/dd><dt/],
    ['a fact in English', 'Expiry date: today', /<dt[^>]*>Expiry date<\/dt><dd[^>]*>today<\/dd>/],
    ['an English sentence with a colon', 'Wait: it lasts.', /<p[^>]*>Wait: it lasts.<\/p>/],
    ['a note', '※ 注', /<p style="[^"]*font-size:14px">※ 注<\/p>/],
    ['lines of one thought', '一社\n花子 様（ID：**7）', /<p[^>]*>一社<br>花子 様（ID：\*\*7）<\/p>/],
    ['a sentence with a colon is no fact', '「次」です。番号：1', /<p[^>]*>「次」です。番号：1<\/p>/],
    ['a list after its sentence', 'これです。\n・一', /<p[^>]*>これです。<\/p>\n<ul/],
  ] as const) {
    it(what, () => assert.match(html(text), expected))
  }

  it('is told in its language, and shows what was typed as it was typed', () => {
    const page = mailHtml({ language: 'en', subject: '<b>', text: '<script>&"\' ' })
    assert.match(page, /<html lang="en">/)
    assert.match(page, /<h1[^>]*>&lt;b&gt;<\/h1>/)
    assert.match(page, /&lt;script&gt;&amp;&quot;&#39;/)
    assert.doesNotMatch(page, /<script|<b>/)
  })

  it('of any text keeps every word, and makes nothing that is fetched, pressed or run', () => {
    const pieces = [
      '■ ',
      '・',
      '- ',
      '1. ',
      '※ ',
      '---',
      '：',
      'A: b',
      '<a href="',
      '&',
      '"',
      'あ',
      '\n',
      '\n\n',
    ]
    let state = 11
    const next = () => (state = (state * 48_271) % 2_147_483_647)
    for (let round = 0; round < 500; round += 1) {
      const text = Array.from({ length: next() % 60 }, () => pieces[next() % pieces.length]).join('')
      const page = html(text)
      assert.doesNotMatch(page.replaceAll(harmless, ''), /[<>]/)
      assert.doesNotMatch(page, /url\(|http/)
      const plain = (some: string) => some.replaceAll(/[\s■・※：:-]|\d+\./gu, '')
      assert.equal(plain(words(page)), plain(text))
    }
  })
})
