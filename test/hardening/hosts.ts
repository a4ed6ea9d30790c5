import type { HttpBindings } from '@hono/node-server'
import type { RouterRoute } from 'hono/types'
import { apiApp } from '../../src/http/api/app.ts'
import { demoApp } from '../../src/http/demo/app.ts'
import type { Demo } from '../../src/http/demo/demo.ts'
import { estApp } from '../../src/http/est/app.ts'
import { logonApp } from '../../src/http/logon/app.ts'
import { logonFetch } from '../../src/http/logon/logon-fetch.ts'
import { officeApp } from '../../src/http/office/app.ts'
import { portalApp } from '../../src/http/portal/app.ts'
import { portalFetch } from '../../src/http/portal/portal-fetch.ts'
import { answerCarried } from '../../src/http/proxy/proxy-edge.ts'
import { beginCheck } from '../../src/service/check/begin-check.ts'
import { makeDemo } from '../../src/service/demo/make-demo.ts'
import { beginAttempt } from '../../src/service/logon/begin-attempt.ts'
import { openWorld, type World } from '../world.ts'
import type { Before } from './exchange.ts'

/** An application with the names under which the edge lets requests through to it. */
export interface Host {
  /** Its folder in src/http. */
  name: string
  world: World
  app: App
  /** Values of Host, the first one as its own pages have it. */
  authorities: readonly string[]
  before?: Before
}

/** What there is of every application, whatever its requests carry. */
interface App {
  fetch(request: Request, env: HttpBindings): Response | Promise<Response>
  routes: readonly RouterRoute[]
}

export interface Endpoint {
  method: string
  /** As Hono writes it: `/renewal/:id/step`. */
  path: string
}

/** What answers on the host, each once. Middleware is registered for all methods and is none. */
export function endpointsOf({ app }: Pick<Host, 'app'>): Endpoint[] {
  const all = app.routes.filter(({ method }) => method !== 'ALL')
  const once = new Map(all.map(({ method, path }) => [`${method} ${path}`, { method, path }]))
  return [...once.values()]
}

/** A policy under which somebody who acquired yesterday may renew today. */
const renewableSoon = { renewalOpens: 364 }

interface OpenHosts {
  hosts: Host[]
  /** The log-on hosts again, as a proxy that has ended TLS comes to them. */
  door: Host
  close(): Promise<void>
}

export async function openHosts(now: string): Promise<OpenHosts> {
  const world = await openWorld({ now, policy: renewableSoon })
  const programs = await openWorld({ now })
  const demo = await openDemo(now)
  const institution = world.institution()
  const label = (of: string) => `a-${of}.logon.warifu.test:8443`
  const { portal } = world
  return {
    hosts: [
      {
        name: 'portal',
        world,
        app: { fetch: portalFetch(portal), routes: portalApp(portal).routes },
        authorities: ['a.warifu.test:8443', 'A.WARIFU.TEST:8443'],
      },
      {
        name: 'logon',
        world,
        app: { fetch: logonFetch(portal), routes: logonApp(portal).routes },
        authorities: [
          label(beginAttempt(world.ports, institution, 'logon', undefined).label),
          label(beginAttempt(world.ports, institution, 'proof', undefined).label),
          label(beginCheck(world.ports, institution)),
          label('x'),
          label('a'.repeat(46)),
        ],
      },
      {
        name: 'office',
        world,
        app: officeApp(world.office),
        authorities: ['a.office.warifu.test:8443'],
      },
      { name: 'api', world: programs, app: apiApp(programs.portal), authorities: ['a.api.warifu.test:8443'] },
      { name: 'est', world: programs, app: estApp(programs.portal), authorities: ['a.est.warifu.test:8443'] },
      { name: 'demo', world: demo.world, app: demoApp(demo.of), authorities: ['warifu.test:8443'] },
    ],
    door: {
      name: 'proxy',
      world: programs,
      app: { fetch: logonFetch(programs.portal), routes: logonApp(programs.portal).routes },
      authorities: [
        label(beginAttempt(programs.ports, programs.institution(), 'logon', undefined).label),
        label('x'),
      ],
      before: throughDoor,
    },
    async close() {
      await world.close()
      await programs.close()
      await demo.world.close()
    },
  }
}

const throughDoor: Before = (request, response, onward) =>
  answerCarried(request, response, {
    publicPort: 8443,
    route: (name) => (name.endsWith('.logon.warifu.test') ? 'logon' : undefined),
    onRequest: onward,
    log: () => {},
  })

async function openDemo(now: string): Promise<{ world: World; of: Demo }> {
  const world = await openWorld({ now, institutions: [] })
  const { clock } = world.ports
  clock.setMachine(clock.now())
  await makeDemo(world.ports)
  await world.portal.directory.refresh()
  const demoClock = {
    read: async () => clock.now().since(clock.machine()),
    set: async (offset: Temporal.Duration) => clock.set(clock.machine().add(offset)),
  }
  const root = { pem: 'PEM', file: '/root.crt' }
  return { world, of: { ...world.portal, demo: 'demo', demoClock, root, mails: 'kept' } }
}
