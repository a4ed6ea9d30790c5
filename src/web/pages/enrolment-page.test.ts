import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { samplePages } from '../../../test/sample-pages.ts'
import { sampleNames, sampleShell } from '../../../test/sample-shell.ts'

const pages = (['ja', 'en'] as const).flatMap((language) =>
  samplePages(sampleShell(language, sampleNames[language], '/style.css'), sampleNames[language])
    .filter(({ name }) => name.includes('enrolment'))
    .map(({ name, page }) => ({ name: `${name} (${language})`, page: `${page}` })),
)

describe('what the enrolment island finds', () => {
  for (const { name, page } of pages) {
    it(`${name}: its data and all of its hooks`, () => {
      for (const data of ['request-url', 'status-url', 'done-url', 'key-algorithm', 'form', 'file-name']) {
        assert.match(page, new RegExp(`<div id="enrolment"[^>]* data-${data}="[^"]+"`))
      }
      for (const id of [
        'file-link',
        'save-again',
        'saved',
        'password',
        'copy',
        'copied',
        'installed',
        'proving',
        'retry',
      ]) {
        assert.match(page, new RegExp(` id="${id}"`))
      }
      assert.deepEqual(
        [...page.matchAll(/data-step="(\w+)"/g)].map(([, step]) => step),
        ['key', 'request', 'certificate', 'file'],
      )
      assert.equal(page.match(/<a [^>]*data-file[ >]/g)?.length, 2)
    })

    it(`${name}: begins with issuing; each part has a title and a heading that can be focused`, () => {
      const parts = [
        ...page.matchAll(/<section id="(\w+)" class="part" data-title="[^"]+"[^>]*?( hidden)?>/g),
      ]
      assert.deepEqual(
        parts.map(([, id, hidden]) => `${id}${hidden ?? ''}`),
        ['issuing', 'saving hidden', 'offline hidden', 'refused hidden', 'incapable hidden'],
      )
      for (const [, id] of parts) assert.match(page, new RegExp(`<h1 id="${id}-heading" tabindex="-1">`))
    })

    it(`${name}: says without script why it needs one`, () => {
      assert.match(page, /<noscript>[\s\S]*JavaScript[\s\S]*R-94[\s\S]*<\/noscript>/)
    })
  }
})
