import type { Language } from '../domain/language.ts'
import type { Standing } from '../domain/standing.ts'
import type { ApiCertificate } from '../service/api/read-member-things.ts'
import { encodeDayPlace, parseDayPlace } from '../service/office/cursor.ts'
import { certificatesOf, listExpiring, lookAtCertificate } from '../service/terminal/look-up.ts'
import { certificatesAnswer } from '../wire/api.ts'
import { certificatesListed, certificatesLooked } from '../wire/terminal.ts'
import { describeMember, goOn, type LookPorts, standingIn } from './people.ts'
import type { CertificateList, CertificateShow, CertificatesOf } from './people-arguments.ts'
import type { Printed } from './printed.ts'
import { requireInstitution } from './require-institution.ts'
import { table } from './table.ts'
import { tell } from './tell.ts'

export async function certificateList(ports: LookPorts, command: CertificateList): Promise<Printed> {
  const institution = await requireInstitution(ports, command.institution)
  const { after, ...wanted } = command
  const place = parseDayPlace(after)
  const { certificates, next } = await listExpiring(ports, institution, command.operator, {
    ...wanted,
    ...(place && { after: place }),
  })
  const more = next && encodeDayPlace(next)
  return tell(command.form, certificatesListed, { certificates, ...(more && { next: more }) }, () => [
    ...table(
      certificates.map(({ expiryDate, contractNumber, loginId, name, serialNumber }) => [
        expiryDate.toString(),
        contractNumber,
        loginId,
        name,
        serialNumber ?? '',
      ]),
    ),
    ...goOn(more),
  ])
}

export async function certificateOf(
  ports: LookPorts,
  command: CertificatesOf,
  language: Language,
): Promise<Printed> {
  const institution = await requireInstitution(ports, command.institution)
  const certificates = await certificatesOf(ports, institution, command.operator, command)
  const words = standingIn(ports, institution, language)
  return tell(command.form, certificatesAnswer, { certificates }, () =>
    certificates.length === 0
      ? ['There is none.']
      : certificates.flatMap((one) => [...describe(one, words), '']).slice(0, -1),
  )
}

export async function certificateShow(
  ports: LookPorts,
  command: CertificateShow,
  language: Language,
): Promise<Printed> {
  const institution = await requireInstitution(ports, command.institution)
  const certificates = await lookAtCertificate(ports, institution, command.operator, command.named)
  const words = standingIn(ports, institution, language)
  return tell(command.form, certificatesLooked, { certificates }, () =>
    certificates
      .flatMap(({ certificate, member }) => [
        ...describe(certificate, words),
        '',
        ...describeMember(member, words),
        '',
      ])
      .slice(0, -1),
  )
}

function describe(one: ApiCertificate, words: (standing: Standing) => string): string[] {
  const { id, serialNumber, commonName, fingerprint, notBefore, notAfter, expiryDate, standing } = one
  return table([
    ['certificate', commonName ?? 'of an earlier CA, not shown yet'],
    ['id', id],
    ...(serialNumber === undefined ? [] : [['serial number', serialNumber]]),
    ...(fingerprint === undefined ? [] : [['fingerprint', fingerprint]]),
    ['valid', `${notBefore} – ${notAfter}`],
    ['expires', expiryDate.toString()],
    ['stands', words(standing)],
    ...(one.suggestedWindow === undefined
      ? []
      : [['renew', `${one.suggestedWindow.start} – ${one.suggestedWindow.end}`]]),
  ])
}
