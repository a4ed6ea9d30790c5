import type { ProtectionLevel } from '../domain/policy.ts'
import type { InstallationFacts, InstallationWords } from './installation.ts'

const strong: Record<ProtectionLevel, string> = {
  low: 'Leave “Enable strong private key protection” and “Mark this key as exportable” off.',
  medium: 'Tick “Enable strong private key protection”. Leave “Mark this key as exportable” off.',
  high: 'Tick “Enable strong private key protection”. Leave “Mark this key as exportable” off.',
}

const level: Record<ProtectionLevel, readonly string[]> = {
  low: [],
  medium: ['When the security level is shown, check that it is “Medium” and press “OK”.'],
  high: ['When the security level is shown, press “Set Security Level”, choose “High” and set a password.'],
}

const firefox = ({ fileName }: InstallationFacts) => [
  'Open “Settings” from Firefox’s menu (three lines, top right) and choose “Privacy & Security”.',
  'Under “Certificates”, press “View Certificates…”.',
  `On the tab “Your Certificates”, press “Import…” and choose the file you saved (${fileName}).`,
  'Paste the password and press “OK”.',
]

export const installationEn: InstallationWords = {
  windows: ({ fileName, protection }) => ({
    system: 'Windows (Microsoft Edge, Google Chrome)',
    steps: [
      `Double-click the file you saved (${fileName}). The “Certificate Import Wizard” opens.`,
      'Leave the store location at “Current User” and press “Next” twice.',
      `Paste the password. ${strong[protection]} Press “Next”.`,
      'Leave “Automatically select the certificate store based on the type of certificate”, press “Next”, then “Finish”.',
      ...level[protection],
      'When you see “The import was successful.”, press “OK”.',
    ],
    note: 'If you use Firefox, open this page in Firefox instead.',
  }),
  'windows-firefox': (facts) => ({
    system: 'Windows (Firefox)',
    steps: firefox(facts),
    note: 'A certificate installed in Firefox cannot be used by Microsoft Edge or Google Chrome.',
  }),
  macos: ({ fileName }) => ({
    system: 'Mac (Safari, Google Chrome)',
    steps: [
      `Double-click the file you saved (${fileName}). “Keychain Access” opens.`,
      'If you are asked where to add it, choose “login” and press “Add”.',
      'Paste the password and press “OK”.',
    ],
    note: 'At its first use, when you are asked to allow the key, enter your Mac’s password and press “Always Allow”.',
  }),
  'macos-firefox': (facts) => ({
    system: 'Mac (Firefox)',
    steps: firefox(facts),
    note: 'A certificate installed in Firefox cannot be used by Safari or Google Chrome.',
  }),
  'linux-chrome': ({ fileName }) => ({
    system: 'Linux (Google Chrome, Chromium)',
    steps: [
      'Type chrome://certificate-manager/clientcerts into the address bar and open it.',
      `Press “Import” and choose the file you saved (${fileName}).`,
      'Paste the password and press “OK”.',
    ],
    note: 'If there is no “Import”, open the list “Your certificates”.',
  }),
  'linux-firefox': (facts) => ({ system: 'Linux (Firefox)', steps: firefox(facts) }),
  ios: ({ fileName }) => ({
    system: 'iPhone and iPad (Safari)',
    steps: [
      `In the “Files” app, under “Downloads”, tap the file you saved (${fileName}).`,
      'Open the “Settings” app and tap “Profile Downloaded”.',
      'Tap “Install” and enter the passcode of the device.',
      'Paste the password of the certificate, tap “Next”, then “Done”.',
    ],
    note: 'It says “Not signed”; go on all the same. The certificate can be used by Safari.',
  }),
  android: ({ fileName }) => ({
    system: 'Android (Google Chrome)',
    steps: [
      'In the “Settings” app, look for “Install a certificate” (under “Security”, “Encryption & credentials”).',
      `Choose “VPN & app user certificate” and then the file you saved (${fileName}).`,
      'Paste the password, tap “OK”, leave the name as it is and tap “OK”.',
    ],
    note: 'A device without a screen lock asks you to set one first.',
  }),
  other: ({ fileName }) => ({
    system: 'Your system',
    steps: [
      `Open the file you saved (${fileName}), or choose “Import” under “Certificates” in your browser’s settings.`,
      'Paste the password and go on.',
    ],
    note: 'If you cannot find the way, use Windows, a Mac, an iPhone or Android.',
  }),
}
