import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { samplePages } from '../../../test/sample-pages.ts'
import { type Names, sampleNames, sampleShell } from '../../../test/sample-shell.ts'
import { listScreens } from '../../words/screens.ts'

const codes = new Set(listScreens().map(({ code }) => code))
const pagesOf = (language: 'ja' | 'en', names: Names) =>
  samplePages(sampleShell(language, names, '/assets/style.css'), names)

for (const language of ['ja', 'en'] as const) {
  describe(`every page in ${language}`, () => {
    for (const { name, page } of pagesOf(language, sampleNames[language])) {
      const text = page.toString()
      const shown = withoutHidden(text)

      it(`${name}: says its language, its title, one h1 and a code`, () => {
        assert.match(text, new RegExp(`^<!doctype html>\\s*<html lang="${language}">`))
        assert.match(text, /<title>[^<]+ \| [^<]+<\/title>/)
        assert.equal(count(shown, /<h1[ >]/g), 1)
        const code = /class="screen-code">[^<]*<b>([^<]+)</.exec(shown)?.[1] ?? assert.fail('no screen code')
        assert.ok(codes.has(code), code)
        assert.equal(code, name.slice(0, 4))
      })

      it(`${name}: holds no style and no script of its own`, () => {
        assert.doesNotMatch(text, /<style|<script(?! type="module" src=)| style=| on[a-z]+=|javascript:/i)
      })

      it(`${name}: every link, button and field has a name`, () => {
        assert.deepEqual(namelessControls(text), [])
        assert.deepEqual(unlabelledFields(text), [])
      })

      it(`${name}: every id is there once, and what points at one finds it`, () => {
        const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
        assert.deepEqual(ids, [...new Set(ids)])
        for (const id of idsPointedAt(text)) assert.ok(ids.includes(id), id)
      })

      it(`${name}: leaves no hole in its sentences`, () => {
        const words = text.replaceAll(/<[^>]*>/g, ' ')
        assert.doesNotMatch(words, /undefined|NaN|\[object|null/)
        if (language === 'en') assert.doesNotMatch(withoutNames(words), /[\u3040-\u30ff]/)
      })

      it(`${name}: leads to itself in the other language`, () => {
        const other = language === 'ja' ? 'en' : 'ja'
        assert.match(
          text,
          new RegExp(`<a href="[^"]*[?&amp;]lang=${other}" lang="${other}" hreflang="${other}">`),
        )
      })
    }
  })
}

describe('names that people typed', () => {
  it('change nothing of a page but its text', () => {
    const benign = pagesOf('en', { institution: 'i', company: 'c', person: 'p' }).map(({ page }) =>
      structure(`${page}`),
    )
    const hostile = fc.tuple(
      fc.constantFrom(
        '<script>alert(1)</script>',
        `"><img src=x onerror=alert(1)>`,
        `' autofocus onfocus='`,
        '</title>',
        '&lt;',
        '<!--',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
    )
    const name = hostile.map(([payload, noise]) => `${noise}${payload}${noise}`)
    fc.assert(
      fc.property(name, name, name, (institution, company, person) => {
        const pages = pagesOf('en', { institution, company, person })
        assert.deepEqual(
          pages.map(({ page }) => structure(`${page}`)),
          benign,
        )
      }),
      { numRuns: 15 },
    )
  })

  it('stand in the pages, escaped', () => {
    const names = { institution: 'I<1>', company: 'C"2"', person: "P'3'" }
    const all = pagesOf('en', names)
      .map(({ page }) => `${page}`)
      .join('')
    for (const escaped of ['I&lt;1&gt;', 'C&quot;2&quot;', 'P&#39;3&#39;'])
      assert.ok(all.includes(escaped), escaped)
  })
})

/** The tags of a page with the names of their attributes: what a browser would make of it. */
function structure(page: string): readonly string[] {
  return [...page.matchAll(/<[^>]*>/g)].map(([tag]) => tag.replaceAll(/="[^"]*"/g, '='))
}

function namelessControls(page: string): readonly string[] {
  return [...page.matchAll(/<(?:a|button|summary)\b[^>]*>([\s\S]*?)<\/(?:a|button|summary)>/g)]
    .filter(([, inner = '']) => inner.replaceAll(/<[^>]*>/g, '').trim() === '')
    .map(([whole]) => whole)
}

function unlabelledFields(page: string): readonly string[] {
  return [...page.matchAll(/<input\b[^>]*>/g)]
    .map(([field]) => field)
    .filter((field) => !field.includes('type="hidden"'))
    .filter((field) => !page.includes(`<label for="${/ id="([^"]+)"/.exec(field)?.[1]}">`))
}

function idsPointedAt(page: string): readonly string[] {
  const pointers = page.matchAll(/ (?:aria-labelledby|aria-describedby|href)="(#?)([\w -]+)"/g)
  return [...pointers].flatMap(([, , ids = '']) => ids.split(' '))
}

function withoutHidden(page: string): string {
  return page
    .replaceAll(/<noscript>[\s\S]*?<\/noscript>/g, '')
    .replaceAll(/<section\b[^>]* hidden>[\s\S]*?<\/section>/g, '')
}

/** 日本語 on the language link, and the Japanese role in a sample's common name. */
function withoutNames(words: string): string {
  return words.replaceAll(/日本語|管理者|発行局|みどり製作所/g, '')
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
