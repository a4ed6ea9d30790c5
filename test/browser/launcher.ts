import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Which certificate Chromium takes without asking, where a site asks for one and several would do. */
export interface AutoSelect {
  /** The common name of its issuer. */
  issuer?: string
  /** The common name of its subject. */
  subject?: string
}

/**
 * Writes a program that runs Chromium with policies of its own: they lie below `folder`, which a private mount
 * namespace shows as /etc/chromium. The machine's /etc stays as it is. Answers with the program's path.
 */
export function writeLauncher(folder: string): string {
  const policies = join(folder, 'etc-chromium')
  mkdirSync(join(policies, 'policies', 'managed'), { recursive: true })
  const mounts = existsSync(etc) ? [`mount --bind '${policies}' ${etc}`] : mountsOfNewEtc(folder, policies)
  const launcher = join(folder, 'chromium.sh')
  const inside = [...mounts, 'exec chromium "$@"'].join(' && ')
  writeFileSync(
    launcher,
    `#!/bin/sh\nexec unshare ${namespace()} sh -c '${inside.replaceAll("'", `'\\''`)}' sh "$@"\n`,
  )
  chmodSync(launcher, 0o755)
  return launcher
}

/** Read when Chromium starts. */
export function writePolicies(folder: string, autoSelect: AutoSelect) {
  const { issuer, subject } = autoSelect
  const filter = {
    ...(issuer === undefined ? {} : { ISSUER: { CN: issuer } }),
    ...(subject === undefined ? {} : { SUBJECT: { CN: subject } }),
  }
  const policies = {
    AutoSelectCertificateForUrls: [JSON.stringify({ pattern: '*', filter })],
    BrowserSignin: 0,
    PasswordManagerEnabled: false,
    TranslateEnabled: false,
  }
  const file = join(folder, 'etc-chromium', 'policies', 'managed', 'warifu.json')
  writeFileSync(file, JSON.stringify(policies))
}

/** Undefined when Chromium can be started with policies of its own, else why not. */
export function whyNoBrowser(): string | undefined {
  for (const program of ['chromium', 'certutil', 'pk12util', 'unshare']) {
    const found = (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, program)))
    if (!found) return `${program} is not installed`
  }
  const mayMount =
    spawnSync('unshare', [...namespace().split(' '), 'mount', '--bind', '/tmp', '/tmp']).status === 0
  return mayMount
    ? undefined
    : 'this account may not make a mount namespace, which keeps policies out of /etc'
}

const etc = '/etc/chromium'

/** Others than root become root in a user namespace of their own, where the kernel lets them. */
export const namespace = () => (process.getuid?.() === 0 ? '--mount' : '--user --map-root-user --mount')

/** There is no /etc/chromium to mount upon: a folder that has it, and links to all that /etc has, goes over /etc. */
function mountsOfNewEtc(folder: string, policies: string): string[] {
  const [newEtc, oldEtc] = [join(folder, 'new-etc'), join(folder, 'old-etc')]
  for (const path of [newEtc, oldEtc, join(newEtc, 'chromium')]) mkdirSync(path, { recursive: true })
  for (const name of readdirSync('/etc')) symlinkSync(join(oldEtc, name), join(newEtc, name))
  return [
    `mount --bind '${policies}' '${newEtc}/chromium'`,
    `mount --rbind /etc '${oldEtc}'`,
    `mount --rbind '${newEtc}' /etc`,
  ]
}
