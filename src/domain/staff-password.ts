export type PasswordFault = 'too-short' | 'too-long' | 'too-simple' | 'like-login-id'

const [least, most] = [12, 256]

/** What is wrong with the password that a member of staff chose; undefined when nothing is. Any character may be used. */
export function passwordFault(typed: string, loginId: string): PasswordFault | undefined {
  const password = typed.normalize('NFKC')
  const length = [...password].length
  if (length < least) return 'too-short'
  if (length > most) return 'too-long'
  if (new Set(password.toLowerCase()).size < 5) return 'too-simple'
  // An ID of one or two letters stands in many good passwords.
  const isTelling = loginId.length >= 3 && password.toLowerCase().includes(loginId.toLowerCase())
  return isTelling ? 'like-login-id' : undefined
}
