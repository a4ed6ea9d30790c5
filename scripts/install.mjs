// Installs the locked dependencies once: again when the lockfile or package.json changed, or when it was cut short.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const stamp = join(root, 'node_modules', '.install-stamp')

/** Where flock(1) holds the folder, the second of two starts at once waits for the first. Ends the process on failure. */
export function install() {
  if (installed()) return
  const self = [process.execPath, fileURLToPath(import.meta.url), '--locked']
  const busy = 75
  const first = run('flock', ['--nonblock', '--conflict-exit-code', String(busy), root, ...self])
  if (first.error) return finish(run(self[0], self.slice(1)))
  if (first.status !== busy) return finish(first)
  console.error('Another start is installing the dependencies: waiting for it.')
  finish(run('flock', [root, ...self]))
}

const run = (command, args) => spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] })

function finish({ status }) {
  if (status !== 0) process.exit(status ?? 1)
}

const installed = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted()

function wanted() {
  const hash = createHash('sha256')
  for (const file of ['package-lock.json', 'package.json']) hash.update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

function installLocked() {
  if (installed()) return 0
  const before = wanted()
  console.error('Installing the dependencies (once; about a minute)…')
  const args = ['ci', '--include=dev', '--include=optional', '--ignore-scripts', '--loglevel=error']
  const { status, error } = run('npm', args)
  if (error)
    console.error(`npm is needed to install the dependencies, and cannot be started: ${error.message}`)
  if (status === 0) writeFileSync(stamp, before) // the last act: without it, the next start installs again
  return status ?? 1
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.argv[2] === '--locked') {
  process.exit(installLocked())
}
