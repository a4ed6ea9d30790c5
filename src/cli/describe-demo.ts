import { speak } from '../words/voice.ts'

interface Guide {
  institutions: readonly {
    name: { ja: string; en: string }
    url: string
    wording: Parameters<typeof speak>[0]
    members: readonly {
      person: string
      role: 'administrator' | 'user'
      contractId: string
      memberId: string
      pin: string
      confirmationPin: string
      pickupCode?: string
    }[]
    office: {
      url: string
      staff: readonly { name: string; loginId: string; roles: readonly string[]; activationCode?: string }[]
    }
  }[]
  nssCommand: string
}

/** What the terminal says once the demonstration answers. The line that begins with `ready` is for scripts too. */
export function describeDemo(origin: string, { institutions, nssCommand }: Guide): string {
  return [
    `ready ${origin}/`,
    '',
    'Open it in your browser: the page guides you, moves the date, and shows every mail and letter.',
    'このアドレスをブラウザで開くと、案内・日付の変更・メールと郵便の画面があります。',
    '',
    'Trust the demonstration’s TLS root first (its key was thrown away; it is good for this domain only):',
    `  Chromium on Linux:  ${nssCommand}`,
    `  Windows: download ${origin}/root.crt, open it, “Install certificate” → Current user → Trusted Root Certification Authorities`,
    `  macOS:   download ${origin}/root.crt, open it in Keychain Access (login), set “When using this certificate” to Always Trust`,
    '',
    ...institutions.flatMap(describeInstitution),
  ].join('\n')
}

function describeInstitution({
  name,
  url,
  wording,
  members,
  office,
}: Guide['institutions'][number]): string[] {
  const voice = speak(wording, 'en')
  const rows = members.map(({ person, role, contractId, memberId, pin, confirmationPin, pickupCode }) =>
    [
      `  ${voice[role]} ${person}`,
      `    contract ID ${contractId}   ID ${memberId}   PIN ${pin}   confirmation PIN ${confirmationPin}   pickup code ${pickupCode ?? '(used or out of date: ask for one by mail)'}`,
    ].join('\n'),
  )
  const staff = office.staff.map(
    (person) =>
      `    ${person.name} (${person.roles.join(', ')})   login ID ${person.loginId}   activation code ${person.activationCode ?? '(used)'}`,
  )
  return [
    `${name.en} (${name.ja})  ${url.replace(/\?.*/, '')}`,
    `  the office ${office.url}`,
    ...staff,
    ...rows,
    '',
  ]
}
