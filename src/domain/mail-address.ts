/** As it is kept, and shown to whoever agrees to it. */
export const tidyMailAddress = (typed: string): string => typed.normalize('NFKC').trim()

/** Whether a mail can be sent there: one address, with nothing in it that means something to a mail server. */
export function isMailAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s\p{Cc}<>()[\]\\,;:"@]{1,64}@[^\s\p{Cc}<>()[\]\\,;:"@]+$/u.test(text)
}
