import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { embeddedBinaries } from './embedded-binaries.ts'
import { roles } from './roles.ts'

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

/** Starts a server there, making the cluster first where there is none. Throws when it ends before it is ready. */
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
  if (!running()) throw new Error(`PostgreSQL did not start in ${place.folder}\n${log()}`)
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

/** PostgreSQL refuses to run as root: then it runs as `postgres`, or as `nobody`, whom every Linux knows. */
function serverAccount(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const account = ['postgres', 'nobody']
    .map((name) => accounts.find(([first]) => first === name))
    .find(Boolean)
  if (account === undefined)
    throw new Error('PostgreSQL does not run as root, and there is no account "nobody"')
  return { uid: Number(account[2]), gid: Number(account[3]) }
}

/** A folder that the server's account alone may enter. In /tmp anybody could have made it before us. */
function ownFolder(path: string) {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  const account = serverAccount()
  const { uid } = lstatSync(path)
  if (uid !== process.getuid?.() && uid !== account?.uid) throw new Error(`${path} belongs to somebody else`)
  chmodSync(path, 0o700)
  if (account !== undefined) chownSync(path, account.uid, account.gid)
}

/** Makes the folder; as root, one that the server's account may pass through. */
function makePassable(path: string) {
  mkdirSync(path, { recursive: true, mode: process.getuid?.() === 0 ? 0o755 : 0o700 })
  const account = serverAccount()
  if (account === undefined) return
  if (spawnSync('/usr/bin/test', ['-x', path], { ...account, env, cwd: '/' }).status === 0) return
  const closed = [path, ...ancestors(path)].join(', ')
  throw new Error(`PostgreSQL runs as account ${account.uid}, which must be able to pass through ${closed}`)
}

function ancestors(path: string): string[] {
  const above = dirname(path)
  return basename(above) === '' ? [] : [above, ...ancestors(above)]
}
