import { useContext } from 'react'
import { officeFrameWords } from '../../../words/office-frame.ts'
import { officeScreens } from '../../../words/screens.ts'
import { Screen } from '../parts/screen.tsx'
import { documentLanguage } from './language.ts'
import { SurroundingsContext } from './surroundings.ts'

/** Instead of a white page, where the browser could not fetch a part. */
export const MissingPage = () => <NoPage because="missing" />

/** Instead of a white page, where we have made something wrong. */
export const BrokenPage = () => <NoPage because="fault" />

function NoPage({ because }: { because: 'missing' | 'fault' }) {
  const surroundings = useContext(SurroundingsContext)
  const { broken } = officeFrameWords[surroundings?.language ?? documentLanguage()]
  const { what, next } = broken[because]
  const said = (
    <>
      <p>{what}</p>
      <p>{next}</p>
      <p className="act">
        <button type="button" className="primary" onClick={() => window.location.reload()}>
          {broken.reload}
        </button>
      </p>
    </>
  )
  if (surroundings !== undefined) {
    return (
      <Screen screen={officeScreens.broken} title={broken.title} place={window.location.pathname}>
        {said}
      </Screen>
    )
  }
  return (
    <main className="alone">
      <h1>{broken.title}</h1>
      {said}
    </main>
  )
}
