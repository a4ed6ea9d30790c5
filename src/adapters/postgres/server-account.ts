import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, lstatSync, mkdirSync, readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'

/** PostgreSQL refuses to run as root: then it runs as `postgres`, or as `nobody`, whom every Linux knows. */
export function serverAccount(): { uid: number; gid: number } | undefined {
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
export function ownFolder(path: string) {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  const account = serverAccount()
  const { uid } = lstatSync(path)
  if (uid !== process.getuid?.() && uid !== account?.uid) throw new Error(`${path} belongs to somebody else`)
  chmodSync(path, 0o700)
  if (account !== undefined) chownSync(path, account.uid, account.gid)
}

/** Makes the folder; as root, one that the server's account may pass through. */
export function makePassable(path: string) {
  mkdirSync(path, { recursive: true, mode: process.getuid?.() === 0 ? 0o755 : 0o700 })
  const account = serverAccount()
  if (account === undefined) return
  if (spawnSync('/usr/bin/test', ['-x', path], { ...account, cwd: '/' }).status === 0) return
  const closed = [path, ...ancestors(path)].join(', ')
  throw new Error(`PostgreSQL runs as account ${account.uid}, which must be able to pass through ${closed}`)
}

function ancestors(path: string): string[] {
  const above = dirname(path)
  return basename(above) === '' ? [] : [above, ...ancestors(above)]
}
