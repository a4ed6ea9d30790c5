import { countCampaign } from '../../src/service/campaign/count-campaign.ts'
import { exportSilent } from '../../src/service/campaign/export-silent.ts'
import { listSilent } from '../../src/service/campaign/list-silent.ts'
import { readBranches, readCampaign } from '../../src/service/campaign/read-campaign.ts'
import { readFigures } from '../../src/service/campaign/read-figures.ts'
import { remindSilent } from '../../src/service/campaign/remind-silent.ts'
import { institutionOnly, type Trials, trial } from './trial.ts'

/** A quarter in which certificates of both institutions expire. */
const span = { from: Temporal.PlainDate.from('2027-10-01'), until: Temporal.PlainDate.from('2027-12-31') }

/** What the staff of an institution count of its people, and whom they remind. */
export const campaignTrials: Trials = {
  'campaign/span.ts': { spanOf: 'reads two days' },
  'campaign/read-campaign.ts': {
    readCampaign: trial(['staffSession'], ({ ports, institution }, { staffSession }) =>
      readCampaign(ports, institution, staffSession, span),
    ),
    readBranches: trial(['staffSession'], ({ ports, institution }, { staffSession }) =>
      readBranches(ports, institution, staffSession, span),
    ),
  },
  'campaign/count-campaign.ts': {
    countCampaign: institutionOnly(({ ports, institution }) => countCampaign(ports, institution)),
  },
  'campaign/list-silent.ts': {
    listSilent: trial(['staffSession'], ({ ports, institution }, { staffSession }) =>
      listSilent(ports, institution, staffSession, span),
    ),
  },
  'campaign/export-silent.ts': {
    exportSilent: trial(['staffSession'], ({ ports, institution }, { staffSession }) =>
      exportSilent(ports, institution, staffSession, span, 'ja'),
    ),
  },
  'campaign/remind-silent.ts': {
    remindSilent: trial(['staffSession'], ({ ports, institution }, { staffSession }) => {
      const now = Temporal.Instant.from('2027-11-01T00:00:00Z')
      const later = { ...ports, clock: { now: () => now, machine: () => now } }
      return remindSilent(later, institution, staffSession, span)
    }),
  },
  'campaign/read-figures.ts': {
    readFigures: trial(['staffSession'], ({ ports, institution }, { staffSession }) =>
      readFigures(ports, institution, staffSession),
    ),
  },
}
