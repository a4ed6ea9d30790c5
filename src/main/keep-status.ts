import type { Portal } from '../http/portal/portal-env.ts'
import type { IssuerRecord } from '../ports/certificate-records.ts'
import type { InstitutionRecord } from '../ports/institution-records.ts'
import type { Ports } from '../ports/ports.ts'
import type { KeyMaker } from '../ports/signer.ts'
import { keepResponder } from '../service/status/keep-responders.ts'
import { publishListsOf } from '../service/status/publish-lists.ts'

/** For so long a round waits for one CA, in milliseconds; after that it goes on beside the others. */
const patience = 2000

/**
 * To be called each second: lists that are due, and who signs OCSP answers. Each CA by itself: one whose signer fails or
 * is silent holds back no other, of its institution or of another.
 */
export function openStatus(ports: Ports & { keyMaker: KeyMaker }, { directory, log }: Portal) {
  const underWay = new Map<string, Promise<void>>()

  async function keep(institution: InstitutionRecord, issuer: IssuerRecord): Promise<void> {
    const told = { institution: institution.slug, ca: issuer.id }
    const report = (err: unknown) =>
      log.error({ err, ...told }, 'a CA could not sign what it tells of certificates; it will be tried again')
    await keepResponder(ports, institution, issuer).catch(report)
    await publishListsOf(ports, institution, issuer).catch(report)
  }

  return async (): Promise<void> => {
    for (const { institution, issuers } of directory.all()) {
      for (const issuer of issuers) {
        const key = `${institution.id} ${issuer.id}`
        if (underWay.has(key)) continue
        const kept = keep(institution, issuer).finally(() => underWay.delete(key))
        underWay.set(key, kept)
        await atMost(patience, kept)
      }
    }
  }
}

async function atMost(milliseconds: number, work: Promise<void>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, milliseconds)
  await Promise.race([work, promise])
  clearTimeout(timer)
}
