import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { openAssets } from './assets.ts'

const folder = mkdtempSync(join(tmpdir(), 'warifu-assets-'))
after(() => rmSync(folder, { recursive: true }))
const css = 'body { color: black }\n'.repeat(50)
writeFileSync(join(folder, 'style-00000000.css'), css)
writeFileSync(
  join(folder, 'manifest.json'),
  JSON.stringify({ 'style.css': { file: 'style-00000000.css', integrity: 'sha384-x' } }),
)
const assets = openAssets(folder)

describe('what was built', () => {
  for (const [acceptEncoding, isZipped] of [
    [undefined, false],
    ['', false],
    ['br', false],
    ['gzip', true],
    ['br, GZIP', true],
    ['deflate, gzip;q=0.5', true],
    ['gzip;q=1.0', true],
    ['gzip;q=0', false],
    ['gzip;q=0.000, br', false],
    ['x-gzip', false],
  ] as const) {
    it(`goes ${isZipped ? 'compressed' : 'as it is'} to whoever takes ${acceptEncoding ?? 'we know not what'}`, async () => {
      const headers = acceptEncoding === undefined ? {} : { 'accept-encoding': acceptEncoding }
      const response = await assets.routes.request(assets.css.path, { headers })
      const body = Buffer.from(await response.arrayBuffer())
      assert.equal(response.status, 200)
      assert.equal(response.headers.get('vary'), 'accept-encoding')
      assert.equal(response.headers.get('content-encoding'), isZipped ? 'gzip' : null)
      assert.equal((isZipped ? gunzipSync(body) : body).toString(), css)
      assert.ok(!isZipped || body.length < css.length)
    })
  }

  it('is kept for ever, and what is not there is not found', async () => {
    const response = await assets.routes.request(assets.css.path)
    assert.match(response.headers.get('cache-control') ?? '', /immutable/)
    assert.equal((await assets.routes.request('/assets/style-11111111.css')).status, 404)
  })
})
