import { Malformed } from '../../pki/malformed.ts'
import { presentationReader } from './presentation-reader.ts'

/** What the edge must know of a ClientHello: the host it asks for. */
export interface ClientHello {
  /** RFC 6066 §3, in lower case; undefined when the client names no host. */
  serverName: string | undefined
}

/** The most octets that a ClientHello may take, with its record headers. Browsers send about 2 KB. */
export const clientHelloLimit = 16_384

/**
 * Reads the ClientHello at the start of a TLS connection (RFC 8446 §4.1.2, §5.1), however it is cut into records.
 * Octets after its last record are not looked at: they belong to TLS.
 */
export function parseClientHello(bytes: Uint8Array): ClientHello | 'need-more' {
  const body = clientHelloBody(bytes)
  return body === undefined ? 'need-more' : { serverName: serverNameIn(body) }
}

const recordHeaderLength = 5
const messageHeaderLength = 4

/** The body of the first handshake message; undefined while its last record is not whole. */
function clientHelloBody(bytes: Uint8Array): Uint8Array | undefined {
  const message = new Uint8Array(bytes.length)
  let length = 0

  for (let offset = 0; offset < bytes.length; ) {
    const end = recordEnd(bytes, offset)
    if (end === undefined || end > bytes.length) break

    message.set(bytes.subarray(offset + recordHeaderLength, end), length)
    length += end - offset - recordHeaderLength
    const whole = messageLength(message.subarray(0, length))
    if (whole !== undefined && length > whole)
      throw new Malformed('something follows the ClientHello in its record')
    if (length === whole) return message.subarray(messageHeaderLength, whole)
    offset = end
  }

  if (bytes.length >= clientHelloLimit) throw tooLong()
  return undefined
}

/** Where the TLSPlaintext that starts at offset ends; undefined while its header is not whole. */
function recordEnd(bytes: Uint8Array, offset: number): number | undefined {
  const [type, major, , high, low] = bytes.subarray(offset, offset + recordHeaderLength)
  if (type !== undefined && type !== 0x16) throw new Malformed('this is not a TLS handshake')
  if (major !== undefined && major !== 3) throw new Malformed('this is no version of TLS')
  if (high === undefined || low === undefined) return undefined

  const length = high * 256 + low
  if (length === 0) throw new Malformed('a handshake record is empty')
  const end = offset + recordHeaderLength + length
  if (end > clientHelloLimit) throw tooLong()
  return end
}

/** The length of the handshake message with its header; undefined while the header is not whole. */
function messageLength(message: Uint8Array): number | undefined {
  const [type, high, middle, low] = message
  if (type !== undefined && type !== 1)
    throw new Malformed('the first handshake message is not a ClientHello')
  if (high === undefined || middle === undefined || low === undefined) return undefined

  const length = messageHeaderLength + high * 65_536 + middle * 256 + low
  if (length > clientHelloLimit) throw tooLong()
  return length
}

/**
 * RFC 8446 §4.1.2
 *
 *     struct {
 *         ProtocolVersion legacy_version = 0x0303;
 *         Random random;
 *         opaque legacy_session_id<0..32>;
 *         CipherSuite cipher_suites<2..2^16-2>;
 *         opaque legacy_compression_methods<1..2^8-1>;
 *         Extension extensions<8..2^16-1>;    -- may be absent before TLS 1.3
 *     } ClientHello;
 */
function serverNameIn(body: Uint8Array): string | undefined {
  const hello = presentationReader(body, 'ClientHello')
  if (hello.uint16() >>> 8 !== 3) throw new Malformed('the ClientHello is of no version of TLS')
  hello.take(32)
  hello.vector8(0, 32)
  if (hello.vector16(2).length % 2 !== 0) throw new Malformed('the ClientHello cuts a cipher suite in half')
  hello.vector8(1)
  if (hello.isAtEnd()) return undefined

  const extensions = parseExtensions(hello.vector16(0))
  hello.end()
  const serverName = extensions.get(serverNameExtension)
  return serverName === undefined ? undefined : parseServerName(serverName)
}

const serverNameExtension = 0

function parseExtensions(bytes: Uint8Array): Map<number, Uint8Array> {
  const extensions = new Map<number, Uint8Array>()
  const reader = presentationReader(bytes, 'list of extensions')
  while (!reader.isAtEnd()) {
    const type = reader.uint16()
    if (extensions.has(type)) throw new Malformed(`the ClientHello has extension ${type} twice`)
    extensions.set(type, reader.vector16(0))
  }
  return extensions
}

/** RFC 6066 §3: a list of names by type, of which only host_name(0) was ever defined, and only once. */
function parseServerName(bytes: Uint8Array): string {
  const extension = presentationReader(bytes, 'server_name')
  const names = presentationReader(extension.vector16(1), 'server_name')
  extension.end()
  if (names.uint8() !== 0) throw new Malformed('the server_name is not a host name')
  const hostName = String.fromCharCode(...names.vector16(1, 255)).toLowerCase()
  names.end()
  if (!/^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/.test(hostName))
    throw new Malformed('the server_name is not a host name')
  return hostName
}

const tooLong = () => new Malformed(`the ClientHello is longer than ${clientHelloLimit} octets`)
