import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { serve } from '@hono/node-server'
import { openService } from './service.ts'

/** On loopback: TLS is the business of whatever stands before it. */
const { ISSUER = '', CLIENT_ID = '', KEY_FILE = '', ORIGIN = '', PORT = '9080' } = process.env
if ([ISSUER, CLIENT_ID, KEY_FILE, ORIGIN].includes('')) {
  console.error('ISSUER, CLIENT_ID, KEY_FILE and ORIGIN are needed: see README.md')
  process.exit(2)
}
const privateKey = createPrivateKey(readFileSync(KEY_FILE)).toCryptoKey(
  { name: 'ECDSA', namedCurve: 'P-256' },
  false,
  ['sign'],
)
const service = openService({ issuer: ISSUER, clientId: CLIENT_ID, origin: ORIGIN, privateKey })
serve({ fetch: service.fetch, hostname: '127.0.0.1', port: Number(PORT) }, ({ port }) =>
  console.log(`ready on http://127.0.0.1:${port}, as ${ORIGIN}`),
)
