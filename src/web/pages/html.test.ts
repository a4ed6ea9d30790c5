import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { html } from './html.ts'

describe('html', () => {
  it('escapes text and leaves Html as it is', () => {
    const inner = html`<b>${'<i> & "q"'}</b>`
    assert.equal(html`<p>${inner}</p>`.toString(), '<p><b>&lt;i&gt; &amp; &quot;q&quot;</b></p>')
  })

  it('writes nothing for what is absent', () => {
    assert.equal(html`<p>${undefined}${false}${[]}${0}</p>`.toString(), '<p>0</p>')
  })

  it('no text can open a tag or end an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const page = html`<p title="${text}">${text}</p>`.toString()
        assert.equal(page.match(/</g)?.length, 2)
        assert.equal(page.match(/"/g)?.length, 2)
      }),
    )
  })
})
