import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { clientConfig, type DbConfig } from './db.ts'
import {
  type ClusterPlace,
  NotStarted,
  type Postmaster,
  runningPid,
  socketFolder,
  socketPort,
  startPostmaster,
} from './postmaster.ts'
import { roles } from './roles.ts'

/** `serve` wants the cluster for itself; `visit` takes what runs, and starts it where nothing does. */
export type Use = 'serve' | 'visit'

export interface Cluster {
  superuser: pg.Client
  /** Whether it is ours to stop. */
  started: boolean
  /** Settles when the server ends; never for a server that somebody else started. */
  ended: Promise<string>
  stop(): Promise<void>
}

/** Says that another process serves from this folder. */
export class AlreadyServed extends Error {
  override readonly name = 'AlreadyServed'
}

export function clusterConfig(place: ClusterPlace, user: string, database: string): DbConfig {
  return { host: socketFolder(place), port: socketPort, user, database }
}

/** Whoever starts a server holds this advisory lock as long as he lives: the kernel closes his connection if he dies. */
const ownersLock = 1

/** Starts the server of this place or, on a visit, joins the one that runs. */
export async function openCluster(place: ClusterPlace, use: Use): Promise<Cluster> {
  const began = performance.now()
  const waited = () => performance.now() - began
  for (;;) {
    const client = await connect(place, use)
    if (client === undefined) {
      const cluster = await tryToStart(place, use, waited() < 10_000)
      if (cluster !== undefined) return cluster
    } else if (use === 'visit') {
      return { superuser: client, started: false, ended: new Promise(() => {}), stop: () => client.end() }
    } else {
      await makeWay(place, client, waited() < 30_000)
    }
    await sleep(100)
  }
}

/** Undefined where it was not possible yet and may be tried again. */
async function tryToStart(place: ClusterPlace, use: Use, again: boolean): Promise<Cluster | undefined> {
  let postmaster: Postmaster
  try {
    postmaster = await startPostmaster(place, async () => {
      const client = await connect(place, use)
      await client?.end()
      return client !== undefined
    })
  } catch (error) {
    if (error instanceof NotStarted && again) return undefined
    throw error
  }
  const client = await connect(place, use)
  if (client === undefined) throw new Error(`PostgreSQL in ${place.folder} ended as soon as it had begun`)
  await client.query('select pg_advisory_lock($1)', [ownersLock])
  return {
    superuser: client,
    started: true,
    ended: postmaster.ended,
    stop: async () => {
      await client.end()
      await postmaster.stop(use === 'serve' ? 'now' : 'when-unused')
    },
  }
}

/** A server runs that we have not started: refuses beside one that serves, waits for a visit, ends an orphan. */
async function makeWay(place: ClusterPlace, client: pg.Client, again: boolean): Promise<void> {
  try {
    const owner = await settledOwnerOf(client)
    if (owner === 'gone') return
    if (owner?.startsWith('warifu serve')) {
      throw new AlreadyServed(
        `${owner.replace('warifu serve', 'process')} already serves from ${place.folder}`,
      )
    }
    if (owner !== undefined && !again)
      throw new AlreadyServed(`${owner} still uses ${place.folder}: try again`)
    const pid = runningPid(place)
    if (owner === undefined && pid !== undefined) process.kill(pid, 'SIGINT')
  } finally {
    await client.end()
  }
}

/** A server that has only just started has its owner's lock on the way; one whose owner was killed still shows it. */
async function settledOwnerOf(client: pg.Client): Promise<string | undefined> {
  const owner = await ownerOf(client)
  if (owner?.startsWith('warifu visit')) return owner
  await sleep(1000)
  return await ownerOf(client)
}

/** Who holds the owner's lock; `gone` when the server ended while we asked. */
async function ownerOf(client: pg.Client): Promise<string | undefined> {
  const asked = client.query<{ application_name: string }>(
    `select application_name from pg_locks join pg_stat_activity using (pid)
      where locktype = 'advisory' and objid = $1 and granted`,
    [ownersLock],
  )
  return await asked.then(({ rows }) => rows[0]?.application_name).catch(() => 'gone')
}

/** Undefined when nobody answers. */
async function connect(place: ClusterPlace, use: Use): Promise<pg.Client | undefined> {
  const config = clientConfig(clusterConfig(place, roles.superuser, 'postgres'))
  const client = new pg.Client({ ...config, application_name: `warifu ${use} ${process.pid}` })
  client.on('error', () => {}) // the server went away: `ended` tells, or the next query does
  try {
    await client.connect()
    return client
  } catch {
    return undefined
  }
}
