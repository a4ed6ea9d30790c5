import { certificateWords } from '../../../words/certificate.ts'
import { officeCertificateWords } from '../../../words/office-certificate.ts'
import { useSurroundings } from '../frame/surroundings.ts'
import { FactList } from '../parts/facts.tsx'
import { ModalDialog } from '../parts/modal-dialog.tsx'
import type { Certificate } from '../server/office.ts'
import { named, stageName, standingSentence } from './standing.ts'

/** Everything that stands in a certificate, in fours as it is read out and compared. */
export function CertificateSheet({ certificate, close }: { certificate: Certificate; close(): void }) {
  const surroundings = useSurroundings()
  const { dates, language } = surroundings
  const words = officeCertificateWords[language]
  const { commonName, serialNumber, keyAlgorithm, fingerprint, provedAt, endedAt } = certificate
  const unknown = certificate.origin === 'predecessor' ? words.notShown : words.notSigned
  return (
    <ModalDialog title={words.title} place="side" close={close}>
      <FactList
        facts={[
          [words.commonName, commonName ?? words.notShown],
          [words.stage, stageName(certificate, language)],
          [words.standing, standingSentence(certificate.standing, surroundings)],
          [words.expiryDate, dates.date(certificate.expiryDate)],
          [
            words.validity,
            words.until(dates.second(certificate.notBefore), dates.second(certificate.notAfter)),
          ],
          [
            words.serialNumber,
            serialNumber === undefined ? words.notShown : <Hex key="serial" text={serialNumber} />,
          ],
          [
            words.fingerprint,
            fingerprint === undefined ? unknown : <Hex key="fingerprint" text={fingerprint} />,
          ],
          [
            words.key,
            keyAlgorithm === undefined
              ? words.notShown
              : named(certificateWords[language].keys, keyAlgorithm),
          ],
          [words.origin, words.origins[certificate.origin] + (certificate.byProtocol ? words.byEst : '')],
          [words.issuedAt, dates.second(certificate.issuedAt)],
          [words.provedAt, provedAt === undefined ? words.notProved : dates.second(provedAt)],
          endedAt === undefined ? undefined : [words.endedAt, dates.second(endedAt)],
        ]}
      />
    </ModalDialog>
  )
}

function Hex({ text }: { text: string }) {
  return <span className="hex">{text.replace(/(.{4})(?=.)/g, '$1 ')}</span>
}
