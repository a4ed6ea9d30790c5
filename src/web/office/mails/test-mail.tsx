import { useMutation } from '@tanstack/react-query'
import { officeMailsWords } from '../../../words/office-mails.ts'
import { useSurroundings, useWords } from '../frame/surroundings.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { type MailPreview, mails } from '../server/mails.ts'
import type { Wish } from './wish.ts'

/** One copy to whoever looks at it; and where that is not possible, why. */
export function TestMail({ mail, wish }: { mail: MailPreview; wish: Wish }) {
  const { test: words } = useWords(officeMailsWords)
  const { test } = mail
  return (
    <section className="panel" aria-labelledby="test-mail">
      <h2 id="test-mail">{words.heading}</h2>
      {test.kind === 'possible' ? <Send to={test.to} mail={mail} wish={wish} /> : <p>{words[test.kind]}</p>}
    </section>
  )
}

function Send({ to, mail, wish }: { to: string; mail: MailPreview; wish: Wish }) {
  const { test: words } = useWords(officeMailsWords)
  const { announce, language } = useSurroundings()
  const { template = 'renew' } = wish
  const body = {
    template,
    language: wish.language ?? language,
    ...(mail.days !== undefined && { days: mail.days }),
  }
  const said = (sent: Awaited<ReturnType<typeof mails.sendTest>>) =>
    sent.answer === 'accepted' ? words.accepted(sent.to) : words[sent.answer]
  const send = useMutation({
    mutationFn: () => mails.sendTest(body),
    onSuccess: (sent) => announce(said(sent)),
  })
  return (
    <>
      <p>{words.lead(to)}</p>
      {send.error && <ProblemNote error={send.error} />}
      {send.data !== undefined && (
        <>
          <p>
            <b>{said(send.data)}</b>
          </p>
          <p className="small">{words.reply(send.data.reply)}</p>
        </>
      )}
      <p className="act">
        <button type="button" className="secondary" onClick={() => send.mutate()} disabled={send.isPending}>
          {words.submit}
        </button>
      </p>
    </>
  )
}
