import type { ApiPerson } from '../../domain/api-people.ts'
import { bringPeople, type PeopleWish, tryPeople } from '../../service/api/bring-people.ts'
import {
  contractBody,
  dryRunQuery,
  importBody,
  peopleBody,
  triedAnswer,
  waitingAnswer,
  writtenAnswer,
} from '../../wire/api.ts'
import { Faulty } from './faulty.ts'
import { type ApiRoute, type Asked, route, type Told } from './route.ts'

const answers = { 200: triedAnswer, 201: writtenAnswer, 202: waitingAnswer }

export const writeRoutes: readonly ApiRoute[] = [
  route({
    method: 'POST',
    path: '/v1/contracts',
    act: 'add-contract',
    summary: { ja: '契約先を、その管理者・利用者と登録する', en: 'Add a contract with its people' },
    query: dryRunQuery,
    body: contractBody,
    answers,
    answer: (asked) => {
      const { number: contract, people, opens: _, ...company } = asked.body
      return bring(
        asked,
        'add-contract',
        people.map((person) => ({ contract, ...company, ...person })),
      )
    },
  }),
  route({
    method: 'POST',
    path: '/v1/contracts/{contract}/members',
    act: 'add-member',
    summary: { ja: '契約先に管理者・利用者を加える', en: 'Add people to a contract' },
    query: dryRunQuery,
    body: peopleBody,
    answers,
    answer: (asked) => {
      const contract = asked.param('contract')
      return bring(
        asked,
        'add-member',
        asked.body.people.map((person) => ({ contract, ...person })),
      )
    },
  }),
  route({
    method: 'POST',
    path: '/v1/imports',
    act: 'import',
    summary: {
      ja: '契約先と管理者・利用者をまとめて登録する',
      en: 'Add many contracts and people at once, or none of them',
    },
    query: dryRunQuery,
    body: importBody,
    answers,
    answer: (asked) =>
      bring(
        asked,
        'import',
        asked.body.people.map(({ contractNumber: contract, ...rest }) => ({ contract, ...rest })),
      ),
  }),
]

async function bring(
  { ports, institution, session, body, once }: Asked<unknown, Pick<PeopleWish, 'opens'>>,
  act: PeopleWish['act'],
  people: readonly ApiPerson[],
): Promise<Told> {
  const wish = { act, people, opens: body.opens }
  if (once === undefined) {
    const tried = await tryPeople(ports, institution, session, wish)
    if (tried.state === 'faulty') throw new Faulty(tried)
    return { status: 200, value: tried }
  }
  const brought = await bringPeople(ports, institution, session, wish, once)
  if ('state' in brought) throw new Faulty(brought)
  return { status: brought.status, text: brought.body }
}
