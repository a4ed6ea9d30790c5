import { policyToday } from '../../domain/policy-version.ts'
import { Malformed } from '../../pki/malformed.ts'
import { type OcspRequest, parseOcspRequest } from '../../pki/ocsp-request.ts'
import type { DirectoryEntry } from '../../service/institution/directory.ts'
import { answerOcsp, type KeptAnswer, type OcspPorts, ocspError } from '../../service/status/answer-ocsp.ts'

/** Bytes with the headers that go with them. */
export interface OcspReply {
  bytes: Uint8Array
  headers: Readonly<Record<string, string | number>>
}

interface Kept extends OcspReply {
  renewAt: number
  serialNumbers: readonly string[]
}

/** How old what is served may be, in milliseconds: every node follows within a second. */
const followedEvery = 500
const mostAnswers = 20_000
/** Of the name by which a request is known. One that asks of a few certificates is shorter; who pads his is answered live. */
const longestKey = 1024

/**
 * Answers that were signed before they are asked for: the first who asks has one signed, and from then on it is signed
 * again before its end, and forgotten as soon as the database tells something else of one of its certificates, or another
 * version of the policy is in force. A request is known by its bytes.
 */
export function ocspCache(ports: OcspPorts, elapsed: () => number) {
  const answers = new Map<string, Kept>()
  const bySerial = new Map<string, Set<string>>()
  let upTo: string | undefined
  let version: number | undefined
  let followedAt = Number.NEGATIVE_INFINITY
  let following: Promise<void> | undefined

  function forget(key: string) {
    for (const serial of answers.get(key)?.serialNumbers ?? []) {
      const keys = bySerial.get(serial)
      if (keys?.delete(key) && keys.size === 0) bySerial.delete(serial)
    }
    answers.delete(key)
  }

  async function follow({ institution }: DirectoryEntry) {
    const began = elapsed()
    const told = await ports.store.at(institution.id).ocsp.changes(upTo)
    const inForce = policyToday(institution.versions, ports.clock.now()).version
    // A database that counts lower is another one than before: what it has to tell was not asked of it yet.
    if (inForce !== version || (upTo !== undefined && BigInt(told.upTo) < BigInt(upTo))) {
      answers.clear()
      bySerial.clear()
    }
    upTo = told.upTo
    version = inForce
    followedAt = began
    for (const serial of told.serialNumbers) {
      for (const key of bySerial.get(serial) ?? []) forget(key)
      bySerial.delete(serial)
    }
  }

  async function ask(entry: DirectoryEntry, key: string, der: Uint8Array): Promise<OcspReply> {
    const request = read(der)
    if (request === undefined) return uncached(ocspError('malformedRequest'))
    const askedAt = followedAt
    const { der: bytes, kept } = await answerOcsp(ports, entry, request)
    if (kept === undefined) return uncached(bytes)
    const reply = replyOf(ports, bytes, kept)
    // While it was made something may have been told of its certificates: then it serves this once.
    if (askedAt === followedAt && key.length <= longestKey) keep(key, reply)
    return reply
  }

  function keep(key: string, reply: Kept) {
    forget(key)
    answers.set(key, reply)
    for (const serial of reply.serialNumbers) {
      const keys = bySerial.get(serial) ?? new Set()
      bySerial.set(serial, keys.add(key))
    }
    const [oldest] = answers.keys()
    if (answers.size > mostAnswers && oldest !== undefined) forget(oldest)
  }

  return {
    /** At once, where it is known by this name and nothing has to be asked; else undefined. */
    ready(key: string): OcspReply | undefined {
      if (elapsed() - followedAt >= followedEvery) return undefined
      const known = answers.get(key)
      if (known === undefined || ports.clock.machine().epochMilliseconds >= known.renewAt) return undefined
      return known
    },
    async answer(entry: DirectoryEntry, key: string, der: Uint8Array): Promise<OcspReply> {
      if (elapsed() - followedAt >= followedEvery) {
        following ??= follow(entry).finally(() => {
          following = undefined
        })
        await following
      }
      return this.ready(key) ?? (await ask(entry, key, der))
    },
  }
}

function replyOf(
  { crypto }: OcspPorts,
  bytes: Uint8Array,
  { thisUpdate, nextUpdate, serialNumbers, renewAt, maxAge }: KeptAnswer,
): Kept {
  const headers = {
    ...typed(bytes),
    'cache-control': `public, max-age=${maxAge}, no-transform, must-revalidate`,
    etag: `"${crypto.sha256(bytes).subarray(0, 16).toHex()}"`,
    'last-modified': utc(thisUpdate),
    expires: utc(nextUpdate),
  }
  return { bytes, headers, renewAt: renewAt.epochMilliseconds, serialNumbers }
}

function read(der: Uint8Array): OcspRequest | undefined {
  try {
    return parseOcspRequest(der)
  } catch (error) {
    if (error instanceof Malformed) return undefined
    throw error
  }
}

const utc = (instant: Temporal.Instant) => new Date(instant.epochMilliseconds).toUTCString()

const typed = (bytes: Uint8Array) => ({
  'content-type': 'application/ocsp-response',
  'content-length': bytes.length,
  'x-content-type-options': 'nosniff',
})

/** Made for one asker, or true only for now. */
export function uncached(bytes: Uint8Array): OcspReply {
  return { bytes, headers: { ...typed(bytes), 'cache-control': 'no-store' } }
}
