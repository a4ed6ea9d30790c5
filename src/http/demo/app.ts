import { Hono } from 'hono'
import * as z from 'zod'
import { defaultPolicy } from '../../domain/default-policy.ts'
import type { Bilingual, Language } from '../../domain/language.ts'
import { firstInstant, isEarlier, isLater, localDate } from '../../domain/local-day.ts'
import { Malformed } from '../../pki/malformed.ts'
import { moveClock } from '../../service/demo/move-clock.ts'
import { readDemoOutbox } from '../../service/demo/read-demo.ts'
import { clockPage } from '../../web/pages/clock-page.ts'
import { guidePage } from '../../web/pages/guide-page.ts'
import { outboxPage, type SentItem } from '../../web/pages/outbox-page.ts'
import type { Shell } from '../../web/pages/shell.ts'
import { dropCookie, readCookie, writeCookie } from '../cookies.ts'
import { healthRoutes } from '../health.ts'
import { languageOf, preferred } from '../portal/language.ts'
import type { Portal } from '../portal/portal-env.ts'
import { problemOf } from '../problem.ts'
import { readForm } from '../read-form.ts'
import { requestLog } from '../request-log.ts'
import { sameOrigin } from '../same-origin.ts'
import { securityHeaders } from '../security-headers.ts'
import { guideOrigin } from '../site.ts'
import type { Demo } from './demo.ts'
import { readGuide } from './guide.ts'
import { readHolders } from './holders.ts'

type Env = { Variables: { requestId: string; language: Language } }

const { zone, wording } = defaultPolicy
const name: Bilingual = { ja: '割符（わりふ）デモ', en: 'Warifu demonstration' }

const move = z.union([
  z.object({ day: z.iso.date() }),
  z.object({ forward: z.coerce.number().int().min(1).max(400) }),
  z.object({ reset: z.literal('yes') }),
])

/** The guide of the demonstration, its clock and its outbox. Never served without --demo. */
export function demoApp(demo: Demo) {
  const { ports, directory, assets, log, site, root } = demo
  const { clock } = ports
  return new Hono<Env>()
    .use(requestLog(log))
    .use(securityHeaders())
    .route('/', healthRoutes())
    .route('/', assets.routes)
    .use(async (c, next) => {
      const asked = languageOf(c.req.query('lang'))
      c.set(
        'language',
        asked ?? languageOf(readCookie(c, 'language')) ?? preferred(c.req.header('accept-language')),
      )
      if (asked !== undefined) writeCookie(c, 'language', asked)
      await next()
    })
    .use(sameOrigin(() => guideOrigin(site)))
    .get('/', async (c) =>
      c.html(guidePage(shellAt(demo, c.var.language, '/'), await readGuide(demo, c.var.language))),
    )
    .get('/root.crt', (c) =>
      c.body(root.pem, 200, {
        'content-type': 'application/x-x509-ca-cert',
        'content-disposition': 'attachment; filename="warifu-demo-root.crt"',
      }),
    )
    .get('/clock', async (c) =>
      c.html(
        clockPage(shellAt(demo, c.var.language, '/clock'), {
          now: clock.now().toZonedDateTimeISO(zone),
          real: clock.machine().toZonedDateTimeISO(zone),
          holders: await readHolders(demo, c.var.language),
          action: '/clock',
          guideUrl: '/',
        }),
      ),
    )
    .post('/clock', async (c) => {
      const wish = await readForm(c, move)
      const to = requireNear(target(clock, wish), clock.machine())
      await moveClock({ ...ports, demoClock: demo.demoClock }, directory, to)
      dropCookie(c, 'session')
      return c.redirect('/clock', 303)
    })
    .get('/outbox', async (c) => {
      const items = await Promise.all(
        directory.all().map(({ institution }) => readDemoOutbox(ports, institution, 100)),
      )
      const newestFirst = items
        .flat()
        .sort((a, b) => Temporal.Instant.compare(b.item.createdAt, a.item.createdAt))
      return c.html(
        outboxPage(shellAt(demo, c.var.language, '/outbox'), {
          items: newestFirst.map(sent),
          mails: demo.mails,
          guideUrl: '/',
        }),
      )
    })
    .notFound((c) => c.redirect('/', 303))
    .onError((error, c) => {
      const problem = problemOf(error)
      if (problem.kind === 'refusal') return c.text(`${problem.refusal.message}\n`, problem.status)
      if (problem.kind === 'malformed') return c.text(`${problem.detail}\n`, problem.status)
      log.error({ requestId: c.var.requestId, err: error }, 'fault')
      return c.text(`${c.var.requestId}\n`, 500)
    })
}

/** Within what the demonstration's policy and its CAs were made for. */
const [earliest, latest] = [{ years: 5 }, { years: 8 }]

function requireNear(to: Temporal.Instant, machine: Temporal.Instant): Temporal.Instant {
  const real = machine.toZonedDateTimeISO(zone)
  const isNear =
    !isEarlier(to, real.subtract(earliest).toInstant()) && !isLater(to, real.add(latest).toInstant())
  if (!isNear) throw new Malformed('the demonstration does not reach that day')
  return to
}

/** The machine's time of day on the wished day: a day begins at no particular hour for someone who tries things out. */
function target({ now, machine }: Portal['ports']['clock'], wish: z.infer<typeof move>): Temporal.Instant {
  if ('reset' in wish) return machine()
  if ('forward' in wish) return now().toZonedDateTimeISO(zone).add({ days: wish.forward }).toInstant()
  const time = machine().toZonedDateTimeISO(zone).toPlainTime()
  const day = Temporal.PlainDate.from(wish.day)
  const at = day.toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant()
  return localDate(at, zone).equals(day) ? at : firstInstant(day, zone)
}

function sent({ item, member, text }: Awaited<ReturnType<typeof readDemoOutbox>>[number]): SentItem {
  return {
    channel: item.channel,
    to: item.address ?? `${member.contract.name.ja} ${member.displayName}`,
    at: item.createdAt.toZonedDateTimeISO(zone),
    subject: item.subject,
    text,
  }
}

function shellAt({ ports, assets, site }: Demo, language: Language, path: string): Shell {
  const { css } = assets
  const script = assets.script('window.js')
  return {
    language,
    institution: { name, mark: 'tally', accent: 'blue' },
    wording,
    path,
    assets: {
      css: { url: css.path, integrity: css.integrity },
      script: { url: script.path, integrity: script.integrity },
    },
    demo: { today: localDate(ports.clock.now(), zone), guideUrl: `${guideOrigin(site)}/` },
  }
}
