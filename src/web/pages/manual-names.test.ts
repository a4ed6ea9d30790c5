import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { samplePages } from '../../../test/sample-pages.ts'
import { sampleNames, sampleShell } from '../../../test/sample-shell.ts'

const names = sampleNames.ja
const pages = new Map(
  samplePages(sampleShell('ja', names, '/style.css'), names).map(({ name, page }) => [name, `${page}`]),
)

/** What the manuals call things, and on which of our screens each stands. */
const expected: readonly (readonly [screen: string, name: string])[] = [
  ['L-10-logon', '電子証明書取得'],
  ['N-10-notices', '重要なお知らせ'],
  ['N-10-notices', '電子証明書の更新をお願いします'],
  ['N-20-renewal-notice', '電子証明書の更新をお願いします'],
  ['N-20-renewal-notice', '電子証明書の更新はこちら'],
  ['R-10-preparing', '電子証明書更新前処理中'],
  ['R-20-renew', '更新'],
  ['R-30-storage', 'パソコンに保存する'],
  ['R-40-consent', 'Webアクセスの確認'],
  ['R-40-consent', 'はい'],
  ['R-50-key', '新しいRSA交換キーを作成します'],
  ['R-50-key', 'OK'],
  ['R-60-enrolment-windows', '電子証明書発行処理中'],
  ['R-60-enrolment-windows', 'はい'],
  ['R-80-completed', '電子証明書のインストールが完了しました'],
  ['R-80-completed', 'このウィンドウを閉じる'],
]

describe('names of the manuals', () => {
  for (const [screen, name] of expected) {
    it(`${screen} has 「${name}」 as a heading, a link or a button`, () => {
      const page = pages.get(screen) ?? assert.fail(screen)
      assert.match(page, new RegExp(`<(?:h1|a|button)\\b[^>]*>${name}\\s*<`))
    })
  }

  it('never calls the certificate クライアント証明書', () => {
    for (const [screen, page] of pages) assert.doesNotMatch(page, /クライアント証明書/, screen)
  })
})
