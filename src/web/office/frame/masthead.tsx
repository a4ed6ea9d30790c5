import type { MouseEvent, ReactNode } from 'react'
import type { Language } from '../../../domain/language.ts'
import { officeFrameWords } from '../../../words/office-frame.ts'
import { InstitutionMark } from '../parts/institution-mark.tsx'
import { ClosedNotice } from './closed-notice.tsx'
import { useSurroundings, useWords } from './surroundings.ts'

/** Whose office it is, and whether its customers are let in; the search stands in the middle once somebody is signed in. */
export function Masthead({ children }: { children?: ReactNode }) {
  const words = useWords(officeFrameWords)
  const { institution, language, demo } = useSurroundings()
  return (
    <header className="masthead">
      {/* biome-ignore lint/a11y/useValidAnchor: it leads within the page; the script only finds the main that is seen */}
      <a className="skip" href="#content" onClick={skip}>
        {words.skip}
      </a>
      {demo && <p className="demo">{words.demo}</p>}
      <div className="masthead-row" ref={tellHeight}>
        <p className="institution">
          <InstitutionMark mark={institution.mark} />
          <span>
            {institution.name[language]}
            <small>{words.product}</small>
          </span>
        </p>
        {children}
        <LanguageSwitch />
      </div>
      <ClosedNotice />
    </header>
  )
}

/** To the style sheet: what sticks below the masthead begins where it ends. */
function tellHeight(row: HTMLElement | null) {
  if (row === null) return undefined
  const observer = new ResizeObserver(() => {
    if (row.offsetHeight === 0) return // the one that waits under the sign-in
    document.documentElement.style.setProperty('--masthead-row', `${row.offsetHeight}px`)
  })
  observer.observe(row)
  return () => observer.disconnect()
}

/** To the content that is seen: under the sign-in there may be a page that waits. */
function skip(event: MouseEvent) {
  event.preventDefault()
  const contents = [...document.querySelectorAll<HTMLElement>('main')]
  contents.find(({ offsetParent }) => offsetParent !== null)?.focus()
}

const names = { ja: '日本語', en: 'English' } satisfies Record<Language, string>

function LanguageSwitch() {
  const words = useWords(officeFrameWords)
  const { language, setLanguage } = useSurroundings()
  const languages: Language[] = ['ja', 'en']
  return (
    <nav className="languages" aria-label={words.languages}>
      {languages.map((other) =>
        other === language ? (
          <span key={other} lang={other} aria-current="true">
            {names[other]}
          </span>
        ) : (
          <button key={other} type="button" className="link" lang={other} onClick={() => setLanguage(other)}>
            {names[other]}
          </button>
        ),
      )}
    </nav>
  )
}
