import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import * as z from 'zod'
import { round } from './measure.ts'
import { freePort } from './program.ts'
import type { Size } from './size.ts'

const clients = 32
const plan = { whole: { turns: 5, milliseconds: 2000 }, tiny: { turns: 1, milliseconds: 100 } } as const
const told = z.object({ ours: z.number(), bare: z.number(), path: z.string() })

/** Answers a second of one process, in turns with a bare server in the same process; and of `openssl ocsp`. */
export async function benchOcsp(size: Size): Promise<object> {
  const { turns, milliseconds } = plan[size]
  const server = start(process.execPath, [...process.execArgv, join(import.meta.dirname, 'ocsp-server.ts')])
  try {
    const { ours, bare, path } = told.parse(JSON.parse(await firstLine(server)))
    const get = Buffer.from(`GET ${path} HTTP/1.1\r\nHost: pki.warifu.test\r\n\r\n`)
    const rates = { ours: [] as number[], bare: [] as number[] }
    await rate(ours, get, milliseconds)
    await rate(bare, get, milliseconds)
    for (let turn = 0; turn < turns; turn += 1) {
      rates.ours.push(await rate(ours, get, milliseconds))
      rates.bare.push(await rate(bare, get, milliseconds))
    }
    const [perSecond, barePerSecond] = [median(rates.ours), median(rates.bare)]
    const openssl = await opensslRate(milliseconds)
    return {
      bench: 'ocsp',
      clients,
      perSecond: round(perSecond),
      bare: { perSecond: round(barePerSecond), ratio: round(perSecond / barePerSecond) },
      openssl: { perSecond: round(openssl), ratio: round(perSecond / openssl) },
    }
  } finally {
    await end(server)
  }
}

/** Each client sends the next request when it has its answer. All answers are equally long. */
async function rate(port: number, request: Buffer, milliseconds: number): Promise<number> {
  const length = await lengthOfAnswer(port, request)
  const sockets = await Promise.all(Array.from({ length: clients }, () => open(port)))
  let octets = 0
  for (const socket of sockets) {
    let received = 0
    socket.on('data', (more: Buffer) => {
      octets += more.length
      received += more.length
      if (received % length === 0) socket.write(request)
    })
    socket.write(request)
  }
  const begun = performance.now()
  await sleep(milliseconds)
  const perSecond = octets / length / ((performance.now() - begun) / 1000)
  for (const socket of sockets) socket.destroy()
  return perSecond
}

async function open(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await once(socket, 'connect')
  return socket
}

async function lengthOfAnswer(port: number, request: Buffer): Promise<number> {
  const socket = await open(port)
  socket.write(request)
  let head = ''
  for await (const more of socket.setEncoding('latin1')) {
    head += more
    if (head.includes('\r\n\r\n')) break
  }
  socket.destroy()
  const body = /^HTTP\/1\.1 200 .*\r\ncontent-length: (\d+)\r\n/is.exec(head)?.[1]
  if (body === undefined) throw new Error('no answer')
  return head.indexOf('\r\n\r\n') + 4 + Number(body)
}

/** A responder of one process that takes one connection after the other, each for one request: it knows nothing else. */
async function opensslRate(milliseconds: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'warifu-ocsp-'))
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
  openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', 'key')
  openssl('req', '-x509', '-new', '-key', 'key', '-subj', '/CN=CA', '-days', '9', '-out', 'ca')
  openssl('ocsp', '-issuer', 'ca', '-serial', '0x1001', '-no_nonce', '-reqout', 'request')
  writeFileSync(join(folder, 'index'), 'V\t361101000000Z\t\t1001\tunknown\t/CN=one\n')
  const port = await freePort()
  const args = ['ocsp', '-index', 'index', '-port', `${port}`, '-CA', 'ca', '-rsigner', 'ca', '-rkey', 'key']
  const server = start('openssl', [...args, '-ndays', '1'], folder)
  try {
    const body = readFileSync(join(folder, 'request'))
    const head = `POST / HTTP/1.0\r\nContent-Type: application/ocsp-request\r\nContent-Length: ${body.length}\r\n\r\n`
    const request = Buffer.concat([Buffer.from(head), body])
    while ((await askOnce(port, request)) === 0) await sleep(50)
    const begun = performance.now()
    let answers = 0
    while (performance.now() - begun < milliseconds) answers += await askOnce(port, request)
    return answers / ((performance.now() - begun) / 1000)
  } finally {
    await end(server)
    rmSync(folder, { recursive: true })
  }
}

async function askOnce(port: number, request: Buffer): Promise<number> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  let octets = 0
  socket.on('data', (more: Buffer) => {
    octets += more.length
  })
  socket.on('error', () => {}) // it does not listen yet, or not again
  socket.write(request)
  await new Promise((resolve) => socket.once('close', resolve))
  return octets > 200 ? 1 : 0
}

function start(command: string, args: readonly string[], cwd?: string): ChildProcess {
  return spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'ignore'] })
}

async function firstLine({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('it has no output')
  const lines = createInterface(stdout)
  const [line] = (await once(lines, 'line')) as [string]
  return line
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

function median(rates: readonly number[]): number {
  return rates.toSorted((a, b) => a - b)[Math.floor(rates.length / 2)] ?? 0
}
