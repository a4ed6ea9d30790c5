import { gzipSync } from 'node:zlib'
import { currentOf } from '../test/browser/certificates.ts'
import { acquire, agree, openRenewal, renewalSteps } from '../test/browser/enrolment.ts'
import { whyNoBrowser } from '../test/browser/launcher.ts'
import { leave, logOn, openPerson, type Person } from '../test/browser/person.ts'
import { stands } from '../test/browser/screen.ts'
import { type DemoProgram, startDemo } from '../test/demo-program.ts'
import { type KeptAlive, openKeptAlive } from './kept-alive.ts'
import { latency, round } from './measure.ts'
import type { Size } from './size.ts'

/** An administrator of each of the demonstration's institutions, and the kind of key that it asks for. */
const administrators = { 'EC-P256': 'yamada01', 'RSA-2048': 'suzuki01' } as const

const rounds = { whole: { renewals: 9, reads: 100 }, tiny: { renewals: 1, reads: 2 } } as const

/**
 * What a page costs: the JavaScript and CSS that it loads, the time until the server has answered, and in a real
 * Chromium the time from 「更新」 to the certificate, every question answered as soon as it stands there.
 */
export async function benchPage(size: Size): Promise<object> {
  const reason = whyNoBrowser()
  if (reason !== undefined) throw new Error(reason)
  const program = await startDemo()
  try {
    const people: Record<string, Person> = {}
    for (const [kind, memberId] of Object.entries(administrators)) {
      const person = await openPerson(program, memberId, 'ja')
      await acquire(person)
      people[kind] = person
    }
    const [first] = Object.values(people)
    if (first === undefined) throw new Error('nobody renews')
    await program.moveClock((await currentOf(first)).expiryDate.subtract({ days: 20 }))
    const renewal: Record<string, object> = {}
    const pages: Record<string, object> = {}
    for (const [kind, person] of Object.entries(people)) {
      await logOn(person)
      const { milliseconds, ...window } = await renewals(person, rounds[size].renewals)
      renewal[kind] = milliseconds
      if (person === first) Object.assign(pages, await readPages(program, person, window, rounds[size].reads))
      await leave(person)
    }
    return { bench: 'page', millisecondsFromRenewToCertificate: renewal, reads: rounds[size].reads, pages }
  } finally {
    await program.close()
  }
}

/** Again and again in one session, each time with another key. Answers with the address of the window, too, and with its last page. */
async function renewals(person: Person, count: number) {
  const [renew = '', ...others] = renewalSteps[person.member.institution] ?? []
  const times: number[] = []
  let path = ''
  let lastPage = ''
  for (let number = 0; number < count; number += 1) {
    const window = await openRenewal(person)
    await stands(window, renew)
    path = new URL(window.url()).pathname
    const begun = performance.now()
    await agree(window, [renew, ...others])
    await stands(window, 'R-70')
    times.push(performance.now() - begun)
    lastPage = await window.content()
    await window.close()
  }
  const milliseconds = { median: latency(times).p50, longest: round(Math.max(...times)), renewals: count }
  return { milliseconds, path, lastPage }
}

/** The customer's pages, by their paths; the window of the renewal is opened again to stand at its first screen. */
async function readPages(
  program: DemoProgram,
  person: Person,
  { path: renewal, lastPage }: { path: string; lastPage: string },
  reads: number,
) {
  const origin = program.origin(person.member.institution)
  const { hostname, port, host } = new URL(origin)
  const cookies = await person.browser.context.cookies(origin)
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const connection = await openKeptAlive({ port: Number(port), servername: hostname, ca: program.root })
  const ask = (path: string) =>
    connection.ask(Buffer.from(`GET ${path} HTTP/1.1\r\nhost: ${host}\r\ncookie: ${cookie}\r\n\r\n`), 200)
  const pages: Record<string, object> = {}
  for (const path of ['/', '/acquire', '/check', '/menu', '/notices', '/certificate', '/renewal/start']) {
    pages[path] = await readPage(ask, path, reads)
  }
  pages['/renewal/<id>'] = await readPage(ask, renewal, reads)
  pages['/renewal/<id>, where the key is made'] = await sizesOf(ask, lastPage)
  connection.close()
  pages['the office application'] = await readOffice(program, person.member.institution, reads)
  return pages
}

/** All of the office is one document with one script and one style sheet. */
async function readOffice(program: DemoProgram, institution: string, reads: number) {
  const { hostname, port, host } = new URL(program.office(institution))
  const connection = await openKeptAlive({ port: Number(port), servername: hostname, ca: program.root })
  const ask = (path: string) =>
    connection.ask(Buffer.from(`GET ${path} HTTP/1.1\r\nhost: ${host}\r\n\r\n`), 200)
  const office = await readPage(ask, '/', reads)
  connection.close()
  return office
}

type Ask = (path: string) => ReturnType<KeptAlive['ask']>

async function readPage(ask: Ask, path: string, reads: number) {
  const { body } = await ask(path)
  const times: number[] = []
  for (let number = 0; number < reads; number += 1) {
    const begun = performance.now()
    await ask(path)
    times.push(performance.now() - begun)
  }
  return {
    html: body.length,
    ...(await sizesOf(ask, body)),
    milliseconds: latency(times),
  }
}

async function sizesOf(ask: Ask, html: string) {
  return {
    javaScript: await sizeOf(ask, html, /<script[^>]+src="([^"]+)"/g),
    css: await sizeOf(ask, html, /<link rel="stylesheet" href="([^"]+)"/g),
  }
}

/** Of what the page names: the bytes, and what is left of them under gzip -9. */
async function sizeOf(ask: Ask, body: string, reference: RegExp) {
  let bytes = 0
  let gzip = 0
  for (const [, url = ''] of body.matchAll(reference)) {
    const content = Buffer.from((await ask(url)).body, 'latin1')
    bytes += content.length
    gzip += gzipSync(content, { level: 9 }).length
  }
  return { bytes, gzip }
}
