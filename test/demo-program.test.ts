import assert from 'node:assert/strict'
import { get } from 'node:https'
import { text } from 'node:stream/consumers'
import { it } from 'node:test'
import { sessionAnswer } from '../src/wire/office.ts'
import { startDemo } from './demo-program.ts'

it('ends in good order as soon as it is ready', async () => {
  const program = await startDemo()
  await program.close()
})

it('serves the office and the provider of each institution on the one port', async () => {
  const program = await startDemo()
  try {
    for (const slug of ['a', 'b']) {
      const office = program.office(slug)
      assert.match(await read(office, '/', program.root), /<div id="root">/)
      const answer = sessionAnswer.parse(JSON.parse(await read(office, '/api/session', program.root)))
      assert.deepEqual([answer.state, answer.institution.slug, answer.demo], ['signed-out', slug, true])
      const portal = office.replace('.office.', '.')
      const provider = JSON.parse(await read(portal, '/oidc/.well-known/openid-configuration', program.root))
      assert.deepEqual(
        [provider.issuer, provider.token_endpoint, provider.backchannel_logout_supported],
        [`${portal}/oidc`, `${portal}/oidc/token`, true],
      )
    }
  } finally {
    await program.close()
  }
})

/** The resolver of Node does not know *.localhost (domain.md §9.11). */
function read(origin: string, path: string, ca: string): Promise<string> {
  const { hostname: servername, host, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, servername, headers: { host }, ca, agent: false }, (response) => {
      if (response.statusCode === 200) text(response).then(resolve, reject)
      else reject(new Error(`${origin}${path} answered ${response.statusCode}`))
    }).on('error', reject)
  })
}
