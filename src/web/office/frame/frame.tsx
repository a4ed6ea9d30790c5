import type { ReactNode } from 'react'
import { Masthead } from './masthead.tsx'
import { Navigation } from './navigation.tsx'
import { SearchBox } from './search-box.tsx'
import { useSignedIn } from './surroundings.ts'

/** The way around on the left, by what the person may do. */
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
