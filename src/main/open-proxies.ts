import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Logger } from 'pino'
import { clearSocket } from '../adapters/system/clear-socket.ts'
import { type Environment, type ProxyListen, proxyListens } from '../config.ts'
import type { ProxyDoor } from '../http/proxy/door.ts'
import type { Part } from './part.ts'

/** The doors for reverse proxies, as the operator wants them. */
export async function openProxies(environment: Environment, part: Part, log: Logger): Promise<ProxyDoor[]> {
  const listens = proxyListens(environment)
  if (part !== 'worker') await getReady(listens, log)
  return Promise.all(listens.map(doorOf))
}

/** What one process does for all: a socket that a worker has just opened must not be taken for an old one. */
async function getReady(listens: readonly ProxyListen[], log: Logger): Promise<void> {
  for (const listen of listens) {
    if (listen.kind === 'socket') await clearSocket(listen.path)
    if (listen.kind === 'addresses')
      log.warn('proxies are believed by their address alone: WARIFU_DANGEROUS_PROXY_ADDRESSES is set')
  }
}

async function doorOf(listen: ProxyListen): Promise<ProxyDoor> {
  if (listen.kind !== 'tls') return listen
  const { host, port, fingerprints, caFile } = listen
  const ca = caFile === undefined ? undefined : await readCa(caFile)
  return { kind: 'tls', host, port, trust: { fingerprints, ca } }
}

/** A file without a certificate would let in nobody, and say so to nobody. */
async function readCa(path: string): Promise<string> {
  const pem = await readFile(path, 'utf8')
  try {
    new X509Certificate(pem)
  } catch (error) {
    throw new Error(`${path} holds no certificate as PEM`, { cause: error })
  }
  return pem
}
