import { parseCertificate } from '../../src/pki/certificate.ts'
import { encodeCertificateIdentifier } from '../../src/pki/certificate-identifier.ts'
import { encodeCertId, encodeOcspRequest, parseOcspRequest } from '../../src/pki/ocsp-request.ts'
import { subjectPublicKeyBits } from '../../src/pki/spki.ts'
import { writeHourlyCheckpoint, writeLastCheckpoint } from '../../src/service/audit/checkpoint.ts'
import { byMember, record } from '../../src/service/audit/record.ts'
import { sealAudit } from '../../src/service/audit/seal.ts'
import { verifyAudit } from '../../src/service/audit/verify.ts'
import { verifyTrails } from '../../src/service/audit/verify-trails.ts'
import { readDemoStaff, refreshDemoStaff } from '../../src/service/demo/demo-staff.ts'
import { readDemoOutbox, readDemoPeople } from '../../src/service/demo/read-demo.ts'
import { refreshDemoPeople } from '../../src/service/demo/refresh-people.ts'
import { issuedBy } from '../../src/service/institution/issued-by.ts'
import { reconcile } from '../../src/service/journal/reconcile.ts'
import { applyRemedy } from '../../src/service/journal/remedy.ts'
import { readRenewalInformation } from '../../src/service/renewal-information/read-renewal-information.ts'
import { answerOcsp } from '../../src/service/status/answer-ocsp.ts'
import { keepResponders } from '../../src/service/status/keep-responders.ts'
import { publishLists } from '../../src/service/status/publish-lists.ts'
import { sweep } from '../../src/service/sweep/sweep.ts'
import { institutionOnly, type Trials, trial, whenMuchIsDue } from './trial.ts'

const nowhere = { has: async () => false, put: async () => true, read: async () => [] }

/** What runs by itself or at the terminal. */
export const operationTrials: Trials = {
  'audit/checkpoint.ts': {
    writeHourlyCheckpoint: institutionOnly(({ ports, institution }) =>
      writeHourlyCheckpoint({ ...ports, place: nowhere }, institution),
    ),
    writeLastCheckpoint: institutionOnly(({ ports, institution }) =>
      writeLastCheckpoint({ ...ports, place: nowhere }, institution),
    ),
  },
  'audit/keep-audit.ts': { keepAudit: 'goes to one institution after the other with the verbs beside it' },
  'audit/record.ts': {
    record: trial(['memberId', 'certificateId'], (stage, { memberId, certificateId }) =>
      stage.within((tx) =>
        record(stage.ports, tx, {
          ...byMember(memberId, stage.ports.clock.now()),
          kind: 'logged-off',
          certificateId,
        }),
      ),
    ),
    auditRow: 'puts together what it is given',
    byMember: 'puts together what it is given',
  },
  'audit/seal.ts': { sealAudit: institutionOnly(({ ports, institution: { id } }) => sealAudit(ports, id)) },
  'audit/verify-trails.ts': {
    verifyTrails: institutionOnly(({ ports, institution }) =>
      verifyTrails(ports, [institution], [institution], { checkpoints: [], keyIds: [] }),
    ),
  },
  'audit/verify.ts': {
    verifyAudit: institutionOnly(({ ports, institution }) => verifyAudit(ports, institution, [], [])),
  },
  'demo/demo-staff.ts': {
    addDemoStaff: 'adds the demonstration’s own people, by the verb beside it',
    readDemoStaff: institutionOnly(({ ports, institution }) => readDemoStaff(ports, institution)),
    refreshDemoStaff: whenMuchIsDue(({ ports, institution }) => refreshDemoStaff(ports, institution)),
  },
  'demo/demo-services.ts': {
    letDemoServiceIn: 'lets the demonstration’s own sample in, by the verbs beside it',
  },
  'demo/make-demo.ts': { makeDemo: 'makes its own institutions, by the verbs beside it' },
  'demo/move-clock.ts': { moveClock: 'goes to one institution after the other, on purpose to all' },
  'demo/read-demo.ts': {
    readDemoPeople: institutionOnly(({ ports, institution }) => readDemoPeople(ports, institution)),
    readDemoOutbox: institutionOnly(({ ports, institution }) => readDemoOutbox(ports, institution, 1000)),
  },
  'demo/refresh-people.ts': {
    refreshDemoPeople: whenMuchIsDue(({ ports, institution }) => refreshDemoPeople(ports, institution)),
  },
  'each-in-turn.ts': { eachInTurn: 'calls what it is given' },
  'institution/add-institution.ts': { addInstitution: 'begins an institution that nobody has seen before' },
  'institution/directory.ts': {
    openDirectory: 'holds all institutions: what is public of them, and their policies',
  },
  'institution/under-revoked.ts': {
    underRevoked: 'compares what it is given',
    lifeUnderRevoked: 'tried with redeemCode; where no CA is revoked it reads nothing',
  },
  'institution/issued-by.ts': {
    hasIssued: 'compares the names that it is given',
    issuedBy: trial(['certificate'], ({ directory, institution }, { certificate }) =>
      issuedBy(directory, institution.slug, certificate.der),
    ),
  },
  'journal/compare-journals.ts': {
    compareJournals: 'reads the journals of all institutions, and asks of each those rows that bear its name',
    damagesOf: 'puts together what it is given',
  },
  'journal/gate.ts': {
    openGate: 'compares for all institutions, by the verb beside it',
    refuseWhileBehind: 'asks what it is given',
  },
  'journal/reconcile.ts': {
    reconcile: trial(['memberId', 'certificateId', 'contractId'], ({ ports, institution }, things) => {
      const at = ports.clock.now()
      const about = { ...things, institutionId: institution.id, at, actor: 'system' } as const
      const kinds = ['certificate-revoked', 'member-stopped', 'member-removed', 'contract-stopped'] as const
      const lacking = kinds.map((kind) => ({ id: ports.random.uuid(), kind, ...about }))
      return reconcile(ports, institution.id, lacking, 'do')
    }),
  },
  'journal/remedy.ts': {
    applyRemedy: trial(['memberId', 'entitlementId'], (stage, { memberId, entitlementId }) =>
      stage.within((tx) => applyRemedy(stage.ports, tx, { do: 'use-entitlement', entitlementId, memberId })),
    ),
  },
  'renewal-information/read-renewal-information.ts': {
    readRenewalInformation: trial(['certificate'], ({ ports, entry }, { certificate }) => {
      const { serialNumber } = parseCertificate(certificate.der)
      const issuer = entry.issuers.find((one) => one.level === 'issuing')
      const { known } = parseCertificate(issuer?.certificate ?? certificate.der)
      const keyIdentifier = known.subjectKeyIdentifier ?? new Uint8Array(20)
      return readRenewalInformation(
        ports,
        entry,
        encodeCertificateIdentifier({ keyIdentifier, serialNumber }),
      )
    }),
  },
  'status/answer-ocsp.ts': {
    answerOcsp: trial(['certificate'], ({ ports, entry }, { certificate }) => {
      const { serialNumber, issuerDer } = parseCertificate(certificate.der)
      const name = ports.crypto.sha256(issuerDer)
      const issuer = entry.issuers.find((one) => one.level === 'issuing')
      const key = subjectPublicKeyBits(parseCertificate(issuer?.certificate ?? certificate.der).spki)
      const certId = encodeCertId({
        hashAlgorithm: 'sha256',
        issuerNameHash: name,
        issuerKeyHash: ports.crypto.sha256(key),
        serialNumber,
      })
      return answerOcsp(ports, entry, parseOcspRequest(encodeOcspRequest([certId])))
    }),
    ocspError: 'says what it is given',
  },
  'status/keep-responders.ts': {
    keepResponders: institutionOnly(({ ports, institution }) => keepResponders(ports, institution)),
    keepResponder: 'of one CA, by the verb beside it',
  },
  'status/publish-lists.ts': {
    publishLists: whenMuchIsDue(({ ports, institution }) => publishLists(ports, institution)),
    publishListsOf: 'those of one CA, by the verb beside it',
  },
  'sweep/sweep.ts': { sweep: whenMuchIsDue(({ ports, institution }) => sweep(ports, institution)) },
  'token.ts': { makeToken: 'chance alone', hashToken: 'a hash of what it is given' },
}
