import { Malformed } from '../pki/malformed.ts'

/**
 * What the self-test page finds out about a computer: enough for whoever answers the telephone, and nothing about a
 * person. The first word of each is what holds until something was found. A new word goes to the end of its list.
 */
export const selfTestFindings = {
  system: ['other', 'windows', 'macos', 'linux', 'chromeos', 'ios', 'android'],
  tls: ['unknown', '1.2', '1.3'],
  browser: ['other', 'edge', 'chrome', 'firefox', 'safari'],
  keys: ['unknown', 'able', 'unable', 'insecure'],
  certificate: ['untried', 'none', 'ours', 'expired', 'other'],
  popUp: ['untried', 'opened', 'blocked'],
  clock: ['unknown', 'right', 'ahead', 'behind', 'days-ahead', 'days-behind'],
  cookies: ['unknown', 'kept', 'lost'],
} as const

export type FindingName = keyof typeof selfTestFindings
export type SelfTest = { [Name in FindingName]: (typeof selfTestFindings)[Name][number] }

/** Twenty-three, a prime, so that the check letter sees what it should. I, O and Q look like something else. */
export const selfTestAlphabet = 'ABCDEFGHJKLMNPRSTUVWXYZ'

/** What each letter between the first and the last says: two findings. */
export const selfTestLetters = [
  ['system', 'tls'],
  ['browser', 'keys'],
  ['certificate', 'popUp'],
  ['clock', 'cookies'],
] as const satisfies readonly (readonly [FindingName, FindingName])[]

/** The first letter: by which table the others are to be read. */
export const selfTestVersion = 'A'

/** `K-` and six letters: the version, four letters of findings, the check letter. */
export function selfTestCode(test: SelfTest): string {
  const letters = selfTestLetters.map(([first, second]) => letterOf(first, test[first], second, test[second]))
  const told = [selfTestVersion, ...letters].join('')
  return `K-${told}${checkLetter(told)}`
}

/** The letter for two findings in its place. */
export function letterOf(first: FindingName, is: string, second: FindingName, isToo: string): string {
  return letterAt(place(first, is) * selfTestFindings[second].length + place(second, isToo))
}

/** Reads what somebody has heard. Malformed, with the reason, where it cannot be what was read out. */
export function parseSelfTestCode(heard: string): SelfTest {
  const [, letters] =
    /^(?:K-?)?([A-Z]{6})$/.exec(heard.normalize('NFKC').toUpperCase().replaceAll(/\s/g, '')) ?? []
  if (letters === undefined) throw new Malformed('a code is K- and six letters')
  const told = letters.slice(0, -1)
  if ([...letters].some((letter) => !selfTestAlphabet.includes(letter)))
    throw new Malformed('I, O and Q stand in no code: a letter was misheard')
  if (checkLetter(told) !== letters.at(-1))
    throw new Malformed('the check letter does not fit: a letter was misheard, or two have changed places')
  if (told.charAt(0) !== selfTestVersion)
    throw new Malformed(`no table is known for codes that begin with ${told.charAt(0)}`)
  const all = selfTestFindings
  const [system, tls] = apart(told.charAt(1), all.system, all.tls)
  const [browser, keys] = apart(told.charAt(2), all.browser, all.keys)
  const [certificate, popUp] = apart(told.charAt(3), all.certificate, all.popUp)
  const [clock, cookies] = apart(told.charAt(4), all.clock, all.cookies)
  return { system, tls, browser, keys, certificate, popUp, clock, cookies }
}

/** Every letter counts as often as its place says: no single wrong letter passes, and no two that changed places. */
function checkLetter(told: string): string {
  const sum = [...told].reduce(
    (total, letter, index) => total + (index + 1) * selfTestAlphabet.indexOf(letter),
    0,
  )
  return letterAt(sum % selfTestAlphabet.length)
}

function place(name: FindingName, word: string): number {
  const words: readonly string[] = selfTestFindings[name]
  const found = words.indexOf(word)
  if (found < 0) throw new RangeError(`${word} is not found about ${name}`)
  return found
}

function letterAt(index: number): string {
  const letter = selfTestAlphabet[index]
  if (letter === undefined) throw new RangeError(`there is no letter ${index}`)
  return letter
}

function apart<First extends string, Second extends string>(
  letter: string,
  first: readonly First[],
  second: readonly Second[],
): readonly [First, Second] {
  const value = selfTestAlphabet.indexOf(letter)
  const one = first[Math.floor(value / second.length)]
  const other = second[value % second.length]
  if (one === undefined || other === undefined)
    throw new Malformed('a letter says nothing in its place: it was misheard')
  return [one, other]
}
