import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { officeRequestWords } from '../../../words/office-requests.ts'
import { officeSwitchWords } from '../../../words/office-switches.ts'
import { officeScreens } from '../../../words/screens.ts'
import { NotAllowedPage } from '../frame/not-found-page.tsx'
import { useSignedIn, useSurroundings, useWords } from '../frame/surroundings.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { keys } from '../server/queries.ts'
import { type SwitchState, switches } from '../server/switches.ts'
import { EngageDialog } from './engage-dialog.tsx'
import { ReleaseDialog } from './release-form.tsx'

/** What is stopped for everybody, and the way to stop it. */
export function SwitchesPage() {
  const words = useWords(officeSwitchWords)
  const { may } = useSignedIn()
  const found = useQuery({ queryKey: keys.switches, queryFn: switches.all, staleTime: 0 })
  if (!may.includes('read-switches')) return <NotAllowedPage />
  return (
    <Screen screen={officeScreens.switches} title={words.title} place="">
      <p>{words.lead}</p>
      <p className="note">{words.reach}</p>
      {found.isPending && <Waiting />}
      {found.error && <ProblemNote error={found.error} retry={() => void found.refetch()} />}
      {found.data?.map((one) => (
        <OneSwitch key={one.name} state={one} />
      ))}
    </Screen>
  )
}

function OneSwitch({ state }: { state: SwitchState }) {
  const { name, off } = state
  const words = useWords(officeSwitchWords)
  const { may } = useSignedIn()
  const [isAsked, setAsked] = useState(false)
  const [isReleasing, setReleasing] = useState(false)
  const { what: release } = useWords(officeRequestWords)['switch-release']
  const called = words.names[name]
  return (
    <section aria-labelledby={`switch-${name}`}>
      <h2 id={`switch-${name}`}>{called}</h2>
      {off === undefined ? <p>{words.on}</p> : <Off off={off} />}
      <p className="small">{words.effects[name]}</p>
      {may.includes('engage-switch') && (
        <p className="act">
          <button type="button" className="secondary" onClick={() => setAsked(true)}>
            {off === undefined ? words.stop(called) : words.change(called)}
          </button>
        </p>
      )}
      {off !== undefined && may.includes('request-switch-release') && (
        <p className="act">
          <button type="button" className="secondary" onClick={() => setReleasing(true)}>
            {release}
          </button>
        </p>
      )}
      {isReleasing && <ReleaseDialog name={name} called={called} close={() => setReleasing(false)} />}
      {isAsked && <EngageDialog state={state} close={() => setAsked(false)} />}
    </section>
  )
}

function Off({ off: { since, words: why, engagedBy } }: { off: NonNullable<SwitchState['off']> }) {
  const words = useWords(officeSwitchWords)
  const { dates } = useSurroundings()
  return (
    <div className="warning">
      <p>
        <strong>{words.off}</strong> {words.since(dates.second(since), engagedBy ?? words.terminal)}
      </p>
      <p className="small">{words.why}</p>
      {(['ja', 'en'] as const).map((language) => (
        <p key={language} lang={language} className="written">
          {why[language]}
        </p>
      ))}
    </div>
  )
}
