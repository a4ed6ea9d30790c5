import { draftOf } from '../../src/domain/policy-draft.ts'
import { policyToday } from '../../src/domain/policy-version.ts'
import { listPolicyVersions } from '../../src/service/office/list-policy-versions.ts'
import type { PolicyWish } from '../../src/service/office/policy-wish.ts'
import { previewVersion } from '../../src/service/office/preview-version.ts'
import { requestPolicyVersion } from '../../src/service/office/request-policy-version.ts'
import type { StaffSession } from '../../src/service/office/staff-session.ts'
import { readReach } from '../../src/service/office/version-reach.ts'
import { readPulls } from '../../src/service/renewal-pull/read-pulls.ts'
import { previewPull, requestPull } from '../../src/service/renewal-pull/request-pull.ts'
import { withdrawPull } from '../../src/service/renewal-pull/withdraw-pull.ts'
import { type Stage, type Trials, trial } from './trial.ts'

const pull = {
  issuerId: '',
  keyAlgorithm: 'EC-P256',
  issuedBefore: '',
  spreadHours: 24,
  reason: { ja: '鍵を替えます。', en: 'Keys are changed.' },
} as const

/** What an institution decides, and how a change of it is asked for. */
export const policyTrials: Trials = {
  'renewal-pull/show-pull.ts': {
    showPull: 'tried with previewPull',
    nameOf: 'reads what it is given',
    isStillThere: 'tried with requestPull',
    profileOf: 'puts together what it is given',
  },
  'renewal-pull/request-pull.ts': {
    previewPull: trial(['staffSession'], async ({ ports, institution, entry }, { staffSession }) => {
      const issuerId = entry.issuers.find(({ level }) => level === 'issuing')?.id ?? ''
      return previewPull(ports, institution, asEditor(staffSession), { ...pull, issuerId })
    }),
    requestPull: trial(['staffSession'], async ({ ports, institution }, { staffSession }) => {
      const session = asEditor(staffSession)
      const { shownHash } = await previewPull(ports, institution, session, pull)
      const asked = { shownHash, evidence: 'decided by the board' }
      return requestPull(ports, institution, session, pull, asked)
    }),
  },
  'renewal-pull/read-pulls.ts': {
    readPulls: trial(['staffSession'], ({ ports, institution }, { staffSession }) =>
      readPulls(ports, institution, asEditor(staffSession)),
    ),
  },
  'renewal-pull/withdraw-pull.ts': {
    withdrawPull: trial(['staffSession'], async (stage, { staffSession }) => {
      const { ports, institution } = stage
      const session = asEditor(staffSession)
      const { shownHash } = await previewPull(ports, institution, session, pull)
      const asked = { shownHash, evidence: 'decided by the board' }
      const { approvalId } = await requestPull(ports, institution, session, pull, asked)
      const at = ports.clock.now()
      const { spreadHours, reason } = pull
      await stage.within((tx) =>
        tx.renewalPulls.add({ issuedBefore: at, at, spreadHours, reason, approvalId }),
      )
      return withdrawPull(ports, institution, session, '1')
    }),
  },
  'office/list-policy-versions.ts': {
    listPolicyVersions: trial(['staffSession'], ({ ports, institution }, { staffSession }) =>
      listPolicyVersions(ports, institution, asEditor(staffSession)),
    ),
    policyVersionsOf: 'tried with listPolicyVersions',
  },
  'office/policy-wish.ts': {
    wishedVersion: 'puts together what it is given',
    showVersion: 'puts together what it is given',
  },
  'office/preview-version.ts': {
    previewVersion: trial(['staffSession'], (stage, { staffSession }) =>
      previewVersion(stage.ports, stage.institution, asEditor(staffSession), wishAt(stage)),
    ),
  },
  'office/version-reach.ts': {
    reachIn: 'tried with previewVersion',
    readReach: trial(['staffSession'], async (stage, { staffSession }) => {
      const { ports, institution } = stage
      const session = asEditor(staffSession)
      const wish = wishAt(stage)
      const { shownHash } = await previewVersion(ports, institution, session, wish)
      const asked = { shownHash, evidence: 'decided by the board' }
      const { approvalId } = await requestPolicyVersion(ports, institution, session, wish, asked)
      return readReach(ports, institution, session, approvalId)
    }),
  },
  'office/request-policy-version.ts': {
    requestPolicyVersion: trial(['staffSession'], async (stage, { staffSession }) => {
      const { ports, institution } = stage
      const session = asEditor(staffSession)
      const wish = wishAt(stage)
      const { shownHash } = await previewVersion(ports, institution, session, wish)
      const asked = { shownHash, evidence: 'decided by the board' }
      return requestPolicyVersion(ports, institution, session, wish, asked)
    }),
  },
}

/** As if his roles allowed it: then it depends on whose session it is. */
function asEditor(session: StaffSession): StaffSession {
  return { ...session, person: { ...session.person, roles: ['policy-editor'] } }
}

function wishAt({ ports, institution }: Stage): PolicyWish {
  const now = ports.clock.now()
  const draft = draftOf(policyToday(institution.versions, now).policy)
  return {
    effectiveFrom: now
      .add({ hours: 24 * 30 })
      .toString()
      .slice(0, 10),
    draft: { ...draft, renewalOpens: 40 },
  }
}
