import { defaultPolicy } from '../src/domain/default-policy.ts'
import { maskAddress } from '../src/domain/mask-address.ts'
import { sentMailPage } from '../src/web/pages/sent-mail-page.ts'
import { type MailInList, sentMailsPage } from '../src/web/pages/sent-mails-page.ts'
import type { Shell } from '../src/web/pages/shell.ts'
import { milestoneMail } from '../src/words/mail-milestone.ts'
import { at, expiryDate, lastMoment, type Names, recovery, type SamplePage } from './sample-shell.ts'

/** 「お送りしたメール」 */
export function mailSamples(shell: Shell, names: Names): SamplePage[] {
  const { language } = shell
  const mail = milestoneMail(
    {
      institution: shell.institution.name,
      wording: defaultPolicy.wording,
      language,
      company: names.company,
      person: names.person,
      maskedId: '******67',
      code: 'K7QF-2M9D',
      paragraph: '',
    },
    { kind: 'before-expiry', wanted: 'renew', expiryDate, lastMoment, recovery },
    expiryDate.subtract({ days: 24 }),
  )
  const inList: MailInList = {
    url: '/mails/00000000-0000-4000-8000-000000000001',
    at,
    language,
    subject: mail.subject,
    code: 'K7QF-2M9D',
    to: maskAddress(`${names.person.replaceAll(/\s/g, '')}@midori.example`),
    delivery: 'sent',
  }
  const { code: _code, ...uncoded } = inList
  const mails: MailInList[] = [
    inList,
    { ...inList, delivery: 'waiting', code: '9WB2-6NCE' },
    { ...inList, delivery: 'bounced', language: language === 'ja' ? 'en' : 'ja' },
    { ...uncoded, delivery: 'failed' },
  ]
  const some = { mails, isOlder: false, olderUrl: '/mails?before=1' }
  return [
    { name: 'N-40-mails', page: sentMailsPage(shell, some) },
    { name: 'N-40-mails-none', page: sentMailsPage(shell, { mails: [], isOlder: false }) },
    { name: 'N-40-mails-last', page: sentMailsPage(shell, { mails, isOlder: true }) },
    {
      name: 'N-40-mails-ours',
      page: sentMailsPage(shell, { ...some, checked: { typed: 'k7qf2m9d', found: inList } }),
    },
    {
      name: 'N-40-mails-unknown',
      page: sentMailsPage(shell, { ...some, checked: { typed: '<AAAA-AAAA>', found: 'unknown' } }),
    },
    {
      name: 'N-40-mails-missing',
      page: sentMailsPage(shell, { ...some, checked: { typed: '', found: 'missing' } }),
    },
    {
      name: 'N-41-mail',
      page: sentMailPage(shell, { mail: inList, sentAt: at.add({ minutes: 1 }), text: mail.text }),
    },
    { name: 'N-41-mail-waiting', page: sentMailPage(shell, { mail: { ...inList, delivery: 'waiting' } }) },
    {
      name: 'N-41-mail-bounced',
      page: sentMailPage(shell, { mail: { ...inList, delivery: 'bounced' }, text: mail.text }),
    },
  ]
}
