import { readFileSync } from 'node:fs'
import { type PemLabel, parsePem, requestLabels } from '../../src/pki/pem.ts'

/** A file that make-pki.sh made. */
export function vectorText(name: string): string {
  return readFileSync(new URL(`pki/${name}.pem`, import.meta.url), 'utf8')
}

export function vectorRequest(name: string): Uint8Array {
  return parsePem(vectorText(`request-${name}`), requestLabels)
}

export function vectorCertificate(name: string): Uint8Array {
  const labels: PemLabel[] = ['CERTIFICATE']
  return parsePem(vectorText(`certificate-${name}`), labels)
}
