import type { AllFindingWords, SelfTestWords } from './self-test.ts'

const notYet = 'Not checked yet (this needs scripts)'

const programs = {
  system: {
    other: { what: 'Not known' },
    windows: { what: 'Windows' },
    macos: { what: 'macOS' },
    linux: { what: 'Linux' },
    chromeos: { what: 'ChromeOS' },
    ios: { what: 'iOS or iPadOS' },
    android: { what: 'Android' },
  },
  browser: {
    other: { what: 'Not known' },
    edge: { what: 'Microsoft Edge' },
    chrome: { what: 'Google Chrome' },
    firefox: { what: 'Firefox' },
    safari: { what: 'Safari' },
  },
} satisfies Pick<AllFindingWords, 'system' | 'browser'>

export const selfTestEn: SelfTestWords = {
  title: 'Check your connection',
  lead: (v) =>
    `Find out whether you can use ${v.service} with this computer and browser. You need not ${v.logOn}.`,
  harmless:
    'Check as often as you like: it changes nothing about your certificate or contract, and the result is not stored.',
  computerHeading: 'What you are using',
  browserHeading: 'What the browser does',
  certificateHeading: 'Does a certificate reach us?',
  names: {
    system: 'System',
    tls: 'Connection',
    browser: 'Browser',
    keys: 'Making keys',
    certificate: 'Certificate',
    popUp: 'New windows',
    clock: 'The computer’s clock',
    cookies: 'Cookies',
  },
  language: 'Language of this page',
  languageNames: { ja: 'Japanese', en: 'English' },
  ourTime: 'The right time',
  ourTimeNote: 'This is when the page was opened.',
  findings: (v) => ({
    ...programs,
    tls: {
      unknown: { what: 'Not known' },
      '1.2': {
        what: 'TLS 1.2',
        next: `The ${v.logon} needs TLS 1.3. Bring your browser up to date. If it is, ask the person in charge of your network to exempt this site from inspection.`,
      },
      '1.3': { what: 'TLS 1.3' },
    },
    keys: {
      unknown: { what: notYet },
      able: { what: 'It can make the key for a certificate' },
      unable: {
        what: 'It cannot make the key for a certificate',
        next: 'To get or renew a certificate, use a current Microsoft Edge, Google Chrome, Firefox or Safari.',
      },
      insecure: {
        what: 'The connection does not count as secure',
        next: `See that the address begins with “https://”, and open the ${v.logon} page anew from your bookmark.`,
      },
    },
    certificate: {
      untried: { what: 'Not checked yet' },
      none: {
        what: 'None reached us',
        next: 'Check once more, and choose your own certificate when the browser asks.',
      },
      ours: { what: `A certificate of ${v.self} reached us` },
      expired: {
        what: `A certificate of ${v.self} reached us, but it has expired`,
        next: 'Get a new one through “Get a certificate”.',
      },
      other: {
        what: `A certificate reached us, but not one of ${v.self}`,
        next: 'Check once more, and choose another certificate.',
      },
    },
    popUp: {
      untried: { what: 'Not checked yet' },
      opened: { what: 'New windows can be opened' },
      blocked: {
        what: 'New windows are blocked',
        next: 'The renewal then opens in the window you are in. To have it in a window of its own, allow pop-ups for this site in the browser’s settings.',
      },
    },
    clock: {
      unknown: { what: notYet, next: 'Compare it with “The right time” above.' },
      right: { what: 'It is right' },
      ahead: { what: 'It is ahead', next: 'Set the time of the computer in its date and time settings.' },
      behind: { what: 'It is behind', next: 'Set the time of the computer in its date and time settings.' },
      'days-ahead': {
        what: 'It is a day or more ahead',
        next: 'Set the date of the computer. With a wrong date no certificate can be used.',
      },
      'days-behind': {
        what: 'It is a day or more behind',
        next: 'Set the date of the computer. With a wrong date no certificate can be used.',
      },
    },
    cookies: {
      unknown: { what: 'Not known yet', next: 'Open this page once more to see.' },
      kept: { what: 'They are kept' },
      lost: {
        what: 'They are not kept',
        next: `Without cookies you cannot ${v.logOn}. Allow cookies for this site in the browser’s settings.`,
      },
    },
  }),
  difference: { before: 'about ', after: ' min' },
  popUpNeedsScript: 'Checking this needs scripts.',
  tryPopUp: 'Check by opening a small window',
  reload: 'Open this page once more',
  tryCertificate: 'Check whether a certificate reaches us',
  tryCertificateLead:
    'When you press the button, your browser asks which certificate to use. Choose your own. Nothing is recorded.',
  codeHeading: 'The result',
  codeLead: (v) =>
    `When you call the ${v.desk.name}, read out this code. It holds no name and nothing of your certificate.`,
  seen: {
    ours: {
      title: 'A certificate has reached us',
      meaning: (v) =>
        `It names ${v.self} as its issuer. Whether you can ${v.logOn} with it is not judged here.`,
    },
    expired: {
      title: 'A certificate has reached us, but it has expired',
      meaning: (v) =>
        `It names ${v.self} as its issuer, and nothing is wrong with the connection. Get a new one through “Get a certificate”.`,
    },
  },
  commonName: 'Name',
  expiryDate: 'Expiry date',
  back: 'Back to the check, for the code',
  linkLead: 'If something does not work, check what you are using.',
}
