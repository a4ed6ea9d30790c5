import type { Language } from '../../../domain/language.ts'
import { type MailTemplate, mailTemplates } from '../../../domain/mail-template.ts'

/** Which mail is looked at. It stands in the address, so that it can be shown to a colleague. */
export interface Wish {
  template?: MailTemplate
  language?: Language
  days?: number
}

export function parseWish({ template, language, days }: Record<string, unknown>): Wish {
  const known = mailTemplates.find((one) => one === template)
  return {
    ...(known !== undefined && { template: known }),
    ...((language === 'ja' || language === 'en') && { language }),
    ...(typeof days === 'string' && /^\d{1,3}$/.test(days) && { days: Number(days) }),
    ...(typeof days === 'number' && { days }),
  }
}

/** As the server reads it. */
export function queryOf({ template = 'renew', days }: Wish, language: Language): string {
  const wish = { template, language, ...(days !== undefined && { days: String(days) }) }
  return `${new URLSearchParams(wish)}`
}
