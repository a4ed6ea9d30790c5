/** Somebody of an institution's staff, as the terminal of the demonstration introduces him. */
export interface DemoStaff {
  /** `a` or `b`. */
  institution: string
  name: string
  loginId: string
  activationCode: string
}

/** From what `npm start` prints once it is ready. */
export function readDemoStaff(said: string): DemoStaff[] {
  const sections = said.split(/^(?=\S.*https:\/\/[ab]\.)/m).slice(1)
  return sections.flatMap((section) => {
    const institution = /https:\/\/(\w+)\./.exec(section)?.[1] ?? ''
    return [...section.matchAll(introduction)].map(([, name = '', loginId = '', activationCode = '']) => ({
      institution,
      name,
      loginId,
      activationCode,
    }))
  })
}

const introduction = /^ {4}(.+) \(.+\) {3}login ID (\S+) {3}activation code ([\w-]+)$/gm
