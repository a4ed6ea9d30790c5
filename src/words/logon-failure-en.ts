import type { MemberStop } from '../domain/life.ts'
import type { LogonFailureWords } from './logon-failure.ts'
import { capital, type Voice } from './voice.ts'

const stopped: Record<MemberStop, (v: Voice) => string> = {
  'loss-reported': (v) =>
    `Loss, theft or a certificate that was not yours has been reported, so all your certificates are stopped. Choosing another one does not help. ${capital(v.self)} first makes sure who you are and what happened: please call the ${v.desk.name}.`,
  suspended: (v) => `This follows a request or a decision. To have them released, call the ${v.desk.name}.`,
  held: (v) =>
    `Something unusual was seen, so they wait until it has been looked at. No certificate was revoked. Please call the ${v.desk.name}.`,
  'locked-by-administrator': (v) =>
    `Your company’s ${v.administrator} has stopped them. To have them released, ask the ${v.administrator}.`,
  ended: (v) => `Your use of this service has ended. If you have questions, call the ${v.desk.name}.`,
}

export const logonFailureEn: LogonFailureWords = {
  saw: {
    'none-sent': (_, v) => ({
      title: 'No certificate was sent to us',
      meaning: `To ${v.logOn} you need the certificate that is installed on your computer. First press “Try again” and choose your own certificate when the browser asks.`,
    }),
    unknown: (_, v) => ({
      title: 'This certificate is not registered',
      meaning: `It is not one that ${v.self} has issued. Press “Try again” and choose another one.`,
    }),
    'foreign-issuer': (_, v) => ({
      title: `This is not a certificate of ${v.self}`,
      meaning: 'Someone else has issued it. Press “Try again” and choose another one.',
    }),
    'other-member': () => ({
      title: 'This is another person’s certificate',
      meaning: 'Press “Try again” and choose the certificate of the person who began.',
    }),
    'other-institution': (_, v) => ({
      title: `This is not a certificate of ${v.self}`,
      meaning: 'It belongs to another financial institution. Press “Try again” and choose another one.',
    }),
    'attempt-used': (_, v) => ({
      title: `This ${v.logon} address has been used`,
      meaning: 'Each address works once. “Try again” starts with a new one.',
    }),
    'attempt-unknown': (_, v) => ({
      title: `This ${v.logon} address does not work`,
      meaning: 'It has run out, or a part of it is missing. “Try again” starts with a new one.',
    }),
    'old-one-during-proof': () => ({
      title: 'That is the old certificate',
      meaning: 'Please choose again, the new one this time. The old one still works as before.',
    }),
    'not-the-current-one': () => ({
      title: 'That certificate is about to be retired',
      meaning: 'To renew you need the one in use now. Choose again, the one with the later expiry date.',
    }),
    expired: ({ expiryDate, lastDay }, v) => ({
      title: 'Your certificate has expired',
      meaning: `${expiryDate === undefined ? '' : `Its expiry date was ${expiryDate}. `}${
        lastDay === undefined
          ? `The time to get a new one yourself is over as well: please call the ${v.desk.name}.`
          : `Until ${lastDay} you can get a new one through “Get a certificate”. After that day it must be reissued by ${v.self}.`
      }`,
    }),
    'not-yet-valid': ({ validFrom }) => ({
      title: 'This certificate does not work yet',
      meaning: `It works ${validFrom === undefined ? 'once its validity has begun' : `from ${validFrom}`}. Until then, choose another one if you have it.`,
    }),
    superseded: () => ({
      title: 'This is an old certificate',
      meaning:
        'A newer one has taken its place. Press “Try again” and choose the one with the later expiry date.',
    }),
    abandoned: () => ({
      title: 'This certificate ended without being used',
      meaning: 'Another one was issued after it. Press “Try again” and choose that one.',
    }),
    revoked: ({ ca }, v) => ({
      title: 'This certificate has been revoked',
      meaning: `${ca === undefined ? '' : `${v.self} has revoked the CA that had issued it, with every certificate of that CA: you did nothing wrong. `}You cannot ${v.logOn} with it. If it was reissued, get the new one through “Get a certificate”.`,
    }),
    'proof-too-late': ({ proveUntil }) => ({
      title: 'This certificate was not used in time',
      meaning: `It was not used ${proveUntil === undefined ? 'in time' : `by ${proveUntil}`}, so it was withdrawn. If you have a present certificate, press “Try again” and choose that one.`,
    }),
    stopped: ({ stop }, v) => ({
      title: 'Your certificates are stopped',
      meaning: stopped[stop ?? 'suspended'](v),
    }),
    held: (_, v) => ({
      title: 'Please wait until we have made sure',
      meaning: `Something unusual was seen, so for your safety your certificates wait. None of them was revoked. When ${v.self} has made sure that it was you, you can ${v.logOn} with the same certificate. Please call the ${v.desk.name}; until then it stays as it is.`,
    }),
    'pin-door-locked': (_, v) => ({
      title: 'PINs are no longer accepted',
      meaning: `There were several wrong entries. Your certificate is not affected. To have this released, call the ${v.desk.name}.`,
    }),
  },
  reasonsHeading: 'Likely reasons',
  reasons: {
    expired: ({ lastDay }, v) => ({
      reason: 'The certificate has expired',
      remedy: `Browsers do not offer an expired certificate. Get a new one through “Get a certificate”${lastDay === undefined ? `. If it expired long ago, ${v.self} must reissue it` : ` by ${lastDay}`}.`,
    }),
    'other-chosen': () => ({
      reason: 'You pressed “Cancel” or chose another certificate',
      remedy:
        'Press “Try again”: the browser asks once more. Look for your own name and the month of expiry.',
    }),
    'other-browser': () => ({
      reason: 'The certificate is in another browser',
      remedy:
        'Firefox keeps certificates apart from Microsoft Edge and Google Chrome. Use the browser you always use.',
    }),
    'other-computer': () => ({
      reason: 'The certificate is on another computer',
      remedy:
        'Use the computer on which you got it. If you have a new computer, start on the old one, or call us.',
    }),
    'never-installed': () => ({
      reason: 'The file of the certificate has not been installed yet',
      remedy:
        'Open the file you saved and install it. If you cannot find the file or its password, you can get the certificate, or renew, once more.',
    }),
    network: () => ({
      reason: 'A security product on the company network removes it',
      remedy:
        'Products that inspect connections, and some virus scanners, do so. Ask the person in charge of your systems to exempt this site.',
    }),
    'old-one-kept': () => ({
      reason: 'The browser still offers the old certificate',
      remedy:
        'Choose the one with the later expiry date. You can delete the old one in “Manage user certificates” on Windows or “Keychain Access” on a Mac.',
    }),
    'other-person': () => ({
      reason: 'Several people use this computer',
      remedy: 'Look at the names in the list and choose your own certificate.',
    }),
    reissued: (_, v) => ({
      reason: 'It was revoked or reissued',
      remedy: `If it was reissued, get the new one through “Get a certificate”. If this surprises you, call the ${v.desk.name} at once.`,
    }),
    'lost-file': () => ({
      reason: 'You cannot find the file of the new certificate, or its password',
      remedy: 'Get the certificate, or renew, once more. A fresh one will be issued.',
    }),
    'computer-clock': () => ({
      reason: 'The date or time of this computer is wrong',
      remedy: 'Set the date and time of the computer, then try again.',
    }),
    bookmark: (_, v) => ({
      reason: 'You bookmarked an address on the way, or pressed “Back”',
      remedy: `Set your bookmark to the ${v.logon} page.`,
    }),
    'renewed-by-another': (_, v) => ({
      reason: 'You did not renew or get a certificate',
      remedy: `Somebody else may have a new certificate of yours. Choose “A notice you did not expect” and stop your certificates at once, or call the ${v.desk.name}: ${v.desk.telephone}.`,
    }),
    unusual: (_, v) => ({
      reason:
        'It was used from a new place just after a reissue, acquired several times in a row, or the like',
      remedy: `If it was you, nothing is wrong: call the ${v.desk.name}, and it is released when that is certain.`,
    }),
    'not-me': (_, v) => ({
      reason: 'You know nothing of this',
      remedy: `Call the ${v.desk.name} at once: ${v.desk.telephone}.`,
    }),
  },
  presented: 'The certificate we saw',
  memberId: 'ID',
  retry: 'Try again',
  proofRetry: 'Choose again, the new one',
  acquire: 'Get a certificate',
  report: 'A notice you did not expect',
  logon: (v) => `To the ${v.logon} page`,
  otherwise: (v) =>
    `That this ${v.logon} did not work harms nothing: your certificate is not lost, and trying again never locks it.`,
}
