import type { DeskActWords } from './desk-act.ts'

const everybodyTold = 'The person and every administrator of your company are told by mail.'

export const deskActEn: DeskActWords = {
  will: 'What will happen',
  wont: 'What will not',
  told: 'Who is told',
  confirm: (pin) => `Your own ${pin.charAt(0).toLowerCase()}${pin.slice(1)}`,
  confirmHint: 'So that we know it is you.',
  back: 'Back without doing it',
  reason: 'Why',
  choose: (label) => `Choose one: ${label}.`,
  reissueReasons: {
    loss: 'The PC or the certificate is lost',
    theft: 'It was stolen',
    malware: 'Malware is suspected',
    deleted: 'The certificate has disappeared',
    damaged: 'The PC is broken or was replaced',
    forgotten: 'A PIN or password is forgotten',
    expired: 'It has expired',
    other: 'Something else',
  },
  revokeReasons: {
    loss: 'The PC or the certificate is lost',
    theft: 'It was stolen',
    malware: 'Malware is suspected',
    left: 'The person has left',
    'rights-withdrawn': 'It is not this person’s task any more',
    expired: 'It has expired',
    other: 'Something else',
  },
  stopReasons: {
    loss: 'Something is lost',
    theft: 'Something was stolen',
    malware: 'Malware is suspected',
    suspicion: 'Something was done that nobody knows of',
  },
  pins: {
    label: (v) => `PINs of the ${v.user}`,
    kept: 'stay as they are (the person knows them)',
    reset: 'are replaced by temporary ones (forgotten, or known to somebody)',
  },
  address: 'Mail address',
  newAddress: 'New mail address',
  newAddressHint: 'An address that this person alone reads.',
  name: 'Name',
  nameHint: 'It stands in the certificate.',
  loginId: 'ID',
  loginIdHint: 'Letters and digits. It cannot be changed later.',
  language: 'Language of mails',
  languages: { ja: 'Japanese', en: 'English' },
  logonId: 'ID of this person',
  done: 'What was done',
  next: 'What to do next',
  secrets: {
    title: 'Temporary PINs',
    lead: (name) =>
      `They are shown on this page alone. Print or copy them, and hand them to ${name} in person.`,
    note: 'Do not send them by mail. The pickup code reaches the person alone, so that nobody else holds both.',
    after: 'Keep no copy when you have handed them over.',
  },
  acts: {
    add: {
      title: ({ voice }) => `Add a ${voice.user}`,
      short: 'Somebody new is registered.',
      will: ({ voice }) => [
        'Somebody new is registered and can get a certificate.',
        'The next page shows temporary PINs. Hand them over in person.',
        `The pickup code goes to the person’s own mail address, after ID and temporary PINs were entered under “Get a certificate” (or ${voice.self} hands it over on paper).`,
      ],
      wont: () => ['The pickup code is not shown to administrators.', 'Nobody else’s certificate changes.'],
      told: () => everybodyTold,
      button: 'Add',
      done: {
        title: ({ name }) => `${name} was added`,
        next: ({ voice }) => [
          'Hand ID and temporary PINs to the person yourself.',
          'The person gets the certificate on the PC where it will be used, under “Get a certificate”.',
          `One ${voice.logon} with it, PINs of one’s own are chosen, and that is all.`,
        ],
      },
    },
    reissue: {
      title: ({ name }) => `Reissue the certificate of ${name}`,
      short: 'Ends the present certificate and lets the person get another one.',
      will: ({ voice }) => [
        `The present certificate stops working at once, and so does every ${voice.logon} with it.`,
        'The person can get a new one.',
        'If PINs are replaced, the next page shows the temporary ones.',
      ],
      wont: ({ name }) => [
        `If ${name} can go on working and only the PC changes, use “New PC” instead.`,
        'A certificate that was ended cannot be brought back.',
      ],
      told: () => everybodyTold,
      button: 'Reissue',
      done: {
        title: ({ name }) => `The certificate of ${name} was reissued`,
        next: ({ voice }) => [
          'Tell the person the ID above.',
          'The person gets the new certificate under “Get a certificate”. The pickup code reaches the person in another way.',
          `One ${voice.logon} with the new one, and that is all.`,
        ],
      },
    },
    revoke: {
      title: ({ name }) => `Revoke the certificate of ${name}`,
      short: 'Ends the certificate for good.',
      will: ({ voice }) => [
        `The certificate stops working at once, and so does every ${voice.logon} with it.`,
        'What was about to be acquired is withdrawn as well.',
      ],
      wont: () => [
        'It cannot be undone. To work again, the person needs a reissue.',
        'The person stays registered. Whoever has left should be removed.',
      ],
      told: () => everybodyTold,
      button: 'Revoke',
      done: {
        title: ({ name }) => `The certificate of ${name} was revoked`,
        next: () => ['If the person is to work again, choose “Reissue”. The ID stands above.'],
      },
    },
    'new-pc': {
      title: ({ name }) => `A new PC for ${name}`,
      short: 'Lets the person get a certificate on a new PC while the present one goes on working.',
      will: ({ voice }) => [
        'A certificate can be acquired on the new PC.',
        `Until the first ${voice.logon} with it, the present one goes on working.`,
        'After that the present one ends.',
      ],
      wont: () => [
        'If it is left half-way, the present certificate goes on working.',
        'Not for loss, theft or malware: use “Reissue” or “Emergency stop” then.',
      ],
      told: () => everybodyTold,
      button: 'Let the new PC get a certificate',
      done: {
        title: () => 'The new PC can get a certificate',
        next: ({ voice }) => [
          'On the new PC, open “Get a certificate”. ID and PINs are those of today.',
          'The pickup code reaches the person.',
          `One ${voice.logon} with the new certificate, and that is all.`,
        ],
      },
    },
    lock: {
      title: ({ name }) => `Lock ${name}`,
      short: 'Nothing can be used until an administrator unlocks it.',
      will: ({ voice }) => [
        `The person cannot ${voice.logOn} any more; whoever is inside is out at once.`,
        'Renewals and acquisitions that were begun end.',
      ],
      wont: () => [
        'The certificate is not revoked: it works again when an administrator unlocks.',
        'The expiry date does not change.',
      ],
      told: () => everybodyTold,
      button: 'Lock',
      done: {
        title: ({ name }) => `${name} is locked`,
        next: () => ['To undo it, choose “Unlock” on the page of this person.'],
      },
    },
    unlock: {
      title: ({ name }) => `Unlock ${name}`,
      short: 'Undoes the lock by an administrator.',
      will: ({ voice }) => [`The person can ${voice.logOn} again.`],
      wont: ({ voice }) => [`Stops by ${voice.self} and reports of loss stay.`, 'Locks by wrong PINs stay.'],
      told: () => everybodyTold,
      button: 'Unlock',
      done: {
        title: ({ name }) => `${name} is unlocked`,
        next: ({ voice }) => [`Ask the person to try the ${voice.logon}.`],
      },
    },
    stop: {
      title: ({ name }) => `Stop ${name} at once`,
      short: 'For loss, theft or malware: everything stops at once.',
      will: ({ voice }) => [
        `All certificates of this person and every ${voice.logon} stop at once.`,
        'Renewals and acquisitions that were begun end.',
        `The staff of ${voice.self} are alarmed.`,
      ],
      wont: ({ voice }) => [
        `No administrator can undo it. Call the ${voice.desk.name}: ${voice.desk.telephone}.`,
      ],
      told: () => everybodyTold,
      button: 'Stop at once',
      done: {
        title: ({ name }) => `${name} is stopped`,
        next: ({ voice }) => [
          `To go on, call the ${voice.desk.name}: ${voice.desk.telephone}.`,
          'After theft or malware, tell the police and those who look after your PCs.',
        ],
      },
    },
    address: {
      title: ({ name }) => `Change the mail address of ${name}`,
      short: 'Where mails and pickup codes go.',
      will: () => [
        'A confirmation code is sent to the new address.',
        'The address changes when that code has been entered; until then it is the present one.',
        'For some time afterwards nothing can be reissued in your company, for safety.',
      ],
      wont: () => ['The certificate does not change.'],
      told: () =>
        'The present address of the person and every administrator of your company are told by mail.',
      button: 'Send the code',
      done: {
        title: () => 'The mail address has changed',
        next: () => ['If mails did not arrive before, tell the person what they said.'],
      },
    },
    remove: {
      title: ({ name }) => `Remove ${name}`,
      short: 'For those who have left.',
      will: ({ voice }) => [
        `All certificates of this person are revoked, and every ${voice.logon} ends.`,
        'The list does not show the person any more.',
      ],
      wont: () => [
        'It cannot be undone. To work again, the person is added with a new ID.',
        'What was recorded stays.',
      ],
      told: () => everybodyTold,
      button: 'Remove',
      done: {
        title: ({ name }) => `${name} was removed`,
        next: () => ['Add whoever takes over, if somebody does.'],
      },
    },
    'stop-contract': {
      title: () => 'Stop everybody of your company',
      short: 'Everybody of your company is stopped at once.',
      will: ({ voice }) => [
        'The certificates of everybody of your company, yours too, stop working at once.',
        `Every ${voice.logon} ends.`,
        `The staff of ${voice.self} are told.`,
      ],
      wont: ({ voice }) => [
        `Your company cannot undo it. Call the ${voice.desk.name}: ${voice.desk.telephone}.`,
        'Certificates are not revoked.',
      ],
      told: () => 'Every administrator of your company is told by mail.',
      button: 'Stop everybody',
      done: {
        title: () => 'Everybody of your company is stopped',
        next: ({ voice }) => [
          `To go on, call the ${voice.desk.name}: ${voice.desk.telephone}.`,
          'If there are transfers that nobody knows of, call at once.',
        ],
      },
    },
  },
}
