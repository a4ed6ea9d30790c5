// Two servers of one process: ours with an answer to an OCSP request, and one of Node's own that gives the same bytes.
import { createServer } from 'node:http'
import { setImmediate as turn } from 'node:timers/promises'
import { httpLimits } from '../src/http/edge/http-limits.ts'
import { listen } from '../src/http/edge/listen.ts'
import { openPlain } from '../src/http/edge/plain.ts'
import { pkiListener } from '../src/http/pki/pki-listener.ts'
import { parseCertificate } from '../src/pki/certificate.ts'
import { encodeCertId, encodeOcspRequest } from '../src/pki/ocsp-request.ts'
import { subjectPublicKeyBits } from '../src/pki/spki.ts'
import { keepResponders } from '../src/service/status/keep-responders.ts'
import { openWorld } from '../test/world.ts'

const world = await openWorld({ now: '2026-11-22T00:00:00Z' })
await keepResponders(world.ports, world.institution())
const issuers = await world.ports.store.at(world.institution().id).issuers.all()
const certificateOf = (level: string) => {
  const issuer = issuers.find((one) => one.level === level)
  if (issuer === undefined) throw new Error(`no ${level} CA`)
  return parseCertificate(issuer.certificate)
}
const [root, issuing] = [certificateOf('root'), certificateOf('issuing')]
const { sha1 } = world.ports.crypto
const request = encodeOcspRequest([
  encodeCertId({
    hashAlgorithm: 'sha1',
    issuerNameHash: sha1(root.subjectDer),
    issuerKeyHash: sha1(subjectPublicKeyBits(root.spki)),
    serialNumber: issuing.serialNumber,
  }),
])
const path = `/a/ocsp/${encodeURIComponent(request.toBase64())}`
const ours = await openPlain({ host: '127.0.0.1', port: 0, onRequest: pkiListener(world.portal) })

const answer = await fetch(`http://127.0.0.1:${ours.port}${path}`)
const bytes = new Uint8Array(await answer.arrayBuffer())
const own = [...answer.headers].filter(([name]) => !['connection', 'date', 'keep-alive'].includes(name))
const headers = Object.fromEntries(own)
if (!('etag' in headers)) throw new Error('the answer is not one that is kept')
const server = createServer(httpLimits, (_, response) => {
  response.writeHead(200, headers).end(bytes)
})
const bare = await listen(server, '127.0.0.1', 0)
process.stdout.write(`${JSON.stringify({ ours: ours.port, bare, path })}\n`)

async function end(): Promise<void> {
  await turn()
  await world.close()
  process.exit(0)
}
process.once('SIGTERM', () => void end())
