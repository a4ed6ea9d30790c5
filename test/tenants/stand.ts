import assert from 'node:assert/strict'
import { type Crowd, openCrowd } from './crowd.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import { type Fences, openRehearsal } from './rehearsal.ts'
import { type Things, thingsOf } from './things.ts'
import type { Stage, Trial } from './trial.ts'

/** Institution A, where verbs are called, and institution B, of which nothing may be told and nothing change. */
export interface Stand {
  crowd: Crowd
  /** Of each person of A, and of each of B. */
  own: readonly Things[]
  others: readonly Things[]
  /** The texts that stand in rows of B alone: ids, hashes, names, addresses. */
  theirs: readonly string[]
  /** Calls the verb, sees that B’s rows are as they were, and leaves nothing behind. */
  play(fences: Fences, how: Trial, things: Things): Promise<Outcome>
  /** For what was asked without a play. */
  isUntouched(): Promise<boolean>
  close(): Promise<void>
}

export async function openStand(): Promise<Stand> {
  const crowd = await openCrowd()
  try {
    return await standIn(crowd)
  } catch (error) {
    await crowd.world.close() // an open connection would keep the process from ending
    throw error
  }
}

async function standIn(crowd: Crowd): Promise<Stand> {
  const { ports, institution, portal, database } = crowd.world
  const [a, b] = [institution('a'), institution('b')]
  const rehearsal = await openRehearsal(database.config.superuser)
  const own: Things[] = []
  const others: Things[] = []
  for (const somebody of crowd.people.a) own.push(await thingsOf(crowd, 'a', somebody))
  for (const somebody of crowd.people.b) others.push(await thingsOf(crowd, 'b', somebody))
  const untouched = await rehearsal.versionsOf(b.id)
  const ours = textsIn(await rehearsal.rowsOf(a.id))
  const theirs = [...textsIn(await rehearsal.rowsOf(b.id))].filter((text) => !ours.has(text))
  assert.ok(theirs.length > 500)
  const entry = portal.directory.bySlug('a')
  assert.ok(entry)
  const around = { institution: a, entry, directory: portal.directory }
  return {
    crowd,
    own,
    others,
    theirs,
    play: (fences, { call }, things) =>
      rehearsal.play(
        fences,
        (store) => {
          const within: Stage['within'] = (act) => store.transact(a.id, act)
          return outcomeOf(async () => call({ ...around, ports: { ...ports, store }, within }, things))
        },
        async () => assert.equal(await rehearsal.versionsOf(b.id), untouched, 'their rows are as they were'),
      ),
    isUntouched: async () => (await rehearsal.versionsOf(b.id)) === untouched,
    close: async () => {
      await rehearsal.end()
      await crowd.world.close()
    },
  }
}

/** What is known again wherever it stands. */
function textsIn(rows: string): Set<string> {
  return new Set(rows.match(/[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32,}|[^\s",]+@[^\s",]+|B [a-z]{4,}/g))
}
