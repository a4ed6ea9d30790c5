import { readCertificates } from '../../src/service/certificate/read-certificates.ts'
import { beginCheck } from '../../src/service/check/begin-check.ts'
import { checkAddress, seeCertificate } from '../../src/service/check/see-certificate.ts'
import { situationOf } from '../../src/service/decision/situation-of.ts'
import { checkLabelExpiry, parseLabel } from '../../src/service/logon/attempt-label.ts'
import { beginAttempt } from '../../src/service/logon/begin-attempt.ts'
import { changePins } from '../../src/service/logon/change-pins.ts'
import { enterPin, requireRightPin } from '../../src/service/logon/enter-pin.ts'
import { judgeCertificate } from '../../src/service/logon/judge-certificate.ts'
import { logOff } from '../../src/service/logon/log-off.ts'
import { proveCertificate } from '../../src/service/logon/prove-certificate.ts'
import { redeemCode } from '../../src/service/logon/redeem-code.ts'
import { readSession } from '../../src/service/logon/session.ts'
import { addMember } from '../../src/service/member/add-member.ts'
import { entitle } from '../../src/service/member/entitle.ts'
import { identifyMember } from '../../src/service/member/identify-member.ts'
import { addPinLetter } from '../../src/service/member/temporary-pins.ts'
import {
  openMessage,
  openOnBoard,
  openRenewalNotice,
  showBoard,
} from '../../src/service/notice/open-on-board.ts'
import { readBoard } from '../../src/service/notice/read-board.ts'
import { findMailByCode, readSentMail, readSentMails } from '../../src/service/notice/read-sent-mails.ts'
import { rememberTold } from '../../src/service/notice/remember-told.ts'
import { addSecret } from '../../src/service/notice/secret.ts'
import { tellHolderAndAdministrators } from '../../src/service/notice/tell.ts'
import { tellOfLock } from '../../src/service/notice/tell-of-lock.ts'
import { writeMail } from '../../src/service/notice/write-mail.ts'
import { institutionOnly, type Trials, trial } from './trial.ts'

const lastDay = Temporal.PlainDate.from('2028-12-01')

/** Who somebody is, what he sees of his own, and what he is told. */
export const peopleTrials: Trials = {
  'certificate/read-certificates.ts': {
    readCertificates: trial(['session'], ({ ports, institution }, { session }) =>
      readCertificates(ports, institution, session),
    ),
  },
  'check/begin-check.ts': {
    beginCheck: institutionOnly(({ ports, institution }) => beginCheck(ports, institution)),
  },
  'check/see-certificate.ts': {
    checkAddress: trial(['label'], ({ ports, institution }, { label }) =>
      checkAddress(ports, institution.slug, label),
    ),
    seeCertificate: trial(['certificate'], ({ ports, entry }, { certificate }) =>
      seeCertificate(ports, entry, certificate.der),
    ),
  },
  'logon/attempt-label.ts': {
    encodeLabel: 'makes a label for the institution that it is given',
    parseLabel: trial(['label'], ({ ports, institution }, { label }) =>
      parseLabel(ports.crypto, institution.slug, label),
    ),
    checkLabelExpiry: trial(['label'], ({ ports, institution }, { label }) =>
      checkLabelExpiry(ports.crypto, institution.slug, label),
    ),
  },
  'logon/base32.ts': { encodeBase32: 'letters for bytes', decodeBase32: 'bytes for letters' },
  'logon/begin-attempt.ts': {
    beginAttempt: trial(['cookie'], ({ ports, institution }, { cookie }) =>
      beginAttempt(ports, institution, 'logon', cookie),
    ),
    attemptCookieHash: 'a hash of what it is given',
  },
  'logon/change-pins.ts': {
    changePins: trial(['session'], ({ ports, institution }, { session }) =>
      changePins(ports, institution, session, { pin: '93817465', confirmationPin: '10293847' }),
    ),
  },
  'logon/enter-pin.ts': {
    enterPin: trial(['session', 'identification'], ({ ports, institution }, { session, identification }) =>
      enterPin(ports, institution, session, identification.pin),
    ),
    requireRightPin: trial(
      ['session', 'identification'],
      ({ ports, institution }, { session, identification }) =>
        requireRightPin(ports, institution, session, identification.pin),
    ),
  },
  'logon/judge-certificate.ts': {
    judgeCertificate: trial(['label', 'certificate'], ({ ports, directory, institution }, things) =>
      judgeCertificate(ports, directory, institution, { ...things, possession: 'tls' }),
    ),
  },
  'logon/log-off.ts': {
    logOff: trial(['session'], ({ ports, institution }, { session }) => logOff(ports, institution, session)),
  },
  'logon/prove-certificate.ts': {
    proveCertificate: trial(['life', 'certificateId'], (stage, { life, certificateId }) => {
      const situation = situationOf(stage.institution, life, stage.ports.clock.now())
      return stage.within((tx) =>
        proveCertificate(stage.ports, tx, stage.institution, situation, certificateId),
      )
    }),
  },
  'logon/log-on.ts': {
    logOnSwiftly: 'tried with redeemCode',
    logOnUnderLock: 'tried with redeemCode',
  },
  'logon/redeem-code.ts': {
    redeemCode: trial(['handover', 'cookie', 'session'], ({ ports, entry }, things) =>
      redeemCode(ports, entry, { ...things, code: things.handover }),
    ),
    redeemSwiftly: 'tried with redeemCode',
  },
  'logon/session.ts': {
    readSession: trial(['sessionToken'], ({ ports, institution }, { sessionToken }) =>
      readSession(ports, institution, sessionToken),
    ),
    judgeSession: 'tried with readSession and readRenewer',
    endOf: 'looks at the session that it is given',
    owedBy: 'looks at the session that it is given',
  },
  'member/add-member.ts': {
    addMember: trial(['contractId'], ({ ports, institution }, { contractId }) =>
      addMember(ports, institution, {
        contractId,
        role: 'user',
        loginId: 'newcomer',
        displayName: 'Newcomer',
        language: 'ja',
      }),
    ),
  },
  'member/entitle.ts': {
    addPickupLetter: 'tried with entitle',
    entitle: trial(['member'], (stage, { member }) =>
      stage.within((tx) => entitle(stage.ports, tx, stage.institution, member, 'reissue')),
    ),
  },
  'member/identify-member.ts': {
    identifyMember: trial(['identification'], ({ ports, institution }, { identification }) =>
      identifyMember(
        ports,
        institution,
        { door: 'acquisition', since: () => ports.clock.now() },
        identification,
      ),
    ),
    notIdentified: 'makes a refusal',
  },
  'member/temporary-pins.ts': {
    makeTemporaryPins: 'chance alone',
    addPinLetter: trial(['member'], (stage, { member }) =>
      stage.within((tx) =>
        addPinLetter(stage.ports, tx, stage.institution, member, {
          pin: '11112222',
          confirmationPin: '33334444',
          pinHash: '',
          confirmationPinHash: '',
        }),
      ),
    ),
  },
  'notice/mail-frame.ts': {
    mailFrame: 'puts together what it is given',
    frameFor: 'puts together what it is given',
  },
  'notice/read-board.ts': {
    readBoard: trial(['session'], ({ ports, institution }, { session }) =>
      readBoard(ports, institution, session),
    ),
  },
  'notice/open-on-board.ts': {
    showBoard: trial(['session'], ({ ports, institution }, { session }) =>
      showBoard(ports, institution, session),
    ),
    openRenewalNotice: trial(['session'], ({ ports, institution }, { session }) =>
      openRenewalNotice(ports, institution, session),
    ),
    openOnBoard: trial(['session', 'messageId'], ({ ports, institution }, { session, messageId }) =>
      openOnBoard(ports, institution, session, 'message', messageId),
    ),
    openMessage: trial(['session', 'messageId'], ({ ports, institution }, { session, messageId }) =>
      openMessage(ports, institution, session, messageId),
    ),
    renewalOn: 'looks at what it is given',
  },
  'notice/read-sent-mails.ts': {
    readSentMails: trial(['session'], ({ ports, institution }, { session }) =>
      readSentMails(ports, institution, session),
    ),
    readSentMail: trial(['session', 'mailId'], ({ ports, institution }, { session, mailId }) =>
      readSentMail(ports, institution, session, mailId),
    ),
    findMailByCode: trial(['session', 'mailCode'], ({ ports, institution }, { session, mailCode }) =>
      findMailByCode(ports, institution, session, mailCode),
    ),
  },
  'notice/remember-told.ts': {
    rememberTold: trial(['certificateId'], (stage, { certificateId: id }) =>
      stage.within((tx) => rememberTold(tx, { id }, { kind: 'acquire', lastDay })),
    ),
  },
  'notice/secret.ts': {
    addSecret: trial(['member'], (stage, { member }) =>
      stage.within((tx) =>
        addSecret(stage.ports, tx, stage.institution, {
          member,
          channel: 'letter',
          secret: { kind: 'pin-letter', pin: '11112222', confirmationPin: '33334444' },
          outOfDateAt: stage.ports.clock.now().add({ hours: 24 }),
        }),
      ),
    ),
    openSecret: 'opens an item that was read for its institution; the seal is bound to the item’s id',
    composeSecret: 'puts together what it is given',
  },
  'notice/tell-of-lock.ts': {
    tellOfLock: trial(['member'], (stage, { member }) =>
      stage.within(async (tx) => {
        await tellOfLock(stage.ports, tx, stage.institution, member)
        const now = stage.ports.clock.now()
        await tellOfLock(stage.ports, tx, stage.institution, member, { at: now, since: now })
      }),
    ),
  },
  'notice/tell.ts': {
    mailsAbout: 'puts together what it is given',
    tellHolderAndAdministrators: trial(['memberId', 'certificateId'], (stage, { memberId, certificateId }) =>
      stage.within((tx) =>
        tellHolderAndAdministrators(
          stage.ports,
          tx,
          stage.institution,
          memberId,
          'certificate-issued',
          certificateId,
        ),
      ),
    ),
  },
  'notice/write-mail.ts': {
    outboxItems: 'puts together what it is given',
    writeMail: trial(['member'], (stage, { member }) =>
      stage.within((tx) =>
        writeMail(stage.ports, tx, stage.institution, member, {
          kind: 'certificate-issued',
          compose: () => ({ subject: 'a subject', text: 'a text' }),
        }),
      ),
    ),
  },
}
