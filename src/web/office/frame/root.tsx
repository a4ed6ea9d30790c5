import { useQuery } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import type { Language } from '../../../domain/language.ts'
import { officeFrameWords } from '../../../words/office-frame.ts'
import { speak } from '../../../words/voice.ts'
import { datesIn } from '../parts/dates.ts'
import { office, type Session } from '../server/office.ts'
import { keys } from '../server/queries.ts'
import { chosenLanguage, documentLanguage } from './language.ts'
import { type Surroundings, SurroundingsContext } from './surroundings.ts'

/** Before anything can be shown, the server says whose office this is. */
export function Root() {
  const [chosen, setChosen] = useState(chosenLanguage)
  const [offered] = useState(documentLanguage)
  const {
    data: session,
    error,
    refetch,
  } = useQuery({
    queryKey: keys.session,
    queryFn: office.session,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: 'always',
    // That doors have closed, or are open again, is seen without anybody doing something.
    refetchInterval: 60_000,
  })
  const own = session?.state === 'signed-in' ? session.staff.language : undefined
  const language = chosen ?? own ?? offered
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])

  if (session === undefined) {
    return error === null ? null : <NoOffice language={language} retry={() => void refetch()} />
  }
  const setLanguage = (other: Language) => {
    setChosen(other)
    void office.keepLanguage(other).catch(() => undefined) // it is only for the next time
  }
  return (
    <Surrounded session={session} language={language} setLanguage={setLanguage}>
      <Outlet />
    </Surrounded>
  )
}

interface SurroundedProps extends Pick<Surroundings, 'language' | 'setLanguage'> {
  session: Session
  children: ReactNode
}

function Surrounded({ session, language, setLanguage, children }: SurroundedProps) {
  const [said, announce] = useState('')
  const { institution, demo, closed } = session
  useEffect(() => {
    document.body.className = `accent-${institution.accent}`
  }, [institution.accent])
  const surroundings = useMemo(
    () => ({
      language,
      setLanguage,
      institution,
      demo,
      closed,
      voice: speak(institution.wording, language),
      dates: datesIn(language, institution.zone),
      announce,
    }),
    [language, setLanguage, institution, demo, closed],
  )
  return (
    <SurroundingsContext value={surroundings}>
      {children}
      <p role="status" className="unseen">
        {said}
      </p>
    </SurroundingsContext>
  )
}

function NoOffice({ language, retry }: { language: Language; retry(): void }) {
  const { problem, again } = officeFrameWords[language]
  return (
    <main className="alone">
      <h1>{problem.title}</h1>
      <p>{problem.unreachable.what}</p>
      <button type="button" className="primary" onClick={retry}>
        {again}
      </button>
    </main>
  )
}
