import { expiryDates } from '../../domain/expiry-dates.ts'
import type { Language } from '../../domain/language.ts'
import { readCertificates } from '../../service/certificate/read-certificates.ts'
import type { HolderLandmarks } from '../../web/pages/clock-page.ts'
import type { Demo } from './demo.ts'

type Landmarks = HolderLandmarks['landmarks']

/** Whoever has a certificate, with the days of its life that are worth a visit. */
export async function readHolders(
  { ports, directory }: Demo,
  language: Language,
): Promise<HolderLandmarks[]> {
  const now = ports.clock.now()
  const holders: HolderLandmarks[] = []
  for (const { institution } of directory.all()) {
    for (const member of await ports.store.at(institution.id).members.all()) {
      const views = await readCertificates(ports, institution, { member })
      const current = views.find(({ certificate }) => certificate.stage === 'current')?.certificate
      if (current === undefined) continue
      const dates = expiryDates(current, institution.versions, now)
      holders.push({
        institution: institution.name[language],
        person: member.displayName,
        expiryDate: dates.expiryDate,
        landmarks: landmarksOf(dates),
      })
    }
  }
  return holders
}

function landmarksOf({
  expiryDate,
  renewalOpensOn,
  mailsOn,
  recovery,
}: ReturnType<typeof expiryDates>): Landmarks {
  const second = mailsOn.at(-1)?.day
  return [
    { landmark: 'opens', day: renewalOpensOn },
    ...(second ? [{ landmark: 'second-mail' as const, day: second }] : []),
    { landmark: 'expiry', day: expiryDate },
    { landmark: 'day-after', day: expiryDate.add({ days: 1 }) },
    ...(recovery.kind === 'reissue'
      ? []
      : [
          { landmark: 'last-recovery' as const, day: recovery.lastDay },
          { landmark: 'after-recovery' as const, day: recovery.lastDay.add({ days: 1 }) },
        ]),
  ]
}
