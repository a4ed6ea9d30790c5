import type { MiddlewareHandler } from 'hono'
import type { Language } from '../../domain/language.ts'
import { hashToken } from '../../service/token.ts'
import { readCookie, writeCookie } from '../cookies.ts'
import type { Portal, PortalEnv } from './portal-env.ts'

/** The person's own choice wins, then what the institution knows of him once he is logged on, then the browser's. */
export function language({ ports }: Portal): MiddlewareHandler<PortalEnv> {
  return async (c, next) => {
    const asked = languageOf(c.req.query('lang'))
    const chosen = asked ?? languageOf(readCookie(c, 'language'))
    c.set('language', chosen ?? preferred(c.req.header('accept-language')))
    if (asked !== undefined) {
      writeCookie(c, 'language', asked)
      const isFromElsewhere = c.req.header('sec-fetch-site') === 'cross-site'
      if (!isFromElsewhere) await remember(ports, c.var.institution.id, readCookie(c, 'session'), asked)
    }
    await next()
  }
}

/** From then on his mails come in it too. */
async function remember(
  { store, crypto }: Portal['ports'],
  institution: PortalEnv['Variables']['institution']['id'],
  token: string | undefined,
  chosen: Language,
): Promise<void> {
  if (token === undefined) return
  const { members } = store.at(institution)
  const found = await store.swift(institution).session(hashToken(crypto, token))
  if (found === undefined || found.session.ended !== undefined || found.member.language === chosen) return
  await members.setLanguage(found.member.id, chosen)
}

export function languageOf(text: string | undefined): Language | undefined {
  return text === 'ja' || text === 'en' ? text : undefined
}

/** The first of the browser's languages that we speak; Japanese when it names neither. */
export function preferred(acceptLanguage: string | undefined): Language {
  const wishes = (acceptLanguage ?? '')
    .split(',')
    .map((wish) => {
      const [tag = '', ...parameters] = wish.trim().toLowerCase().split(';')
      const q = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean)
      return { language: languageOf(tag.split('-')[0]), weight: Number(q ?? 1) }
    })
    .filter(({ language, weight }) => language !== undefined && weight > 0)
    .sort((a, b) => b.weight - a.weight)
  return wishes[0]?.language ?? 'ja'
}
