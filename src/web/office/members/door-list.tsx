import { officeApprovalWords } from '../../../words/office-approvals.ts'
import { officeMemberWords } from '../../../words/office-member.ts'
import { useSurroundings, useWords } from '../frame/surroundings.ts'
import type { Shown } from '../server/office.ts'

/** Which doors, and since when they are locked. */
export function DoorList({ doors }: Pick<Shown, 'doors'>) {
  const { unlock: words } = useWords(officeApprovalWords)
  const names = useWords(officeMemberWords).doors
  const { dates } = useSurroundings()
  return (
    <ul className="bullets">
      {doors.map(({ door, lockedAt }) => (
        <li key={door}>
          <b>{names[door]}</b> <span className="small">{words.since(dates.moment(lockedAt))}</span>
        </li>
      ))}
    </ul>
  )
}
