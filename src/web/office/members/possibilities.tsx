import { officeFrameWords } from '../../../words/office-frame.ts'
import { type MailWords, officeMemberWords } from '../../../words/office-member.ts'
import { useSurroundings, useWords } from '../frame/surroundings.ts'
import { logonFailureIn, refusalIn } from '../parts/refusal.ts'
import type { Answer, Member } from '../server/office.ts'
import { named } from './standing.ts'

/** Why somebody cannot log on, renew, or got no mail: what can be read out, and the step that mends it. */
export function Possibilities({ answer: { answers, mail } }: { answer: Member }) {
  const { page: words } = useWords(officeMemberWords)
  const { voice } = useSurroundings()
  return (
    <section aria-labelledby="possibilities">
      <h2 id="possibilities">{words.answers}</h2>
      <p className="note">{words.answersNote}</p>
      <ul className="possibilities">
        {answers.map((answer) => (
          <li key={answer.act}>
            <h3>{words.acts[answer.act](voice)}</h3>
            <p className={`verdict verdict-${answer.answer}`}>{words[answer.answer]}</p>
            {answer.answer === 'no' && <Why answer={answer} />}
          </li>
        ))}
        <Mail mail={mail} />
      </ul>
    </section>
  )
}

function Why({ answer: { code, facts = {}, mending } }: { answer: Answer }) {
  const surroundings = useSurroundings()
  const { voice, dates, language } = surroundings
  const { problem } = useWords(officeFrameWords)
  const { page: words } = officeMemberWords[language]
  const told = code === undefined ? undefined : refusalIn(code, facts, voice, dates)
  const saw = logonFailureIn(String(facts.judgement ?? ''), surroundings)
  return (
    <div className="read-out">
      {told === undefined ? (
        <p>{words.noCertificate}</p>
      ) : (
        <>
          <p>{saw ?? told.what}</p>
          {saw === undefined && <p>{told.next}</p>}
          <p className="small">
            {problem.number} {told.number}
          </p>
        </>
      )}
      {mending !== undefined && <Step text={named(words.mendings, mending)} to={places[mending]} />}
    </div>
  )
}

/** Where on the page the act is. */
const places: Readonly<Record<string, string>> = {
  unlock: '#unlocking',
  'release-stop': '#desk',
  reissue: '#desk',
}

function Mail({ mail: { verdict, at } }: Pick<Member, 'mail'>) {
  const { dates, language } = useSurroundings()
  const { page: words } = officeMemberWords[language]
  if (!isVerdict(verdict, words.mailVerdicts)) return null
  const isWell =
    verdict === 'sent' || verdict === 'waiting' || verdict === 'nothing-due' || verdict === 'to-come'
  return (
    <li>
      <h3>{words.mail}</h3>
      <p className={`verdict verdict-${isWell ? 'yes' : 'no'}`}>
        {isWell ? words.mailWell : words.mailHindered}
      </p>
      <div className="read-out">
        <p>{words.mailVerdicts[verdict](at === undefined ? undefined : dates.moment(at))}</p>
        <Step text={words.mailMendings[verdict]} to={undefined} />
      </div>
    </li>
  )
}

const isVerdict = (verdict: string, words: MailWords): verdict is keyof MailWords =>
  Object.hasOwn(words, verdict)

function Step({ text, to }: { text: string; to: string | undefined }) {
  const { page: words } = useWords(officeMemberWords)
  return (
    <p className="step">
      <b>{words.mending}</b> {text}{' '}
      {to !== undefined && (
        <a className="on-screen" href={to}>
          {words.toAct}
        </a>
      )}
    </p>
  )
}
