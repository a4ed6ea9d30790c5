import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { milestoneOf } from '../../../domain/mail-template.ts'
import { officeMailsWords } from '../../../words/office-mails.ts'
import { officeScreens } from '../../../words/screens.ts'
import { NotAllowedPage } from '../frame/not-found-page.tsx'
import { useSignedIn, useSurroundings, useWords } from '../frame/surroundings.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { Select } from '../parts/select.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { type MailPreview, mails } from '../server/mails.ts'
import { keys } from '../server/queries.ts'
import { TestMail } from './test-mail.tsx'
import { queryOf, type Wish } from './wish.ts'

/** Every mail with the institution's words, as it will be seen, and one's own copy of it. */
export function MailsPage() {
  const words = useWords(officeMailsWords)
  const { may } = useSignedIn()
  if (!may.includes('preview-mails')) return <NotAllowedPage />
  return (
    <Screen screen={officeScreens.mails} title={words.title} place="">
      <p>{words.lead}</p>
      <Chosen />
    </Screen>
  )
}

function Chosen() {
  const { language: own } = useSurroundings()
  const wish = useSearch({ from: '/gate/mails' })
  const written = wish.language ?? own
  const query = queryOf(wish, written)
  const found = useQuery({
    queryKey: keys.mail(query),
    queryFn: () => mails.preview(query),
    placeholderData: (before) => before,
  })
  return (
    <>
      <Choices wish={{ ...wish, language: written }} mail={found.data} />
      {found.isPending && <Waiting />}
      {found.error && <ProblemNote error={found.error} retry={() => void found.refetch()} />}
      {found.data !== undefined && (
        <>
          <Shown mail={found.data} query={query} wanted={written} />
          <TestMail key={query} mail={found.data} wish={{ ...wish, language: written }} />
        </>
      )}
    </>
  )
}

function Choices({ wish, mail }: { wish: Wish; mail: MailPreview | undefined }) {
  const words = useWords(officeMailsWords)
  const navigate = useNavigate()
  const { template = 'renew' } = wish
  const go = (change: Wish) => void navigate({ to: '/mails', search: { ...wish, ...change }, replace: true })
  const days = mail?.daysPossible ?? []
  const way = isAfterwards(template) ? words.days.after : words.days.before
  return (
    <div className="choices">
      <Select
        label={words.which}
        value={template}
        options={words.template}
        // The days of another mail are others.
        change={(chosen) =>
          void navigate({
            to: '/mails',
            search: { template: chosen, ...(wish.language && { language: wish.language }) },
            replace: true,
          })
        }
      />
      <Select
        label={words.written}
        value={wish.language ?? 'ja'}
        options={words.languages}
        change={(language) => go({ language })}
      />
      {days.length > 1 && mail?.days !== undefined && (
        <Select
          label={words.when}
          value={String(mail.days)}
          options={Object.fromEntries(days.map((day) => [String(day), way(day)]))}
          change={(day) => go({ days: Number(day) })}
        />
      )}
    </div>
  )
}

function isAfterwards(template: NonNullable<Wish['template']>): boolean {
  return milestoneOf[template] === 'unproved' || milestoneOf[template] === 'after-expiry'
}

function Shown({ mail, query, wanted }: { mail: MailPreview; query: string; wanted: 'ja' | 'en' }) {
  const words = useWords(officeMailsWords)
  return (
    <>
      <p className={mail.state === 'sent' ? 'small' : 'note'}>{words.state[mail.state]}</p>
      {mail.language !== wanted && <p className="note">{words.englishOff}</p>}
      <dl className="facts">
        <div>
          <dt>{words.subject}</dt>
          <dd lang={mail.language}>{mail.subject}</dd>
        </div>
      </dl>
      <div className="mail-parts">
        <section aria-labelledby="mail-text">
          <h2 id="mail-text">{words.text}</h2>
          {/* It scrolls sideways where there is no room: whoever uses the keyboard must get there. */}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
          <pre className="mail-plain" lang={mail.language} tabIndex={0}>
            {mail.text}
          </pre>
        </section>
        <section aria-labelledby="mail-html">
          <h2 id="mail-html">{words.html}</h2>
          <iframe className="mail-html" title={words.frame} src={mails.documentUrl(query)} sandbox="" />
        </section>
      </div>
      <p className="note">{words.print}</p>
    </>
  )
}
