// A TLS server of Node's own that asks for a certificate, takes any and answers nothing: what a log-on is measured by.
// Its processes are as many as the program's, its settings those of the log-on hosts.
import cluster from 'node:cluster'
import { constants } from 'node:crypto'
import { json } from 'node:stream/consumers'
import { createServer } from 'node:tls'
import * as z from 'zod'

const given = z.object({ processes: z.number(), key: z.string(), cert: z.string(), ca: z.string() })

if (cluster.isPrimary) {
  const settings = given.parse(await json(process.stdin))
  const ports = new Set<number>()
  cluster.on('message', (_, port: number) => {
    ports.add(port)
    ready += 1
    if (ready === settings.processes) process.stdout.write(`${[...ports].join()}\n`)
  })
  let ready = 0
  for (let number = 0; number < settings.processes; number += 1) {
    cluster.fork({ BARE_SERVER: JSON.stringify(settings) })
  }
} else {
  const { key, cert, ca } = given.parse(JSON.parse(process.env.BARE_SERVER ?? ''))
  const server = createServer(
    {
      key,
      cert,
      ca,
      requestCert: true,
      rejectUnauthorized: false,
      minVersion: 'TLSv1.3',
      secureOptions: constants.SSL_OP_NO_TICKET,
    },
    (socket) => socket.on('error', () => {}).end('.'),
  )
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    process.send?.(typeof address === 'object' ? address?.port : undefined)
  })
}
