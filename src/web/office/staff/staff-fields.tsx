import { type ReactNode, useState } from 'react'
import { type StaffRole, staffRoles } from '../../../domain/staff.ts'
import { officeDeskWords } from '../../../words/office-desk.ts'
import { officeFrameWords } from '../../../words/office-frame.ts'
import { officeStaffWords } from '../../../words/office-staff.ts'
import { useWords } from '../frame/surroundings.ts'
import { Choice } from '../parts/choice.tsx'
import { useNewPerson } from '../parts/new-person.tsx'
import type { Colleague, StaffWish } from '../server/desk.ts'

interface Fields {
  fields: ReactNode
  wish: StaffWish
}

/** Of somebody new, or of one who is there. */
export function useStaffFields(person: Colleague | undefined): Fields {
  const added = useNew()
  const changed = useThere(person)
  return changed ?? added
}

function useNew(): Fields {
  const { fields, person } = useNewPerson(useWords(officeStaffWords).person)
  const [roles, setRoles] = useState<readonly StaffRole[]>([])
  const { mailAddress, ...rest } = person
  const mail = mailAddress.trim()
  return {
    fields: (
      <>
        {fields}
        <Roles roles={roles} change={setRoles} />
      </>
    ),
    wish: { change: 'add', ...rest, roles: [...roles], ...(mail !== '' && { mailAddress: mail }) },
  }
}

type Change = 'roles' | 'renew' | 'disable'

function useThere(person: Colleague | undefined): Fields | undefined {
  const { asking: words } = useWords(officeStaffWords)
  const { changes } = useWords(officeDeskWords)
  const [change, setChange] = useState<Change>('roles')
  const [roles, setRoles] = useState<readonly StaffRole[]>(person?.roles ?? [])
  if (person === undefined) return undefined
  const { roles: changing, renew, disable } = changes
  const staffId = person.id
  return {
    fields: (
      <>
        <p>
          <strong>{person.name}</strong> <span className="code">{person.loginId}</span>
        </p>
        <Choice
          name="change"
          label={words.what}
          options={{ roles: changing, renew, disable }}
          value={change}
          change={(chosen) => setChange(chosen)}
        />
        {change === 'roles' && <Roles roles={roles} change={setRoles} />}
      </>
    ),
    wish: change === 'roles' ? { change, staffId, roles: [...roles] } : { change, staffId },
  }
}

interface RolesProps {
  roles: readonly StaffRole[]
  change(roles: readonly StaffRole[]): void
}

function Roles({ roles, change }: RolesProps) {
  const { asking: words } = useWords(officeStaffWords)
  const { roles: names } = useWords(officeFrameWords)
  return (
    <fieldset className="choice">
      <legend>{words.roles}</legend>
      {staffRoles.map((role) => (
        <label key={role}>
          <input
            type="checkbox"
            name="roles"
            value={role}
            checked={roles.includes(role)}
            onChange={({ target }) =>
              change(target.checked ? [...roles, role] : roles.filter((each) => each !== role))
            }
          />
          {names[role]}
        </label>
      ))}
    </fieldset>
  )
}
