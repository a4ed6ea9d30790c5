import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { officeDeskWords } from '../../../words/office-desk.ts'
import { officeFrameWords } from '../../../words/office-frame.ts'
import { officeSwitchWords } from '../../../words/office-switches.ts'
import type { Surroundings } from '../frame/surroundings.ts'
import { FactList } from '../parts/facts.tsx'
import type { ShownOf } from '../server/office.ts'
import { keys } from '../server/queries.ts'
import type { RequestPart } from './request-part.tsx'

type OfMember = ShownOf<'reissue' | 'address-change' | 'removal' | 'recovery-letter' | 'est-secret'>
type Release = ShownOf<'stop-release'>
type Facts = RequestPart['facts']
type Speaking = Pick<Surroundings, 'language' | 'institution' | 'dates'>

const code = (text: string) => <span className="code">{text}</span>

/** The person whom a request is about, and what would become of him. */
export function memberRequestPart(shown: OfMember | Release, speaking: Speaking): RequestPart {
  if (shown.act === 'stop-release' && shown.whose === 'contract') return contractReleasePart(shown, speaking)
  const { facts: words } = officeDeskWords[speaking.language]
  const { memberId, name } = shown
  const own = ownFacts(shown, speaking)
  return partOf({
    about: name,
    aside: shown.contractName[speaking.language],
    facts: [
      [words.name, name],
      [words.role, speaking.institution[shown.role][speaking.language]],
      [words.loginId, code(shown.loginId)],
      ...company(shown, speaking),
      ...own,
    ],
    verified: own,
    more: <ToMember memberId={memberId} language={speaking.language} />,
    touches: [keys.member(memberId), keys.timeline(memberId), keys.desk(memberId)],
  })
}

function contractReleasePart(
  shown: Extract<Release, { whose: 'contract' }>,
  speaking: Speaking,
): RequestPart {
  const { facts: words } = officeDeskWords[speaking.language]
  return partOf({
    about: shown.contractName[speaking.language],
    aside: words.everybody,
    facts: [...company(shown, speaking), [words.stoppedAt, speaking.dates.second(shown.stoppedAt)]],
    touches: [['member'], ['desk']],
  })
}

export function administratorPart(shown: ShownOf<'administrator-adding'>, speaking: Speaking): RequestPart {
  const { facts: words, languages } = officeDeskWords[speaking.language]
  return partOf({
    about: shown.name,
    aside: shown.contractName[speaking.language],
    facts: [
      ...company(shown, speaking),
      [words.name, shown.name],
      [words.loginId, code(shown.loginId)],
      [words.mailAddress, shown.mailAddress],
      [words.language, languages[shown.language]],
      [words.administrators, shown.administrators.join(', ')],
      ...codeFacts(shown, speaking),
    ],
    touches: [['desk']],
  })
}

export function switchPart(shown: ShownOf<'switch-release'>, { language, dates }: Speaking): RequestPart {
  const { facts: words } = officeDeskWords[language]
  const { names } = officeSwitchWords[language]
  return partOf({
    about: names[shown.name],
    aside: '',
    facts: [
      [words.what, names[shown.name]],
      [words.since, dates.second(shown.since)],
      [words.words, shown.words[language]],
    ],
    touches: [keys.switches],
  })
}

export function staffPart(shown: ShownOf<'staff-change'>, { language }: Speaking): RequestPart {
  const { facts: words, changes, languages } = officeDeskWords[language]
  const { roles, roleJoin } = officeFrameWords[language]
  const named = (list: readonly (keyof typeof roles)[]) =>
    list.length === 0 ? words.none : list.map((role) => roles[role]).join(roleJoin)
  return partOf({
    about: shown.name,
    aside: changes[shown.change],
    facts: [
      [words.change, changes[shown.change]],
      [words.name, shown.name],
      [words.loginId, code(shown.loginId)],
      [words.before, named(shown.before)],
      [words.after, named(shown.after)],
      [words.mailAddress, shown.mailAddress === '' ? words.none : shown.mailAddress],
      [words.language, languages[shown.language]],
    ],
    touches: [keys.staff],
  })
}

function ownFacts(shown: OfMember | Extract<Release, { whose: 'member' }>, speaking: Speaking): Facts {
  const { facts: words, reissueReasons, pinChoices, stops } = officeDeskWords[speaking.language]
  if (shown.act === 'reissue')
    return [
      [words.reason, reissueReasons[shown.reason]],
      [words.pins, pinChoices[shown.pins]],
      [words.ends, endings(shown.ends, speaking)],
      ...codeFacts(shown, speaking),
    ]
  if (shown.act === 'address-change')
    return [
      [words.from, shown.from === '' ? words.none : shown.from],
      [words.to, <strong key="to">{shown.to}</strong>],
    ]
  if (shown.act === 'recovery-letter')
    return [
      [words.expiryDate, speaking.dates.date(shown.expiryDate)],
      [words.lastDay, speaking.dates.date(shown.lastDay)],
    ]
  if (shown.act === 'est-secret') return [[words.lastDay, speaking.dates.date(shown.lastDay)]]
  if (shown.act === 'removal') return [[words.ends, endings(shown.ends, speaking)]]
  return [[words.stops, shown.stops.map((stop) => stops[stop]).join(', ')]]
}

/** Nothing of requests that were made before it stood in them. */
function codeFacts(
  { code: ways }: Pick<ShownOf<'reissue'>, 'code'>,
  { language }: Pick<Speaking, 'language'>,
): Facts {
  const { facts: words, codeWays } = officeDeskWords[language]
  if (ways.length === 0) return []
  const items = ways.map((way) => <li key={way}>{codeWays[way]}</li>)
  return [[words.code, <ul key="code">{items}</ul>]]
}

function endings(ends: ShownOf<'removal'>['ends'], { language, dates }: Speaking): ReactNode {
  const { facts: words } = officeDeskWords[language]
  if (ends.length === 0) return words.endsNone
  return (
    <ul>
      {ends.map(({ certificateId, expiryDate }) => (
        <li key={certificateId}>{words.certificate(dates.date(expiryDate))}</li>
      ))}
    </ul>
  )
}

function company(
  { contractName, contractNumber }: Pick<OfMember, 'contractName' | 'contractNumber'>,
  { language }: Speaking,
): Facts {
  const { facts: words } = officeDeskWords[language]
  return [
    [words.company, contractName[language]],
    [words.contractNumber, code(contractNumber)],
  ]
}

function ToMember({ memberId, language }: { memberId: string; language: Speaking['language'] }) {
  return (
    <p>
      <Link to="/members/$memberId" params={{ memberId }}>
        {officeDeskWords[language].toMember}
      </Link>
    </p>
  )
}

interface Parts extends Pick<RequestPart, 'about' | 'aside' | 'facts' | 'touches'> {
  verified?: Facts
  more?: ReactNode
}

const partOf = ({ verified, more = null, ...part }: Parts): RequestPart => ({
  ...part,
  more,
  verified: <FactList facts={verified ?? part.facts} />,
})
