import { officeMemberWords } from '../../../words/office-member.ts'
import { useSurroundings, useWords } from '../frame/surroundings.ts'
import { Table } from '../parts/table.tsx'
import type { Certificate } from '../server/office.ts'
import { stageName } from './standing.ts'

interface CertificatesProps {
  certificates: readonly Certificate[]
  show(id: string): void
}

export function Certificates({ certificates, show }: CertificatesProps) {
  const { page: words } = useWords(officeMemberWords)
  const { dates, language } = useSurroundings()
  const { serialNumber, stage, issuedAt, expiryDate, details } = words.certificateColumns
  return (
    <section aria-labelledby="certificates">
      <h2 id="certificates">{words.certificates}</h2>
      {certificates.length === 0 ? (
        <p>{words.certificatesNone}</p>
      ) : (
        <Table
          caption={words.certificates}
          columns={[
            { name: 'stage', head: stage },
            { name: 'expiry', head: expiryDate },
            { name: 'issued', head: issuedAt },
            { name: 'serial', head: serialNumber },
            { name: 'details', head: details, isOnScreenOnly: true },
          ]}
          rows={certificates}
          idOf={({ id }) => id}
          cells={(certificate) => [
            stageName(certificate, language),
            dates.date(certificate.expiryDate),
            dates.moment(certificate.issuedAt),
            <span key="serial" className="hex">
              {certificate.serialNumber ?? words.serialNotShown}
            </span>,
            <button
              key="show"
              type="button"
              className="link"
              aria-label={words.showOf(certificate.serialNumber ?? words.serialNotShown)}
              onClick={() => show(certificate.id)}
            >
              {words.show}
            </button>,
          ]}
        />
      )}
    </section>
  )
}
