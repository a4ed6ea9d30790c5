import { alarmAuthorities } from '../../src/service/ca/alarm-authorities.ts'
import { listAuthorities } from '../../src/service/ca/list-authorities.ts'
import { makeAuthority } from '../../src/service/ca/make-authority.ts'
import { prepareAuthority } from '../../src/service/ca/prepare-authority.ts'
import { requestAuthority } from '../../src/service/ca/request-authority.ts'
import { endOfRevoked, revokeAuthority } from '../../src/service/ca/revoke-authority.ts'
import { showRevocation } from '../../src/service/ca/show-ca.ts'
import { beginToIssue } from '../../src/service/ca/switch-authority.ts'
import { institutionOnly, type Stage, type Trials, trial } from './trial.ts'

const plan = { keyKind: 'P-256', years: 10 } as const
const by = ({ ports }: Stage) => ({ at: ports.clock.now(), actor: 'system' }) as const

/** CAs that come and go. */
export const authorityTrials: Trials = {
  'ca/make-authority.ts': {
    makeAuthority: institutionOnly(({ ports, institution }) =>
      makeAuthority(ports, {
        institution,
        organization: 'Another',
        keyKind: 'P-256',
        rootYears: 20,
        issuingYears: 10,
      }),
    ),
    nextGeneration: 'counts what it is given',
    refuseIfOthersCame: 'tried with makeAuthority',
    addIssuers: 'tried with makeAuthority',
  },
  'ca/make-issuer.ts': {
    makeKey: 'a key of nobody, until a record names it',
    authorityName: 'a function of its arguments',
    makeRoot: 'signs, and writes nothing',
    makeIssuing: 'signs with the key of the root that it is given, and writes nothing',
  },
  'ca/prepare-authority.ts': {
    refuseSecondPrepared: 'looks at what it is given',
    prepareAuthority: institutionOnly(({ ports, institution }) => prepareAuthority(ports, institution, plan)),
  },
  'ca/refuse-too-soon.ts': {
    refuseTooSoon: 'a function of its arguments',
    refuseShortPlan: 'a function of its arguments',
    refuseShortYears: 'a function of its arguments',
  },
  'ca/list-authorities.ts': {
    listAuthorities: institutionOnly(({ ports, institution }) => listAuthorities(ports, institution)),
  },
  'ca/request-authority.ts': {
    requestAuthority: institutionOnly(({ ports, institution }) =>
      requestAuthority(ports, institution, { organization: 'Another', keyKind: 'P-256' }),
    ),
  },
  'ca/accept-authority.ts': {
    acceptAuthority: 'takes a certificate and no id; tried with a root elsewhere in test/terminal/ca.test.ts',
  },
  'ca/bring-list.ts': { bringList: 'takes a list and no id; tried in test/terminal/ca.test.ts' },
  'ca/alarm-authorities.ts': {
    alarmAuthorities: institutionOnly(({ ports, entry }) => alarmAuthorities(ports, entry)),
  },
  'ca/show-ca.ts': {
    showSwitch: 'a function of its arguments',
    showRevocation: trial(['caId'], async ({ ports, institution }, { caId }) => {
      const known = await ports.store.at(institution.id).issuers.all()
      return showRevocation(ports, known, caId, 'superseded', ports.clock.now())
    }),
  },
  'ca/switch-authority.ts': {
    beginToIssue: institutionOnly(async (stage) => {
      const { id } = await prepareAuthority(stage.ports, stage.institution, plan)
      return stage.within((tx) => beginToIssue(stage.ports, tx, id, by(stage)))
    }),
  },
  'ca/revoke-authority.ts': {
    revokeAuthority: trial(['caId'], (stage, { caId }) =>
      stage.within((tx) => revokeAuthority(stage.ports, tx, caId, 'superseded', by(stage))),
    ),
    endOfRevoked: institutionOnly((stage) =>
      stage.within((tx) => endOfRevoked(stage.ports, tx, stage.ports.clock.now(), 10)),
    ),
  },
}
