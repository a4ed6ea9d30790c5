import { type Context, Hono } from 'hono'
import { paths } from '../../web/pages/paths.ts'
import { goingOnPage, type ServiceOnMenu } from '../../web/pages/service-pages.ts'
import { readCookie } from '../cookies.ts'
import { mount } from '../openid/provider.ts'
import type { MemberEnv, Portal } from './portal-env.ts'
import { shellOf } from './shell.ts'
import { withSession } from './with-session.ts'

const isRequest = (text: string | undefined) => text !== undefined && /^[\w-]{20,64}$/.test(text)

/** On to the service that sent somebody here. A page of its own, since a form may lead to no other site. */
export function serviceRoutes(portal: Portal) {
  return new Hono<MemberEnv>().get(paths.onward, withSession(portal, 'done'), (c) => {
    const wanted = readCookie(c, 'onward')
    if (!isRequest(wanted)) return c.redirect(paths.menu, 303)
    const url = `${mount}/interaction/${wanted}`
    const shell = shellOf(portal, c, { refresh: { seconds: 0, url }, member: c.var.session.member })
    return c.html(goingOnPage(shell, { url, to: 'service' }))
  })
}

/** Where one can go on from the menu: first to whoever sent him, then to all services of the institution. */
export async function servicesOnMenu({ ports }: Portal, c: Context<MemberEnv>): Promise<ServiceOnMenu[]> {
  const { institution, language } = c.var
  const parties = await ports.store.at(institution.id).openid.parties.all()
  const there = parties.filter(({ endedAt }) => endedAt === undefined)
  return [
    ...(isRequest(readCookie(c, 'onward')) ? [{ name: undefined, url: paths.onward }] : []),
    ...there.map(({ name, loginUri }) => ({ name: name[language], url: loginUri })),
  ]
}
