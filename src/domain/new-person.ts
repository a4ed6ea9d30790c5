import { isLoginIdOfMember, longestName, tidyLoginId } from './login-id.ts'
import { isMailAddress } from './mail-address.ts'
import { oneLine } from './one-line.ts'

export interface PersonDraft {
  loginId: string
  displayName: string
  mailAddress: string
}

/** As it is kept: one line, half width where it is typed again. */
export function tidyPerson({ loginId, displayName, mailAddress }: PersonDraft): PersonDraft {
  return {
    loginId: tidyLoginId(loginId),
    displayName: oneLine(displayName),
    mailAddress: mailAddress.normalize('NFKC').trim(),
  }
}

/** The first field of a tidied draft that cannot be used; undefined when all can. */
export function personFault({
  loginId,
  displayName,
  mailAddress,
}: PersonDraft): keyof PersonDraft | undefined {
  if (!isLoginIdOfMember(loginId)) return 'loginId'
  if (displayName === '' || [...displayName].length > longestName) return 'displayName'
  return isMailAddress(mailAddress) ? undefined : 'mailAddress'
}
