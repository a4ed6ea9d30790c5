import { type CampaignSpan, countGoodSince, remindableDays } from '../../domain/campaign.ts'
import type { CampaignBranch, CampaignDay } from '../../ports/campaign.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { requireMay } from '../office/require-may.ts'
import type { StaffSession } from '../office/staff-session.ts'
import { type SpanWish, spanOf } from './span.ts'

type CampaignPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

export interface CampaignBoard extends CampaignSpan {
  countedAt: Temporal.Instant
  days: CampaignDay[]
  /** Of which days people can be reminded today. */
  remindable?: CampaignSpan
}

/** Who expires on which day, and how far they have come. Counts only: nobody is named. */
export async function readCampaign(
  ports: CampaignPorts,
  institution: InstitutionRecord,
  session: StaffSession,
  wish: SpanWish,
): Promise<CampaignBoard> {
  await requireMay(ports, institution, session, 'read-campaign')
  const now = ports.clock.now()
  const span = spanOf(institution, wish, now)
  const open = remindableDays(span, institution.versions, now)
  const counted = await ports.store.at(institution.id).campaign.byDay(span, goodAt(now))
  const [first, last] = [open[0], open.at(-1)]
  return {
    ...span,
    countedAt: counted.countedAt ?? now,
    days: counted.rows,
    ...(first && last && { remindable: { from: first.day, until: last.day } }),
  }
}

/** The same by the branches that keep the accounts. */
export async function readBranches(
  ports: CampaignPorts,
  institution: InstitutionRecord,
  session: StaffSession,
  wish: SpanWish,
): Promise<CampaignSpan & { branches: CampaignBranch[] }> {
  await requireMay(ports, institution, session, 'read-campaign')
  const now = ports.clock.now()
  const span = spanOf(institution, wish, now)
  const { rows } = await ports.store.at(institution.id).campaign.byBranch(span, goodAt(now))
  return { ...span, branches: rows }
}

const goodAt = (now: Temporal.Instant) => ({ since: countGoodSince(now), until: now })
