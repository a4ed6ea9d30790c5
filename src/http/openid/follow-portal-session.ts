import { tellLogOn } from '../../service/openid/service-log-on.ts'
import type { Portal } from '../portal/portal-env.ts'
import { askedBy } from './asking.ts'
import type { OpenidProvider } from './provider.ts'

type ProviderSession = Awaited<ReturnType<OpenidProvider['Session']['get']>>

/** Nobody's subject: for whoever is logged off and is asked all the same whether he wants to be. */
export const nobody = 'nobody'

/**
 * The provider's session in a browser says what the portal's says, and has no life of its own: whenever it is read, it
 * becomes that of whoever is logged on now, or of nobody.
 */
export function followPortalSession({ ports }: Portal, provider: OpenidProvider): void {
  const { Session } = provider
  const read = Session.get.bind(Session)
  const get = async (...ctx: Parameters<typeof read>): Promise<ProviderSession> => {
    const session = await read(...ctx)
    const { c, session: portalSession } = askedBy()
    const { institution } = c.var
    if (portalSession === undefined) leave(session, c.req.path.includes('/session/end'))
    else {
      const { subject } = portalSession.member
      const { assurance, authTime } = await tellLogOn(ports, institution, portalSession)
      if (session.accountId !== subject) beginAnew(session)
      const { acr, amr } = assurance
      session.loginAccount({ accountId: subject, loginTs: authTime, acr, amr: [...amr], transient: true })
    }
    return session
  }
  Object.defineProperty(Session, 'get', { value: get })
}

/** Of whoever was here before nothing is left: neither what he entered, nor what he was asked, nor the name of his session. */
function beginAnew(session: ProviderSession): void {
  Object.assign(session, { authorizations: undefined, state: undefined })
  session.resetIdentifier()
}

/** While logging off it stays whose it was: the provider would end that of nobody by a page with a script. */
function leave(session: ProviderSession, isLoggingOff: boolean): void {
  if (!isLoggingOff)
    Object.assign(session, { accountId: undefined, loginTs: undefined, authorizations: undefined })
  else if (session.accountId === undefined) session.loginAccount({ accountId: nobody, transient: true })
}
