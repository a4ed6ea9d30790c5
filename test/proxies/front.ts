import { type ChildProcess, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '../demo-program.ts'

/** A real proxy of a Debian package, as an unprivileged process in a folder of its own. */
export interface Front {
  port: number
  /** Whatever it has said of itself. */
  said(): string
  /** It ends in good order. */
  close(): Promise<void>
  /** It reads its files again, with or without a new process. */
  restart(): Promise<void>
}

export type ProxyName = 'nginx' | 'haproxy' | 'apache'

const programs: Record<ProxyName, string> = {
  nginx: '/usr/sbin/nginx',
  haproxy: '/usr/sbin/haproxy',
  apache: '/usr/sbin/apache2',
}
const needed: Record<ProxyName, readonly string[]> = {
  nginx: [programs.nginx, '/usr/lib/nginx/modules/ngx_http_js_module.so'],
  haproxy: [programs.haproxy],
  apache: [programs.apache, '/usr/lib/apache2/modules/mod_ssl.so'],
}

/** False where it is installed, and under CI, where its tests shall fail instead; else why they are left out. */
export function without(name: ProxyName): string | false {
  if (process.env.CI || needed[name].every((file) => existsSync(file))) return false
  return `${name} is not installed`
}

const nobody = 65_534
const isRoot = process.getuid?.() === 0

/** What root has made is nobody's from here on: the proxies may not be root. */
export function giveAway(folder: string): void {
  if (!isRoot) return
  chownSync(folder, nobody, nobody)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) giveAway(path)
    else chownSync(path, nobody, nobody)
  }
}

/**
 * Starts it with this configuration, in which the names of documentation are those of the test. The folder is what
 * `/etc/warifu` and `/run/warifu` are in the documents.
 */
export async function startFront(name: ProxyName, folder: string, documented: string): Promise<Front> {
  const port = await freePort()
  const file = join(folder, `${name}.conf`)
  writeFileSync(file, fitted[name](namesIn(documented, folder, port), folder))
  mkdirSync(join(folder, 'tmp'), { recursive: true })
  let running = await launch(name, folder, file, port)
  const end = async () => {
    running.child.kill('SIGTERM')
    await running.ended
  }
  return {
    port,
    said: () => running.said(),
    close: end,
    async restart() {
      await end()
      running = await launch(name, folder, file, port)
    },
  }
}

async function launch(name: ProxyName, folder: string, file: string, port: number) {
  giveAway(folder)
  const drop = isRoot ? ['--reuid', `${nobody}`, '--regid', `${nobody}`, '--clear-groups'] : []
  // One process, that ends with us however we end.
  const child = spawn(
    'setpriv',
    ['--pdeathsig', 'KILL', ...drop, programs[name], ...args[name](file, folder)],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd: folder,
      env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' },
    },
  )
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (more: string) => {
      text += more
    })
  const said = () =>
    text + (existsSync(join(folder, 'error.log')) ? readFileSync(join(folder, 'error.log'), 'utf8') : '')
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  await untilItListens(child, port, said)
  return { child, ended, said }
}

const args: Record<ProxyName, (file: string, folder: string) => string[]> = {
  nginx: (file, folder) => [
    ...['-p', folder, '-c', file, '-e', join(folder, 'error.log')],
    ...['-g', 'daemon off; master_process off;'],
  ],
  haproxy: (file) => ['-db', '-f', file],
  apache: (file) => ['-X', '-f', file],
}

/** The documents' names as those of the test: nothing else is changed. */
function namesIn(documented: string, folder: string, port: number): string {
  return documented
    .replaceAll('example.jp', 'warifu.test')
    .replaceAll(/\/(?:etc|run)\/warifu/g, folder)
    .replaceAll('listen 443', `listen 127.0.0.1:${port}`)
    .replaceAll('bind :443', `bind 127.0.0.1:${port}`)
    .replaceAll('*:443', `127.0.0.1:${port}`)
}

/** What a process without privileges and with a folder of its own must have otherwise. */
const fitted: Record<ProxyName, (text: string, folder: string) => string> = {
  nginx: (text, folder) =>
    text
      .replace('user www-data;\n', '')
      .replace('/run/nginx.pid', join(folder, 'nginx.pid'))
      .replace('/var/log/nginx/error.log', join(folder, 'error.log'))
      .replace(
        'http {\n',
        `http {\n${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((what) => `  ${what}_temp_path ${join(folder, 'tmp', what)};\n`).join('')}`,
      ),
  haproxy: (text) => text,
  apache: (text, folder) =>
    [
      `ServerRoot ${folder}`,
      `PidFile ${join(folder, 'apache.pid')}`,
      `ErrorLog ${join(folder, 'error.log')}`,
      `Mutex file:${join(folder, 'tmp')} default`,
      `DefaultRuntimeDir ${join(folder, 'tmp')}`,
      'ServerName localhost',
      `Listen ${/<VirtualHost (\S+)>/.exec(text)?.[1]}`,
      ...[...modules].map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`),
      text,
    ].join('\n'),
}

/** Debian has the first four on; the recipe names the others. */
const modules = [
  ...['mpm_event', 'authz_core', 'reqtimeout', 'setenvif'],
  ...['headers', 'macro', 'proxy', 'proxy_http', 'rewrite', 'ssl'],
]

async function untilItListens(child: ChildProcess, port: number, said: () => string): Promise<void> {
  for (const until = performance.now() + 60_000; performance.now() < until; await pause(20)) {
    if (child.exitCode !== null) throw new Error(`it has ended with ${child.exitCode}\n${said()}`)
    if (await answersAt(port)) return
  }
  throw new Error(`nothing listens\n${said()}`)
}

function answersAt(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(socket.end() !== undefined)).once('error', () => resolve(false))
  })
}
