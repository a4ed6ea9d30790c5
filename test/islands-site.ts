import { mkdtempSync, rmSync } from 'node:fs'
import { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type HttpBindings, serve } from '@hono/node-server'
import { Hono } from 'hono'
import { buildPages } from '../scripts/build-pages.ts'
import { defaultPolicy } from '../src/domain/default-policy.ts'
import { type Asset, type Assets, openAssets, type ScriptName } from '../src/http/assets.ts'
import { securityHeaders } from '../src/http/security-headers.ts'
import { type EnrolmentData, enrolmentPage } from '../src/web/pages/enrolment-page.ts'
import { pinPage } from '../src/web/pages/pin-page.ts'
import { preparingPage } from '../src/web/pages/preparing-page.ts'
import { provedPage } from '../src/web/pages/proved-page.ts'
import { renewalNoticePage } from '../src/web/pages/renewal-notice-page.ts'
import type { Shell } from '../src/web/pages/shell.ts'
import { certificateRequest, issuedCertificate } from '../src/wire/enrolment.ts'
import { type Authority, makeAuthority } from './islands-authority.ts'

/** What the server's part does with a request for a certificate. `cut`: it has issued, but nobody hears of it. */
export type Conduct =
  | 'issue'
  | 'issue-for-another-key'
  | 'cut'
  | 'never-answer'
  | { status: 403 | 409 | 503; problem: Record<string, unknown> }

type State = 'waiting' | 'proved' | 'ended' | 'fault'

/** One enrolment, and what has come from its page. */
export interface Visit {
  url: string
  /** The next ones; after the last, `issue`. */
  conducts: Conduct[]
  /** DER of the requests that came. */
  requests: Buffer[]
  /** The answers about the state; the last one stays. */
  states: State[]
  /** How often the state was asked. */
  questions: number
}

export interface IslandsSite {
  origin: string
  authority: Authority
  visit(options: Pick<EnrolmentData, 'keyAlgorithm' | 'form'>): Visit
  close(): void
}

export const bank = 'わりふ信用金庫'
export const friendlyName = '株式会社みどり製作所 管理者 2028-02'
export const fileName = 'warifu-2028-02-2.p12'

/** The real pages, scripts and headers, with an authority behind them. On localhost, which is a secure context. */
export async function openIslandsSite(): Promise<IslandsSite> {
  const folder = mkdtempSync(join(tmpdir(), 'warifu-islands-'))
  await buildPages('src/web', join(folder, 'pages'))
  const assets = openAssets(join(folder, 'pages'))
  const authority = makeAuthority(folder)
  const visits: Visit[] = []

  const app = new Hono<{ Bindings: HttpBindings }>()
  app.use(securityHeaders(), async (c, next) => {
    await next()
    c.header('cross-origin-opener-policy', 'same-origin')
  })
  app.route('/', assets.routes)
  app.route('/', enrolmentRoutes(assets, authority, visits))
  app.get('/favicon.ico', (c) => c.body(null, 204))
  app.get('/notice', (c) => c.html(notice(shell(assets, 'window.js'))))
  app.get('/proved', (c) => c.html(provedPage(shell(assets, 'window.js'), { closeUrl: '/onward' })))
  app.get('/preparing', (c) => c.html(preparing(shell(assets, 'preparing.js'))))
  app.get('/pin', (c) => c.html(wrongPin(shell(assets, 'window.js'))))
  app.get('*', (c) => c.html(`<!doctype html><title>${c.req.path}</title>`))

  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 })
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  const origin = `http://localhost:${typeof address === 'object' ? address?.port : ''}`
  return {
    origin,
    authority,
    visit: ({ keyAlgorithm, form }) => {
      const url = `${origin}/enrolment/${visits.length}?key=${keyAlgorithm}&form=${form}`
      const visit: Visit = { url, conducts: [], requests: [], states: ['waiting'], questions: 0 }
      visits.push(visit)
      return visit
    },
    close: () => {
      server.close()
      if (server instanceof Server) server.closeAllConnections()
      rmSync(folder, { recursive: true })
    },
  }
}

function enrolmentRoutes(assets: Assets, authority: Authority, visits: Visit[]) {
  const app = new Hono<{ Bindings: HttpBindings; Variables: { visit: Visit } }>().basePath(
    '/enrolment/:visit',
  )
  app.use(async (c, next) => {
    const visit = visits[Number(c.req.param('visit'))]
    if (visit === undefined) return c.notFound()
    c.set('visit', visit)
    return await next()
  })
  app.get('/', (c) => {
    const { key: keyAlgorithm = '', form } = c.req.query()
    return c.html(
      enrolment(
        { ...shell(assets, 'enrolment.js'), path: c.req.url.slice(new URL(c.req.url).origin.length) },
        { keyAlgorithm, form: form === '3des' ? form : 'aes' },
        c.req.path,
      ),
    )
  })
  app.post('/certificate', async (c) => {
    const { request } = certificateRequest.parse(await c.req.json())
    const der = Buffer.from(request, 'base64')
    c.var.visit.requests.push(der)
    const conduct = c.var.visit.conducts.shift() ?? 'issue'
    if (conduct === 'never-answer') return await new Promise<Response>(() => {})
    if (typeof conduct === 'object') {
      const problem = { title: 'T', status: conduct.status, ...conduct.problem }
      return c.body(JSON.stringify(problem), conduct.status, { 'content-type': 'application/problem+json' })
    }
    const asked = conduct === 'issue-for-another-key' ? authority.otherRequest() : der
    const certificate = authority.issue(asked).toString('base64')
    if (conduct === 'cut') c.env.incoming.socket.destroy()
    const chain = [authority.certificate.toString('base64')]
    return c.json(issuedCertificate.parse({ certificate, chain, friendlyName }))
  })
  app.get('/status', (c) => {
    const { visit } = c.var
    visit.questions += 1
    const [state] = visit.states.length > 1 ? visit.states.splice(0, 1) : visit.states
    return state === 'fault' ? c.text('', 500) : c.json({ state })
  })
  return app
}

function preparing(shell: Shell) {
  const moving: Shell = { ...shell, refresh: { seconds: 2, url: '/next', unless: 'scripted' } }
  return preparingPage(moving, {
    expiryDate: Temporal.PlainDate.from('2027-03-01'),
    daysLeft: 24,
    certificate: 'doing',
    nextUrl: '/next',
  })
}

function enrolment(
  shell: Shell,
  { keyAlgorithm, form }: Pick<EnrolmentData, 'keyAlgorithm' | 'form'>,
  path: string,
) {
  return enrolmentPage(shell, {
    act: 'renewal',
    data: {
      requestUrl: `${path}/certificate`,
      statusUrl: `${path}/status`,
      doneUrl: '/done',
      keyAlgorithm,
      form,
      fileName,
    },
    fileName,
    platform: 'linux-chrome',
    protection: 'low',
    proofUrl: '/proof',
    laterUrl: '/later',
    againUrl: '/again',
    safeUntil: Temporal.PlainDate.from('2027-03-01'),
  })
}

/** The page whose link opens a window. */
function notice(shell: Shell) {
  const expiryDate = Temporal.PlainDate.from('2027-03-01')
  return renewalNoticePage(shell, {
    kind: 'renewal',
    company: '株式会社みどり製作所',
    person: '佐藤 花子',
    expiryDate,
    renewalOpensOn: expiryDate.subtract({ days: 30 }),
    lastMoment: Temporal.ZonedDateTime.from('2027-03-01T23:59:59[Asia/Tokyo]'),
    daysLeft: 24,
    recovery: { kind: 'acquire', lastDay: expiryDate.add({ days: 90 }) },
  })
}

/** A page with an error summary. */
function wrongPin(shell: Shell) {
  const who = { company: '株式会社みどり製作所', person: '佐藤 花子' }
  return pinPage(shell, {
    ...who,
    role: 'administrator',
    pin: { maxLength: 12 },
    problem: { kind: 'wrong', triesLeft: 3 },
  })
}

function shell(assets: Assets, script: ScriptName): Shell {
  const asset = ({ path, integrity }: Asset) => ({ url: path, integrity })
  return {
    language: 'ja',
    institution: { name: { ja: bank, en: bank }, mark: 'tally', accent: 'blue' },
    wording: defaultPolicy.wording,
    path: '/',
    assets: { css: asset(assets.css), script: asset(assets.script(script)) },
  }
}
