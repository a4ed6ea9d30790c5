import assert from 'node:assert/strict'
import { it } from 'node:test'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const page = `
  export { assembleCertificationRequest, encodeCertificationRequestInfo } from './certification-request.ts'
  export { encodeEcdsaSignature } from './ecdsa-signature.ts'
  export { encodePkcs12 } from './pkcs12.ts'`

it('a page can make a request and both forms of PKCS#12 with 4 KB, and needs no Temporal for it', async () => {
  const { outputFiles } = await build({
    stdin: { contents: page, resolveDir: new URL('../../src/pki', import.meta.url).pathname, loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
  })
  const [script] = outputFiles
  assert.ok(script)
  assert.ok(gzipSync(script.contents, { level: 9 }).length <= 4096)
  assert.doesNotMatch(script.text, /Temporal|fromBase64|node:/)
})
