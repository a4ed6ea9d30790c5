/** Characters of an ID and of a name that a person is registered by, wherever he comes in: form, file or terminal. */
const longestLoginId = 32
export const longestName = 60

/** As it is kept and looked up: half width, without blanks around. */
export const tidyLoginId = (typed: string): string => typed.normalize('NFKC').trim()

/** Of a tidied one. No lower bound: IDs are brought along from elsewhere, and an ID is no secret. */
export const isLoginIdOfMember = (tidy: string): boolean =>
  tidy.length <= longestLoginId && /^[0-9A-Za-z._@-]+$/.test(tidy)

/** Two that differ in capitals alone are one on the telephone: nobody joins a contract beside himself. */
export const alikeLoginId = (loginId: string): string => tidyLoginId(loginId).toLowerCase()
