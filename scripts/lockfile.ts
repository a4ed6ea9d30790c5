// npm writes three things into package-lock.json that hinder an install elsewhere. Without --write they are listed, with
// it they are taken out:
// - optional packages that are named but not locked, where the registry at hand lacks those of foreign platforms: `npm ci`
//   refuses them;
// - the engines of optional packages: npm leaves out what its own Node is too old for, but they run on the pinned one;
// - the hosts that packages came from.
import { readFileSync, writeFileSync } from 'node:fs'

interface Locked {
  optional?: boolean
  engines?: Record<string, string>
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
const entries = Object.entries(lock.packages)
const choosy = entries.filter(([, { optional, engines }]) => optional === true && engines !== undefined)
const hosted = entries.filter(([, { resolved }]) => resolved?.startsWith('http'))

if (process.argv.includes('--write')) {
  for (const { path, name } of dangling) delete lock.packages[path]?.optionalDependencies?.[name]
  for (const [, locked] of choosy) delete locked.engines
  for (const [, locked] of hosted) delete locked.resolved
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
} else {
  const findings = [
    ...dangling.map(({ path, name }) => `${path} names ${name}, which is not locked`),
    ...choosy.map(([path]) => `${path} is optional and names engines`),
    ...hosted.map(([path]) => `${path} names the host that it came from`),
  ]
  for (const finding of findings) console.error(finding)
  if (findings.length > 0) console.error('Run: node scripts/run.mjs scripts/lockfile.ts --write')
  process.exitCode = findings.length === 0 ? 0 : 1
}

/** Node looks for a package beside the one that asks, then in each folder above. */
function isLocked(path: string, name: string): boolean {
  if (`${path}${path === '' ? '' : '/'}node_modules/${name}` in lock.packages) return true
  return path !== '' && isLocked(path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/'))), name)
}
