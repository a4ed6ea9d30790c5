import { useMutation } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { type RefObject, useEffect, useId, useRef, useState } from 'react'
import { officeFrameWords } from '../../../words/office-frame.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { type MenuGroup, type MenuWay, menuOf } from './menu.ts'
import { useSignedIn, useWords } from './surroundings.ts'

/** The way around, in groups, and who is signed in; it folds where there is no room. */
export function Navigation({ leave }: { leave(): Promise<void> }) {
  const words = useWords(officeFrameWords)
  const { may } = useSignedIn()
  const [isOpen, setOpen] = useState(false)
  const content = useRef<HTMLDivElement>(null)
  useCurrentInSight(content)
  const fold = () => setOpen(false)
  return (
    <div className="side">
      <button
        type="button"
        className="side-fold secondary"
        aria-expanded={isOpen}
        aria-controls="office-navigation"
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? words.nav.close : words.nav.open}
      </button>
      <div id="office-navigation" ref={content} className="side-content" data-open={isOpen}>
        <nav aria-label={words.nav.label}>
          <ul>
            <li>
              <Link to="/" activeOptions={{ exact: true, includeSearch: false }} onClick={fold}>
                {words.nav.start}
              </Link>
            </li>
          </ul>
          {menuOf(may).map(({ group, ways }) => (
            <Group key={group} group={group} ways={ways} fold={fold} />
          ))}
        </nav>
        <Who leave={leave} />
      </div>
    </div>
  )
}

/** A list with its name; not a heading, of which the page has its own. */
function Group({ group, ways, fold }: { group: MenuGroup; ways: readonly MenuWay[]; fold(): void }) {
  const { nav } = useWords(officeFrameWords)
  const id = useId()
  return (
    <>
      <p id={id} className="side-group">
        {nav.groups[group]}
      </p>
      <ul aria-labelledby={id}>
        {ways.map(({ to, name }) => (
          <li key={to}>
            <Link to={to} activeOptions={{ includeSearch: false }} onClick={fold}>
              {nav[name]}
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}

/** The menu may be longer than the window and is then scrolled by itself: the page that is shown stands within it. */
function useCurrentInSight(content: RefObject<HTMLDivElement | null>) {
  const { pathname } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page makes another entry the current one
  useEffect(() => {
    const menu = content.current
    const current = menu?.querySelector<HTMLElement>('[aria-current]')
    if (!menu || !current) return
    const [within, own] = [menu.getBoundingClientRect(), current.getBoundingClientRect()]
    if (own.top < within.top) menu.scrollTop -= within.top - own.top
    if (own.bottom > within.bottom) menu.scrollTop += own.bottom - within.bottom
  }, [content, pathname])
}

function Who({ leave }: { leave(): Promise<void> }) {
  const words = useWords(officeFrameWords)
  const { staff } = useSignedIn()
  const signOut = useMutation({ mutationFn: leave })
  return (
    <section className="who" aria-label={words.who}>
      <p className="who-name">{words.signedInAs(staff.name)}</p>
      <p className="who-roles">
        <span className="unseen">{words.rolesLabel}: </span>
        {staff.roles.map((role) => words.roles[role]).join(words.roleJoin)}
      </p>
      {signOut.error && <ProblemNote error={signOut.error} />}
      <button type="button" className="link" onClick={() => signOut.mutate()} disabled={signOut.isPending}>
        {words.signOut}
      </button>
    </section>
  )
}
