// The programs that tests use beside Node, and the Debian packages that bring them. The only list of them.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { join } from 'node:path'

export const systemPackages = [
  { name: 'chromium', commands: ['chromium'], without: 'the journeys in a browser' },
  {
    name: 'libnss3-tools',
    commands: ['certutil', 'pk12util'],
    without: 'the journeys, and what NSS says of our files',
  },
  {
    name: 'fonts-noto-cjk',
    folders: ['/usr/share/fonts/opentype/noto'],
    without: 'Japanese letters on pages',
  },
  { name: 'gnutls-bin', commands: ['certtool'], without: 'what GnuTLS says of our certificates' },
  { name: 'curl', commands: ['curl'], without: 'what another client gets by EST' },
  {
    name: 'libstrongswan-standard-plugins',
    folders: ['/usr/lib/ipsec/plugins/libstrongswan-openssl.so'],
    without: 'what strongSwan gets by EST, which needs elliptic curves',
  },
  {
    name: 'strongswan-pki',
    commands: ['pki'],
    without: 'what strongSwan gets by EST',
  },
  {
    name: 'nginx',
    folders: ['/usr/sbin/nginx'],
    service: 'nginx',
    without: 'nginx before us, and what it says of our lists',
  },
  {
    name: 'libnginx-mod-http-js',
    folders: ['/usr/lib/nginx/modules/ngx_http_js_module.so'],
    without: 'nginx before us',
  },
  {
    name: 'haproxy',
    folders: ['/usr/sbin/haproxy'],
    service: 'haproxy',
    without: 'HAProxy before us, and what it says of our lists',
  },
  {
    name: 'apache2-bin', // the program without Debian's service
    folders: ['/usr/sbin/apache2'],
    without: 'Apache before us, and what it says of our lists',
  },
  { name: 'openssl', commands: ['openssl'], without: 'what OpenSSL says of our bytes' },
  {
    name: 'python3-icalendar',
    folders: ['/usr/lib/python3/dist-packages/icalendar'],
    without: 'what another program reads in our calendar files',
  },
  {
    name: 'util-linux',
    commands: ['unshare', 'setpriv', 'flock'],
    without: 'the journeys, and what needs a lock',
  },
]

/** Installs what is missing where it may. False when something is missing that must not be: with CI set, anything. */
export function ensureSystemPackages() {
  if (missing().length > 0) installThem(missing())
  const still = missing()
  for (const { name, without } of still)
    console.error(`${name} is not installed. Skipped without it: ${without}.`)
  if (still.length === 0 || !process.env.CI) return true
  console.error('With CI set nothing may be skipped.')
  return false
}

function missing() {
  return systemPackages.filter(
    ({ commands = [], folders = [] }) =>
      !commands.every(onPath) || !folders.every((folder) => existsSync(folder)),
  )
}

function onPath(command) {
  return (process.env.PATH ?? '').split(':').some((folder) => isExecutable(join(folder, command)))
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function installThem(packages) {
  const names = packages.map(({ name }) => name)
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  if (!onPath('apt-get') || (asRoot.length > 0 && run([...asRoot, 'true'], 'ignore') !== 0)) {
    console.error(`To run every test, install: ${names.join(' ')}`)
    return
  }
  console.error(`Installing for the tests: ${names.join(' ')}…`)
  const apt = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', '-o', 'DPkg::Lock::Timeout=300']
  const add = [...asRoot, ...startingNothing, ...apt, 'install', '-y', '--no-install-recommends']
  run([...asRoot, ...apt, 'update'])
  if (run([...add, ...names]) !== 0) for (const name of names) run([...add, name]) // one that this system does not know must not keep the others out
  for (const { service } of packages) if (service) run([...asRoot, 'update-rc.d', service, 'disable'])
}

/**
 * Debian starts a server that it installs, and again whenever the machine is started. The tests want the program alone:
 * policy-rc.d says no while it is installed, where nobody has said anything before, and the service is disabled after.
 */
const policy = '/usr/sbin/policy-rc.d'
const startingNothing = [
  ...['sh', '-c'],
  `[ -e ${policy} ] || { trap 'rm -f ${policy}' EXIT; printf '#!/bin/sh\\nexit 101\\n' >${policy}; chmod 755 ${policy}; }; "$@"`,
  'sh',
]

/** Answers with the exit status. What the command says goes to stderr, so that the tests' own output stays clean. */
function run([command, ...args], output = 2) {
  return spawnSync(command, args, { stdio: ['ignore', output, output] }).status
}
