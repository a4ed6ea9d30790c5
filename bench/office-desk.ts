import { Agent, request } from 'node:https'
import { generateSync } from 'otplib'
import * as z from 'zod'
import type { InstitutionRecord } from '../src/ports/institution-records.ts'
import { addStaff } from '../src/service/office/add-staff.ts'
import { withPorts } from './institution.ts'
import type { Program } from './program.ts'

/** Somebody of the staff who is signed in, at a connection that is kept alive. */
export interface Desk {
  ask(path: string): Promise<{ body: string; milliseconds: number }>
  close(): void
}

const loginId = 'bench'
const password = 'correct horse battery staple'
const activation = z.object({ totp: z.object({ secret: z.string() }) })

export async function openDesk(program: Program, institution: InstitutionRecord): Promise<Desk> {
  const { activationCode } = await withPorts(program, (ports) =>
    addStaff(ports, institution, {
      loginId,
      displayName: '高橋 健二',
      language: 'ja',
      roles: ['desk', 'approver'],
    }),
  )
  const host = `${institution.slug}.office.warifu.localhost`
  const agent = new Agent({ keepAlive: true, maxSockets: 1, ca: program.root, servername: host })
  const post = (path: string, body: object) =>
    send({ agent, host, port: program.port, path, body: JSON.stringify(body) })
  const begun = activation.parse(
    JSON.parse((await post('/api/activation', { loginId, activationCode })).body),
  )
  const code = generateSync({ secret: begun.totp.secret })
  const { cookie } = await post('/api/activation/password', { loginId, activationCode, password, code })
  if (cookie === undefined) throw new Error('nobody was let in')
  return {
    async ask(path) {
      const began = performance.now()
      const { body } = await send({ agent, host, port: program.port, path, cookie })
      return { body, milliseconds: performance.now() - began }
    },
    close: () => agent.destroy(),
  }
}

interface Sending {
  agent: Agent
  host: string
  port: number
  path: string
  cookie?: string
  body?: string
}

function send({
  agent,
  host,
  port,
  path,
  cookie,
  body,
}: Sending): Promise<{ body: string; cookie?: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        agent,
        host: '127.0.0.1',
        port,
        path,
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          host: `${host}:${port}`,
          'sec-fetch-site': 'same-origin',
          origin: `https://${host}:${port}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(cookie !== undefined && { cookie }),
        },
      },
      (answer) => {
        let text = ''
        answer.setEncoding('utf8')
        answer.on('data', (more: string) => {
          text += more
        })
        answer.once('end', () => {
          const status = answer.statusCode ?? 0
          if (status >= 300) reject(new Error(`${status} for ${path}: ${text}`))
          const [set] = answer.headers['set-cookie'] ?? []
          resolve({ body: text, ...(set !== undefined && { cookie: set.split(';')[0] ?? '' }) })
        })
      },
    )
    asked.once('error', reject)
    asked.end(body)
  })
}
