import { Link, useLocation } from '@tanstack/react-router'
import { officeFrameWords } from '../../../words/office-frame.ts'
import { officeScreens } from '../../../words/screens.ts'
import { Screen } from '../parts/screen.tsx'
import { useSignedIn, useWords } from './surroundings.ts'

export function NotFoundPage() {
  const { notFound, toStart } = useWords(officeFrameWords)
  const { pathname } = useLocation()
  return (
    <Screen screen={officeScreens.notFound} title={notFound.title} place={pathname}>
      <p>{notFound.what}</p>
      <p>{notFound.next}</p>
      <p>
        <Link to="/">{toStart}</Link>
      </p>
    </Screen>
  )
}

/** For an address that exists and is not for this person's roles. */
export function NotAllowedPage() {
  const { notAllowed, toStart, roles, roleJoin } = useWords(officeFrameWords)
  const { staff } = useSignedIn()
  const { pathname } = useLocation()
  return (
    <Screen screen={officeScreens.notAllowed} title={notAllowed.title} place={pathname}>
      <p>{notAllowed.what(staff.roles.map((role) => roles[role]).join(roleJoin))}</p>
      <p>{notAllowed.next}</p>
      <p>
        <Link to="/">{toStart}</Link>
      </p>
    </Screen>
  )
}
