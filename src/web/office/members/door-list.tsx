import { officeApprovalWords } from '../../../words/office-approvals.ts'
import { useSurroundings, useWords } from '../frame/surroundings.ts'
import type { ShownOf } from '../server/office.ts'
import { doorsInWords } from './standing.ts'

/** Which doors, and since when they are locked. */
export function DoorList({ doors }: Pick<ShownOf<'unlock'>, 'doors'>) {
  const { unlock: words } = useWords(officeApprovalWords)
  const surroundings = useSurroundings()
  return (
    <ul className="bullets">
      {doors.map(({ door, lockedAt }) => (
        <li key={door}>
          <b>{doorsInWords(door, surroundings)}</b>{' '}
          <span className="small">{words.since(surroundings.dates.moment(lockedAt))}</span>
        </li>
      ))}
    </ul>
  )
}
