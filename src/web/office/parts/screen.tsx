import { type ReactNode, useEffect, useRef } from 'react'
import { officeFrameWords } from '../../../words/office-frame.ts'
import type { Screen as ScreenName } from '../../../words/screens.ts'
import { useSurroundings, useWords } from '../frame/surroundings.ts'

interface ScreenProps {
  screen: ScreenName
  title: string
  /** What makes it another page: when it changes, the heading takes the focus and is read out. */
  place: string
  children: ReactNode
}

let shown: string | undefined

/** The content of a page: one heading, what it is about, and its code at the foot. */
export function Screen({ screen, title, place, children }: ScreenProps) {
  const words = useWords(officeFrameWords)
  const { institution, language } = useSurroundings()
  const heading = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    document.title = `${title} | ${institution.name[language]}`
  }, [title, institution, language])
  useEffect(() => {
    const here = `${screen.code} ${place}`
    if (shown !== undefined && shown !== here) heading.current?.focus()
    shown = here
  }, [screen.code, place])

  return (
    <>
      <main id="content" className="content" tabIndex={-1}>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {children}
      </main>
      <footer className="foot">
        <p className="screen-code">
          {words.screenCode} <b>{screen.code}</b>
        </p>
      </footer>
    </>
  )
}
