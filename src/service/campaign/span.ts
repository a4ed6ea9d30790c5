import { type CampaignSpan, currentSpan, isSpan } from '../../domain/campaign.ts'
import { Malformed } from '../../pki/malformed.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'

/** Both days or neither; nothing said asks for those who may renew today. */
export type SpanWish = Partial<CampaignSpan>

export function spanOf(
  { versions }: Pick<InstitutionRecord, 'versions'>,
  { from, until }: SpanWish,
  now: Temporal.Instant,
): CampaignSpan {
  if (from === undefined && until === undefined) return currentSpan(versions, now)
  if (from === undefined || until === undefined || !isSpan({ from, until })) {
    throw new Malformed('these days are no span of a campaign')
  }
  return { from, until }
}
