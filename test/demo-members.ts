/** Somebody of the demonstration, as its terminal introduces him. */
export interface DemoMember {
  /** `a` or `b`. */
  institution: string
  role: 'administrator' | 'user'
  name: string
  contractId: string
  memberId: string
  pin: string
  confirmationPin: string
  pickupCode: string
}

/** From what `npm start` prints once it is ready. */
export function readDemoMembers(said: string): DemoMember[] {
  const sections = said.split(/^(?=\S.*https:\/\/[ab]\.)/m).slice(1)
  return sections.flatMap((section) => {
    const institution = /https:\/\/(\w+)\./.exec(section)?.[1] ?? ''
    return [...section.matchAll(introduction)].map(([, role, name, contractId, memberId, ...secrets]) => {
      const [pin = '', confirmationPin = '', pickupCode = ''] = secrets
      return {
        institution,
        role: role === 'administrator' ? role : 'user',
        name: name ?? '',
        contractId: contractId ?? '',
        memberId: memberId ?? '',
        pin,
        confirmationPin,
        pickupCode,
      }
    })
  })
}

const introduction =
  /^ {2}(administrator|user) (.+)\n {4}contract ID (\S+) {3}ID (\S+) {3}PIN (\S+) {3}confirmation PIN (\S+) {3}pickup code ([\w-]+)$/gm
