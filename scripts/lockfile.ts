// npm ci refuses a lockfile whose optional packages are named but not locked, as npm leaves them when the registry at
// hand lacks those of foreign platforms. Without --write: lists such names. With it: takes them out.
import { readFileSync, writeFileSync } from 'node:fs'

interface Locked {
  optionalDependencies?: Record<string, string>
  resolved?: string
}

const file = 'package-lock.json'
const lock: { packages: Record<string, Locked> } = JSON.parse(readFileSync(file, 'utf8'))
const dangling = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
  Object.keys(optionalDependencies)
    .filter((name) => !isLocked(path, name))
    .map((name) => ({ path, name })),
)
const hosts = Object.keys(lock.packages).filter((path) => lock.packages[path]?.resolved?.startsWith('http'))

if (process.argv.includes('--write')) {
  for (const { path, name } of dangling) delete lock.packages[path]?.optionalDependencies?.[name]
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
} else {
  for (const { path, name } of dangling) console.error(`${path} names ${name}, which is not locked`)
  for (const path of hosts) console.error(`${path} names the host that it came from`)
  process.exitCode = dangling.length + hosts.length === 0 ? 0 : 1
}

/** Node looks for a package beside the one that asks, then in each folder above. */
function isLocked(path: string, name: string): boolean {
  if (`${path}${path === '' ? '' : '/'}node_modules/${name}` in lock.packages) return true
  return path !== '' && isLocked(path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/'))), name)
}
