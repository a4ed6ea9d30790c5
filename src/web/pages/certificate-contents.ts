import type { Language } from '../../domain/language.ts'
import type { KeyAlgorithm } from '../../domain/policy.ts'
import { certificateWords } from '../../words/certificate.ts'
import { dateInWords, dateTimeZoneInWords } from '../../words/dates.ts'
import { facts } from './facts.ts'
import { type Html, html } from './html.ts'

/** A certificate as a page shows it. Times are in the institution's zone. */
export interface CertificateContents {
  commonName: string
  /** The whole distinguished names, as text. */
  subject: string
  issuer: string
  /** Lower-case hex. */
  serialNumber: string
  notBefore: Temporal.ZonedDateTime
  notAfter: Temporal.ZonedDateTime
  expiryDate: Temporal.PlainDate
  key: KeyAlgorithm
  /** SHA-256 of the certificate, lower-case hex. */
  fingerprint: string
}

export function certificateContents(certificate: CertificateContents, language: Language): Html {
  const words = certificateWords[language]
  return facts([
    [words.commonName, certificate.commonName],
    [words.expiryDate, html`<b>${dateInWords(certificate.expiryDate, language)}</b>`],
    [words.validFrom, dateTimeZoneInWords(certificate.notBefore, language)],
    [words.validUntil, dateTimeZoneInWords(certificate.notAfter, language)],
    [words.subject, certificate.subject],
    [words.issuer, certificate.issuer],
    [words.serialNumber, html`<span class="hex">${inPairs(certificate.serialNumber)}</span>`],
    [words.key, words.keys[certificate.key]],
    [words.fingerprint, html`<span class="hex">${inPairs(certificate.fingerprint)}</span>`],
  ])
}

/** 8f3a… → "8F 3A …", which can be compared by eye and breaks across lines. */
function inPairs(hex: string): string {
  return (hex.toUpperCase().match(/.{1,2}/g) ?? []).join(' ')
}
