import {
  type PeopleSort,
  peopleSorts,
  type StandingGroup,
  standingGroups,
} from '../../domain/people-filter.ts'
import { peopleWords } from '../../words/people.ts'
import { peopleListWords } from '../../words/people-list.ts'
import { personPageWords } from '../../words/person-page.ts'
import { recoveryWords } from '../../words/recovery.ts'
import { peopleScreens } from '../../words/screens.ts'
import { speak, type Voice } from '../../words/voice.ts'
import { attribute, type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { paths } from './paths.ts'
import { type PersonRow, peopleTable } from './people-table.ts'
import type { Shell } from './shell.ts'
import { singleAdministratorWarning } from './single-administrator.ts'

/** What the list was asked for; it stands in its address. */
export interface PeopleAsked {
  search: string
  group: StandingGroup | undefined
  sort: PeopleSort
}

export interface PeoplePageProps {
  people: readonly PersonRow[]
  unreachable: readonly Pick<PersonRow, 'id' | 'name' | 'loginId'>[]
  zone: string
  asked: PeopleAsked
  /** Of a page that is not the first. */
  isLater: boolean
  /** The one after whom the list goes on. */
  next?: string
  /** How the reader looks after them. */
  seen: 'as-one-administrator' | 'as-one-of-several'
}

/** U-10: whose certificate expires when, and who has been told. */
export function peoplePage(shell: Shell, props: PeoplePageProps): Html {
  const { language } = shell
  const voice = speak(shell.wording, language)
  const words = peopleWords[language]
  const list = peopleListWords[language]
  const { people, next, isLater, asked, zone } = props
  const isAsked = asked.search !== '' || asked.group !== undefined
  return layout(shell, {
    screen: peopleScreens.people,
    title: words.title(voice),
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`<h1>${words.title(voice)}</h1>
      ${props.seen === 'as-one-administrator' && singleAdministratorWarning(voice)}
      ${unreachableTask(props.unreachable, voice)}
      <p class="lead">${words.lead}</p>
      <p><a href="${paths.peopleCalendar}">${words.calendar}</a></p>
      ${searchForm(asked, voice)}
      ${people.length === 0 ? html`<p>${isAsked ? list.noneFound : words.none}</p>` : peopleTable(people, zone, voice)}
      <ul class="around">
        ${isLater && html`<li><a href="${peopleUrl(asked)}">${words.first}</a></li>`}
        ${next !== undefined && html`<li><a href="${peopleUrl(asked, { after: next })}" rel="next">${isAsked ? list.goOn : words.next}</a></li>`}
      </ul>
      <p class="act"><a class="button secondary" href="${paths.addUser}">${list.add(voice)}</a></p>
      <p><a href="${peopleUrl(asked, {}, paths.peopleCsv)}">${list.csv}</a></p>
      <p class="note">${list.csvNote}</p>
      <p><a href="${paths.peopleDates}">${words.file}</a></p>
      <p class="note">${words.fileNote}</p>
      <p><a href="${paths.recoveryApprovals}">${recoveryWords[language].approvals.title}</a></p>
      <p><a href="${paths.stopContract}">${personPageWords[language].wholeContract}</a></p>`,
  })
}

function unreachableTask(people: PeoplePageProps['unreachable'], voice: Voice): Html | false {
  if (people.length === 0) return false
  const words = peopleWords[voice.language]
  return html`<section class="warning" aria-labelledby="unreachable">
        <h2 id="unreachable">${words.unreachable.title}</h2>
        <p>${words.unreachable.what}</p>
        <ul class="bullets">${people.map(({ id, name, loginId }) => html`<li><a href="${paths.people}/${id}">${name}</a> <span class="hex">${words.masked(loginId)}</span></li>`)}</ul>
        <p>${words.unreachable.next}</p>
      </section>`
}

/** A GET: what was asked for can be kept as a bookmark, and works without script. */
function searchForm(asked: PeopleAsked, voice: Voice): Html {
  const words = peopleListWords[voice.language]
  const option = (value: string, text: string, chosen: boolean) =>
    html`<option value="${value}"${attribute('selected', chosen)}>${text}</option>`
  return html`<form method="get" action="${paths.people}" role="search" class="search panel">
        <div class="field">
          <label for="q">${words.search}</label>
          <p class="hint" id="q-hint">${words.searchHint}</p>
          <input id="q" name="q" type="search" maxlength="100" value="${asked.search}" aria-describedby="q-hint" autocomplete="off" />
        </div>
        <div class="field">
          <label for="state">${words.group}</label>
          <select id="state" name="state">
            ${option('', words.everybody, asked.group === undefined)}
            ${standingGroups.map((group) => option(group, words.groups[group], asked.group === group))}
          </select>
        </div>
        <div class="field">
          <label for="sort">${words.sort}</label>
          <select id="sort" name="sort">
            ${peopleSorts.map((sort) => option(sort, words.sorts[sort](voice), asked.sort === sort))}
          </select>
        </div>
        <p class="act">
          <button class="primary" type="submit">${words.show}</button>
          ${(asked.search !== '' || asked.group !== undefined) && html`<a class="button quiet" href="${paths.people}">${words.reset}</a>`}
        </p>
      </form>`
}

function peopleUrl(
  { search, group, sort }: PeopleAsked,
  { after }: { after?: string } = {},
  path: string = paths.people,
): string {
  const query = [
    ['q', search],
    ['state', group ?? ''],
    ['sort', sort === 'expiry' ? '' : sort],
    ['after', after ?? ''],
  ]
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(value ?? '')}`)
  return query.length === 0 ? path : `${path}?${query.join('&')}`
}
