import { apiRefusals } from './api-refusals.ts'
import { deskRefusalsEn } from './desk-refusals-en.ts'
import { estRefusals } from './est-refusals.ts'
import { officeRefusalsEn } from './office-refusals-en.ts'
import type { RefusalWords } from './refusal-sentence.ts'
import { capital, type Voice } from './voice.ts'

const call = ({ desk }: Voice) => `call the ${desk.name} (${desk.telephone}).`
const ask = (v: Voice) =>
  `If you are a ${v.user}, ask your company’s ${v.administrator}. Otherwise ${call(v)}`
const acquire = (v: Voice, lastDay: string | undefined) =>
  `Get a new certificate through “Get a certificate” on the ${v.logon} page${lastDay === undefined ? '' : ` by ${lastDay}`}.`
const again = 'Please start again. If you have a certificate, it goes on working.'

export const refusalsEn: RefusalWords = {
  ...officeRefusalsEn,
  ...deskRefusalsEn,
  ...apiRefusals.en,
  ...estRefusals.en,
  'not-found': () => ({
    what: 'What you are looking for is not here.',
    next: 'Check the address, or start from the first page.',
  }),
  'message-gone': () => ({
    what: 'This message is on the board no more.',
    next: 'What is there now stands under “Important notices”.',
  }),
  'cross-site': () => ({
    what: 'This was sent from another website, so we did not accept it.',
    next: 'Open the page from your bookmark and do it again.',
  }),
  'form-expired': () => ({
    what: 'The page had been open for too long, so we did not accept it.',
    next: 'Open the page again and enter it once more. Nothing has happened yet.',
  }),
  'form-done': () => ({
    what: 'This page has done its work before. It was not done a second time.',
    next: 'Open it again from the list and look how things stand.',
  }),
  busy: () => ({
    what: 'There is too much to do at this moment.',
    next: 'Wait a minute and try again. Nothing has happened yet.',
  }),
  'records-behind': (_, v) => ({
    what: 'The records have been restored and are still being checked, so nothing can be done at present.',
    next: `Please try again later. If it is urgent, ${call(v)} Keep the certificate that you have.`,
  }),
  'not-logged-on': (_, v) => ({
    what: `This page is only for those who have logged ${v.logon === 'log-in' ? 'in' : 'on'}.`,
    next: `Please ${v.logOn} with your certificate.`,
  }),
  'session-ended': (_, v) => ({
    what: 'You were away for a while, or ended the session in another window.',
    next: `To go on, please ${v.logOn} again.`,
  }),
  'not-administrator': (_, v) => ({
    what: `This page is for your company’s ${v.administrator} only.`,
    next: `Your own certificate stands under “Certificate”. For anybody else’s ask your ${v.administrator}.`,
  }),
  'identification-failed': (facts, v) => ({
    what: 'We could not identify you from what was entered.',
    next: `Check all IDs and PINs and enter them again. After ${
      facts.number('limit') ?? 'several'
    } wrong entries in a row even the right ones are not accepted.${
      facts.number('lockMinutes') === undefined
        ? ''
        : ` ${facts.is('door', 'help') ? 'They' : 'While there is something to report, they'} are accepted again ${facts.number('lockMinutes')} minutes later.`
    } If you are not sure, or the right ones lead here again, ${call(v)}`,
  }),
  'door-locked': (facts, v) => ({
    what: facts.is('door', 'logon-pin')
      ? 'After several wrong entries, PINs are no longer accepted.'
      : 'After several wrong entries, this page is closed for you.',
    next: `To have it opened, ${call(v)}`,
  }),
  'pickup-code-wrong': (facts) => ({
    what: 'This pickup code is not right.',
    next: `Look at the mail or the paper and enter it again. After ${
      facts.number('triesLeft') === undefined ? 'several' : facts.number('triesLeft')
    } more wrong ${facts.number('triesLeft') === 1 ? 'entry' : 'entries'} the code stops working.`,
  }),
  'pickup-code-spent': (_, v) => ({
    what: 'This pickup code has run out, or was used as often as it can be.',
    next: `Have a new code sent. If you cannot receive it by mail, ${call(v)}`,
  }),
  'pickup-mail-too-soon': (facts) => ({
    what: 'A mail with a pickup code was sent only just now.',
    next: `Try again ${facts.moment('at') === undefined ? 'in a little while' : `from ${facts.moment('at')}`}, and look into the folder for unwanted mail.`,
  }),
  'pin-wrong': (facts, v) => ({
    what: 'This PIN is not right.',
    next: `${facts.number('triesLeft') === undefined ? '' : `Wrong entries left: ${facts.number('triesLeft')}. `}If you have forgotten it, ${call(v)}`,
  }),
  'pin-unacceptable': () => ({
    what: 'This PIN does not follow the rules.',
    next: 'Look at “Rules for PINs” on the page and choose another one.',
  }),
  'notice-code-unknown': (_, v) => ({
    what: `No notice of ${v.self} has this code. Nothing has been stopped yet.`,
    next: `Look at the code and enter it again. If you have none, leave it empty: that stops the certificates too. If the mail was not from ${v.self} at all, ${call(v)}`,
  }),
  'closed-now': (facts, v) => ({
    what: facts.is('because', 'switched-off')
      ? 'This service is suspended at present.'
      : 'This service is closed at this hour.',
    next:
      facts.moment('opensAt') === undefined
        ? `To ask when it opens again, ${call(v)}`
        : `It opens on ${facts.moment('opensAt')}. You can ${v.logOn} with your present certificate at any time.`,
  }),
  'member-stopped': (facts, v) => ({
    what: facts.is('stop', 'loss-reported')
      ? 'A loss or theft was reported, so this person’s certificates are stopped.'
      : 'This person’s certificates are stopped.',
    next: facts.is('stop', 'locked-by-administrator') ? ask(v) : `To have them released, ${call(v)}`,
  }),
  'member-held': (_, v) => ({
    what: 'Something unusual was seen, so this person’s certificates wait until it has been looked at. No certificate was revoked.',
    next: `${capital(v.self)} makes sure that it was you: ${call(v)}`,
  }),
  'nothing-to-acquire': (_, v) => ({
    what: 'There is no certificate to get at present.',
    next: `If you have a valid certificate, ${v.logOn} with it. For a new computer, or if this surprises you: ${ask(v)}`,
  }),
  'acquisition-deadline-passed': (facts, v) => ({
    what: `The last day to get it (${facts.date('lastDay') ?? 'as we told you'}) has passed.`,
    next: `It must be issued once more. ${ask(v)}`,
  }),
  'recovery-deadline-passed': (facts, v) => ({
    what: `Your certificate expired on ${facts.date('expiryDate') ?? 'its expiry date'}, and the last day on which you could get a new one yourself (${facts.date('lastDay') ?? 'as announced'}) has passed.`,
    next: `${capital(v.self)} must reissue it: ${call(v)}`,
  }),
  'revoke-first': (facts, v) => ({
    what: 'Before you can get a new certificate, the old one must be revoked.',
    next: `${ask(v)}${facts.date('lastDay') === undefined ? '' : ` After that you can get it until ${facts.date('lastDay')}.`}`,
  }),
  'no-colleague': (_, v) => ({
    what: `Another ${v.administrator} of your company has to approve this, and there is nobody who could.`,
    next: `Please ${call(v)}`,
  }),
  'colleague-rejected': (_, v) => ({
    what: `Another ${v.administrator} of your company has refused this.`,
    next: `Please ask them. If you know nothing of this, ${call(v)}`,
  }),
  'passkey-failed': (_, v) => ({
    what: 'We could not make sure by the passkey who you are.',
    next: `Try again with the device and browser that have the passkey you registered. If that does not work, ${call(v)}`,
  }),
  'reissue-needed': (facts, v) => ({
    what: facts.is('because', 'new-pc-policy')
      ? 'The certificate for a new PC comes by reissue here, which revokes the present one.'
      : 'The certificate must be reissued.',
    next: ask(v),
  }),
  'renewal-not-open': (facts) => ({
    what: 'It is too early to renew.',
    next: `You can renew from ${facts.date('opensOn') ?? 'shortly before the expiry date'}. “Important notices” will remind you, and your present certificate works until ${facts.date('expiryDate') ?? 'its expiry date'}.`,
  }),
  'renewal-too-late': (facts, v) => ({
    what: `The time to renew the certificate that expires on ${facts.date('expiryDate') ?? 'its expiry date'} is over.`,
    next: facts.date('lastDay') === undefined ? ask(v) : acquire(v, facts.date('lastDay')),
  }),
  'certificate-not-current': (_, v) => ({
    what: 'The certificate you presented is not the one in use.',
    next: `Please ${v.logOn} again and choose the certificate with the later expiry date.`,
  }),
  'nothing-to-prove': (_, v) => ({
    what: `No certificate is waiting for a ${v.logon} check.`,
    next: 'It is done already, or a newer one has taken its place. Look at the page “Certificate”.',
  }),
  'proof-too-late': (facts) => ({
    what: `The time to use the new certificate for the first time (until ${facts.moment('proveUntil') ?? 'its last day'}) is over, so it was withdrawn.`,
    next: 'Renew again from “Important notices”, or, if your certificate has expired, use “Get a certificate”.',
  }),
  'not-me-too-late': (facts, v) => ({
    what: `In the last ${facts.number('hours') ?? 72} hours no certificate of yours was issued or used for the first time.${
      facts.moment('until') === undefined
        ? ''
        : ` This page could have stopped it until ${facts.moment('until')}.`
    }`,
    next: `It cannot be stopped from here any more. If something happened that you know nothing of, do not wait: ${call(v)}`,
  }),
  'nothing-to-remind': () => ({
    what: 'There is nothing to ask of this person now.',
    next: 'Renewal is not open yet, or all is done, or others must act first. The list says how things stand.',
  }),
  'reminded-today': (facts) => ({
    what: `A mail has been written to this person today${facts.moment('at') === undefined ? '' : ` (${facts.moment('at')})`}.`,
    next: 'One mail a day to each person is all there is. If it is urgent, please tell the person yourself.',
  }),
  'mails-off': (_, v) => ({
    what: `At present ${v.self} sends no mails about dates.`,
    next: 'Please tell the person yourself. A request to renew stands under the person’s “Important notices” too.',
  }),
  'no-mail-address': (_, v) => ({
    what: 'There is no mail address of this person.',
    next: `Please tell the person yourself. To have an address entered, ${call(v)}`,
  }),
  'renewal-step-out-of-order': () => ({
    what: 'The steps came in another order than expected.',
    next: 'Please start the renewal again. Your present certificate goes on working.',
  }),
  'renewal-ended': () => ({ what: 'This renewal has ended already.', next: again }),
  'fresh-act-needed': (facts, v) => ({
    what: `For your safety, a ${v.logon} with your present certificate is needed within the ${facts.number('minutes') ?? 5} minutes before issuing.`,
    next: `Please ${v.logOn} with it once more. You continue where you were.`,
  }),
  'bad-request-signature': () => ({
    what: 'The request was changed on its way, or was not made properly.',
    next: again,
  }),
  'key-not-accepted': () => ({ what: 'A certificate cannot be issued for this kind of key.', next: again }),
  'key-used-before': () => ({
    what: 'A certificate has already been issued for this key.',
    next: `A new key is needed. ${again}`,
  }),
  'issuer-ends-first': (_, v) => ({
    what: `No new certificate can be issued at present: ${v.self} has to prepare for it first.`,
    next: `Please ${call(v)} Nothing has happened yet. If you have a certificate, it goes on working.`,
  }),
  'attempt-unknown': (_, v) => ({
    what: `This ${v.logon} address is not in use, or has run out.`,
    next: `Start again from the ${v.logon} page.`,
  }),
  'attempt-used': (_, v) => ({
    what: `This ${v.logon} address has been used already.`,
    next: `Each address works once. Start again from the ${v.logon} page.`,
  }),
}
