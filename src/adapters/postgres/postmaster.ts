import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { embeddedBinaries } from './embedded-binaries.ts'
import { roles } from './roles.ts'
import { makePassable, ownFolder, serverAccount } from './server-account.ts'

/** Where one cluster lies, and with which settings it runs. */
export interface ClusterPlace {
  /** Shared by all clusters: the programs. */
  home: string
  /** This cluster's alone. */
  folder: string
  settings: string[]
}

/** A server process that we started. */
export interface Postmaster {
  /** `now` ends the sessions of others, `when-unused` waits for them, though not for ever. */
  stop(how: 'now' | 'when-unused'): Promise<void>
  /** Settles when it ends, however that comes. */
  ended: Promise<string>
}

/** The server ended before it was ready; right after a kill -9 the old one may still be taking its leave. */
export class NotStarted extends Error {
  override readonly name = 'NotStarted'
}

/** Only names the socket's file: there is no TCP. */
export const socketPort = 5432

const dataFolder = (place: ClusterPlace) => join(place.folder, 'pg')

/** A socket's path has at most 107 bytes: below a long folder it lies in /tmp, always at the same place. */
export function socketFolder(place: ClusterPlace): string {
  const near = join(place.folder, 'run')
  if (Buffer.byteLength(join(near, `.s.PGSQL.${socketPort}`)) <= 107) return near
  return join('/tmp', `warifu-${createHash('sha256').update(place.folder).digest('hex').slice(0, 16)}`)
}

/** The process that the cluster's own file names, if it is this cluster's server and lives. */
export function runningPid(place: ClusterPlace): number | undefined {
  try {
    const [pid] = readFileSync(join(dataFolder(place), 'postmaster.pid'), 'utf8').split('\n')
    const commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    return commandLine.includes(dataFolder(place)) ? Number(pid) : undefined
  } catch {
    return undefined // no such file, or no such process
  }
}

/** Starts a server there, making the cluster first where there is none. */
export async function startPostmaster(
  place: ClusterPlace,
  isReady: () => Promise<boolean>,
): Promise<Postmaster> {
  makePassable(place.home)
  makePassable(place.folder)
  const programs = embeddedBinaries(place.home)
  ownFolder(socketFolder(place))
  if (!existsSync(join(dataFolder(place), 'PG_VERSION'))) initialise(place, programs)
  forgetTheDead(place)

  const child = spawnServer(place, programs)
  const log = tailOf(child)
  const ended = new Promise<string>((resolve) => child.once('exit', () => resolve(log())))
  const running = () => child.exitCode === null && child.signalCode === null
  // Until the cluster's own file names our process, it may be somebody else's server that answers.
  const ready = async () => runningPid(place) === child.pid && (await isReady())
  while (running() && !(await ready())) await sleep(20)
  if (!running()) throw new NotStarted(`PostgreSQL did not start in ${place.folder}\n${log()}`)
  return { ended, stop: (how) => stop(child, ended, how) }
}

async function stop(child: ChildProcess, ended: Promise<string>, how: 'now' | 'when-unused') {
  if (how === 'when-unused') {
    child.kill('SIGTERM')
    await Promise.race([ended, sleep(30_000, undefined, { ref: false })])
  }
  child.kill('SIGINT')
  await ended
}

/** Initialises aside and renames: a start that is cut short leaves no half-made cluster. */
function initialise(place: ClusterPlace, programs: string) {
  removeUnfinished(place)
  const unfinished = `${dataFolder(place)}.init-${process.pid}`
  ownFolder(unfinished)
  const options = [
    `--pgdata=${unfinished}`,
    `--username=${roles.superuser}`,
    '--auth-local=trust', // the socket's folder lets only its owner in
    '--auth-host=reject',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    '--no-instructions',
    ...(place.settings.includes('fsync=off') ? ['--no-sync'] : []),
  ]
  const account = serverAccount()
  execFileSync(join(programs, 'initdb'), options, {
    ...account,
    env,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  try {
    renameSync(unfinished, dataFolder(place))
  } catch {
    rmSync(unfinished, { recursive: true }) // another start was first
  }
}

function removeUnfinished({ folder }: ClusterPlace) {
  for (const name of readdirSync(folder)) {
    const pid = /^pg\.init-(\d+)$/.exec(name)?.[1]
    if (pid !== undefined && !existsSync(`/proc/${pid}`)) rmSync(join(folder, name), { recursive: true })
  }
}

/** After a reboot or in a new container the numbers in these files may be those of strangers, who would be waited for. */
function forgetTheDead(place: ClusterPlace) {
  if (runningPid(place) !== undefined) return
  rmSync(join(dataFolder(place), 'postmaster.pid'), { force: true })
  rmSync(join(socketFolder(place), `.s.PGSQL.${socketPort}.lock`), { force: true })
}

const env = { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' }

function spawnServer(place: ClusterPlace, programs: string): ChildProcess {
  const settings = ['listen_addresses=', 'unix_socket_permissions=0700', 'timezone=UTC', ...place.settings]
  const command = [
    ...endsWithUs(),
    join(programs, 'postgres'),
    ...['-D', dataFolder(place), '-k', socketFolder(place), '-p', String(socketPort)],
    ...settings.flatMap((setting) => ['-c', setting]),
  ]
  const [program = '', ...args] = command
  // A session of its own: Ctrl-C is for us, and we stop it when we have finished.
  const account = program.endsWith('setpriv') ? {} : serverAccount()
  return spawn(program, args, {
    ...account,
    env,
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
}

/** Where setpriv(1) can: when we are killed, the kernel tells the server to shut down instead of leaving an orphan. */
function endsWithUs(): string[] {
  const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => existsSync(path))
  if (setpriv === undefined) return []
  const account = serverAccount()
  const become =
    account === undefined ? [] : [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups']
  const prefix = [setpriv, ...become, '--pdeathsig', 'INT']
  return spawnSync(setpriv, [...prefix.slice(1), 'true'], { env }).status === 0 ? prefix : []
}

function tailOf(child: ChildProcess): () => string {
  let tail = ''
  child.stderr?.on('data', (bytes: Buffer) => {
    tail = (tail + bytes.toString()).slice(-4000)
  })
  return () => tail
}
