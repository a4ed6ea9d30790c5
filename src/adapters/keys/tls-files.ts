import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { readPrivateFile } from './private-file.ts'

const LONGEST = 65_536

interface TlsFiles {
  certificateFile: string
  keyFile: string
}

/**
 * A server's certificate with its chain, and its key, as PEM. Refused before anybody connects: a key that others may
 * read, and one that is not the certificate's.
 */
export async function readTlsFiles({
  certificateFile,
  keyFile,
}: TlsFiles): Promise<{ certificate: string; key: string }> {
  const key = (await readPrivateFile(keyFile, 'TLS key', LONGEST)).toString('utf8')
  const certificate = await readFile(certificateFile, 'utf8')
  if (!parseCertificate(certificate, certificateFile).checkPrivateKey(parseKey(key, keyFile))) {
    throw new Error(`the key in ${keyFile} is not that of the certificate in ${certificateFile}`)
  }
  return { certificate, key }
}

function parseCertificate(pem: string, path: string): X509Certificate {
  try {
    return new X509Certificate(pem)
  } catch {
    throw new Error(`${path} holds no certificate as PEM`)
  }
}

/** OpenSSL's own message is left out: this file holds a key. */
function parseKey(pem: string, path: string) {
  try {
    return createPrivateKey(pem)
  } catch {
    throw new Error(`${path} holds no private key as PEM, or one with a passphrase`)
  }
}
