import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { officeFrameWords } from '../../../words/office-frame.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import type { StaffAct } from '../server/office.ts'
import { Masthead } from './masthead.tsx'
import { SearchBox } from './search-box.tsx'
import { useSignedIn, useWords } from './surroundings.ts'

/** The way around on the left, by what the person may do; it folds where there is no room. */
export function Frame({ leave, children }: { leave(): Promise<void>; children: ReactNode }) {
  const { may } = useSignedIn()
  return (
    <div className="frame">
      <Masthead>{may.includes('find-member') && <SearchBox />}</Masthead>
      <div className="frame-row">
        <Navigation leave={leave} />
        <div className="frame-page">{children}</div>
      </div>
    </div>
  )
}

const ways = [
  { to: '/', name: 'start' },
  { to: '/members', name: 'members', needs: 'find-member' },
  { to: '/imports', name: 'imports', needs: 'request-import' },
  { to: '/predecessors', name: 'predecessors', needs: 'read-predecessors' },
  { to: '/api-clients', name: 'apiClients', needs: 'read-api-clients' },
  { to: '/webhooks', name: 'webhooks', needs: 'read-webhooks' },
  { to: '/services', name: 'relyingParties', needs: 'read-relying-parties' },
  { to: '/approvals', name: 'approvals', needs: 'read-approvals' },
  { to: '/letters', name: 'letters', needs: 'read-letters' },
  { to: '/board', name: 'board', needs: 'read-board' },
  { to: '/alarms', name: 'alarms', needs: 'read-alarms' },
  { to: '/campaign', name: 'campaign', needs: 'read-campaign' },
  { to: '/figures', name: 'figures', needs: 'read-figures' },
  { to: '/notices', name: 'notices', needs: 'read-notices' },
  { to: '/mails', name: 'mails', needs: 'preview-mails' },
  { to: '/policy', name: 'policy', needs: 'read-policy' },
  { to: '/renewal-pulls', name: 'pulls', needs: 'read-policy' },
  { to: '/staff', name: 'staff', needs: 'read-staff' },
  { to: '/switches', name: 'switches', needs: 'read-switches' },
] as const satisfies { to: string; name: string; needs?: StaffAct }[]

function Navigation({ leave }: { leave(): Promise<void> }) {
  const words = useWords(officeFrameWords)
  const { may } = useSignedIn()
  const [isOpen, setOpen] = useState(false)
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
      <div id="office-navigation" className="side-content" data-open={isOpen}>
        <nav aria-label={words.nav.label}>
          <ul>
            {ways
              .filter((way) => !('needs' in way) || may.includes(way.needs))
              .map(({ to, name }) => (
                <li key={to}>
                  <Link
                    to={to}
                    activeOptions={{ exact: to === '/', includeSearch: false }}
                    onClick={() => setOpen(false)}
                  >
                    {words.nav[name]}
                  </Link>
                </li>
              ))}
          </ul>
        </nav>
        <Who leave={leave} />
      </div>
    </div>
  )
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
