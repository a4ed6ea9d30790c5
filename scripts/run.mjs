// Runs a file of the project on the pinned Node, whatever Node (18 or later) and whatever folder it is called from:
//   node scripts/run.mjs src/main.ts serve --demo      node scripts/run.mjs --test [paths]
// The first run installs; the pages are built when what they are made of has changed.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { install, root } from './install.mjs'
import { buildPages } from './pages-stamp.mjs'
import { ensureSystemPackages } from './system-packages.mjs'

/** What works on the sources alone and needs no pages. */
const withoutPages = ['scripts/check.ts', 'scripts/format.ts', 'scripts/build-pages.ts']

/** What a request leaves behind is dead before it is looked at: so it is looked at seldom. Its processes inherit this. */
const roomForTheYoung = ['--min-semi-space-size=16', '--max-semi-space-size=32']

const args = process.argv.slice(2)
if (args.length === 0) fail('usage: node scripts/run.mjs <file> [arguments] | --test [paths]')

install()
const node = nodeOrExit()
process.env.NODE_COMPILE_CACHE ??= join(root, 'node_modules', '.cache', 'v8')
const testing = args[0] === '--test'
if (testing && !ensureSystemPackages()) process.exit(1)
if (!withoutPages.includes(args[0] ?? '') && !buildPages(node)) process.exit(1)
start(testing ? testArguments(args.slice(1)) : [...roomForTheYoung, ...args])

/** The pinned Node, or the one on the path when it is as new. */
function nodeOrExit() {
  const pinned = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node')
  if (existsSync(pinned) && spawnSync(pinned, ['--version']).status === 0) return pinned
  if (Number.parseInt(process.versions.node, 10) >= 26) return process.execPath
  return fail(
    `Warifu runs on Node 26, which it brings along for Linux on x64 and arm64 (glibc 2.28 or later). This host is ` +
      `${process.platform} on ${process.arch} with Node ${process.versions.node}: put Node 26 or later on the path.`,
  )
}

function testArguments(rest) {
  const flags = rest.filter((argument) => argument.startsWith('-'))
  const paths = rest.filter((argument) => !argument.startsWith('-'))
  return [
    '--test',
    '--test-global-setup=test/global-setup.ts',
    `--test-concurrency=${atOnce()}`,
    '--test-timeout=600000',
    ...flags,
    ...(paths.length === 0 ? ['src', 'test'] : paths).map(testsIn),
  ]
}

/** Half of the time a test waits for another process: so there are twice as many of them at once as processors. */
function atOnce() {
  return Math.max(4, cpus().length * 2)
}

function testsIn(path) {
  const isFolder = existsSync(join(root, path)) && statSync(join(root, path)).isDirectory()
  return isFolder ? `${path.replace(/\/+$/, '')}/**/*.test.ts` : path
}

function start(full) {
  const command = [...untilWeEnd(), node, '--disable-warning=ExperimentalWarning', ...full]
  const child = spawn(command[0], command.slice(1), { cwd: root, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // A terminal sends Ctrl-C to the child as well; a second one would cut its farewell short.
    process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal)))
  }
  child.on('error', (error) => fail(`cannot start ${node}: ${error.message}`))
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

/** Where the system can: a launcher that is killed takes what it launched with it. */
function untilWeEnd() {
  const prefix = ['setpriv', '--pdeathsig', 'TERM']
  return spawnSync(prefix[0], [...prefix.slice(1), 'true']).status === 0 ? prefix : []
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
