import {
  AggregatorRegistry,
  Counter,
  collectDefaultMetrics,
  Gauge,
  Histogram,
  type MetricObjectWithValues,
  type MetricValue,
  Registry,
} from 'prom-client'

const registry = new Registry()
collectDefaultMetrics({ register: registry })

const requests = new Histogram({
  name: 'warifu_http_request_duration_seconds',
  help: 'Time from the first byte read to the answer handed to the socket',
  labelNames: ['method', 'status'],
  buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
  registers: [registry],
})

const events = new Counter({
  name: 'warifu_edge_events_total',
  help: 'Connections that the TLS edge turned away, by why',
  labelNames: ['kind'],
  registers: [registry],
})

const swept = new Counter({
  name: 'warifu_swept_total',
  help: 'What the sweeps did: certificates ended, secrets erased, notices written',
  labelNames: ['what'],
  registers: [registry],
})

const issuing = new Gauge({
  name: 'warifu_issuing_days_left',
  help: 'Days for which the issuing CA of an institution can make certificates of today’s validity; below 0 it makes none',
  labelNames: ['institution'],
  aggregator: 'min',
  registers: [registry],
})

const authority = new Gauge({
  name: 'warifu_ca_days_left',
  help: 'Days until the newest CA of an institution at a level ends',
  labelNames: ['institution', 'level'],
  aggregator: 'min',
  registers: [registry],
})

const alarms = new Counter({
  name: 'warifu_alarms_total',
  help: 'Alarms raised for staff: a member disowned a certificate, or reported loss',
  labelNames: ['kind'],
  registers: [registry],
})

const mails = new Counter({
  name: 'warifu_mails_total',
  help: 'Attempts to send a mail, by how they ended; and mails that were withdrawn or given up',
  labelNames: ['outcome'],
  registers: [registry],
})

const bounces = new Counter({
  name: 'warifu_bounces_total',
  help: 'Mails that came to the bounce address, by what they were',
  labelNames: ['kind'],
  registers: [registry],
})

const mailsWaiting = new Gauge({
  name: 'warifu_mails_waiting',
  help: 'Mails of an institution that could go out now and have not',
  labelNames: ['institution'],
  aggregator: 'max',
  registers: [registry],
})

const oldestMail = new Gauge({
  name: 'warifu_mails_oldest_seconds',
  help: 'For how long the oldest of them has waited; 0: there is none',
  labelNames: ['institution'],
  aggregator: 'max',
  registers: [registry],
})

const webhooks = new Counter({
  name: 'warifu_webhooks_total',
  help: 'Attempts to tell another system, by how they ended',
  labelNames: ['end'],
  registers: [registry],
})

const webhooksWaiting = new Gauge({
  name: 'warifu_webhooks_waiting',
  help: 'Messages of an institution to other systems that have not been delivered',
  labelNames: ['institution'],
  aggregator: 'max',
  registers: [registry],
})

const logOuts = new Counter({
  name: 'warifu_service_log_outs_total',
  help: 'Attempts to tell a service of a log-out, by how they ended',
  labelNames: ['outcome'],
  registers: [registry],
})

const oldestLogOut = new Gauge({
  name: 'warifu_service_log_outs_oldest_seconds',
  help: 'For how long the oldest log-out of an institution has waited to be told to a service; 0: there is none',
  labelNames: ['institution'],
  aggregator: 'max',
  registers: [registry],
})

const noticesOwed = new Gauge({
  name: 'warifu_notices_owed',
  help: 'Notices of an institution that have fallen due and whose mails are not written yet',
  labelNames: ['institution'],
  aggregator: 'max',
  registers: [registry],
})

const oldestNotice = new Gauge({
  name: 'warifu_notices_oldest_seconds',
  help: 'For how long the oldest of them has been owed; 0: there is none',
  labelNames: ['institution'],
  aggregator: 'max',
  registers: [registry],
})

const journalLacking = new Gauge({
  name: 'warifu_journal_lacking',
  help: 'Events of the journal that the database does not have; above 0 doors are closed',
  aggregator: 'max',
  registers: [registry],
})

const journalDamaged = new Gauge({
  name: 'warifu_journal_damaged',
  help: 'Lines of the journal that are not as they were written; above 0 all doors are closed',
  aggregator: 'max',
  registers: [registry],
})

const signIns = new Counter({
  name: 'warifu_office_sign_ins_total',
  help: 'Staff who came in, by how',
  labelNames: ['method'],
  registers: [registry],
})

const officeRefusals = new Counter({
  name: 'warifu_office_refusals_total',
  help: 'What the office refused, by why',
  labelNames: ['code'],
  registers: [registry],
})

export function observeRequest(method: string, status: number, milliseconds: number): void {
  requests.observe({ method, status: String(status) }, milliseconds / 1000)
}

export function countEdgeEvent(kind: string): void {
  events.inc({ kind })
}

export function countSwept(what: string, count: number): void {
  swept.inc({ what }, count)
}

export function observeAuthority(institution: string, level: 'root' | 'issuing', daysLeft: number): void {
  authority.set({ institution, level }, daysLeft)
}

export function observeIssuing(institution: string, daysLeft: number): void {
  issuing.set({ institution }, daysLeft)
}

export function countAlarm(kind: string): void {
  alarms.inc({ kind })
}

export function countMails(outcome: string, count: number): void {
  mails.inc({ outcome }, count)
}

export function countBounce(kind: string): void {
  bounces.inc({ kind })
}

export function observeMails(institution: string, waiting: number, oldestSeconds: number): void {
  mailsWaiting.set({ institution }, waiting)
  oldestMail.set({ institution }, oldestSeconds)
}

export function countWebhooks(end: string): void {
  webhooks.inc({ end })
}

export function observeWebhooks(institution: string, waiting: number): void {
  webhooksWaiting.set({ institution }, waiting)
}

export function countLogOuts(outcome: string): void {
  logOuts.inc({ outcome })
}

export function observeLogOuts(institution: string, oldestSeconds: number): void {
  oldestLogOut.set({ institution }, oldestSeconds)
}

export function observeNotices(institution: string, owed: number, oldestSeconds: number): void {
  noticesOwed.set({ institution }, owed)
  oldestNotice.set({ institution }, oldestSeconds)
}

export function observeJournal(lacking: number, damaged: number): void {
  journalLacking.set(lacking)
  journalDamaged.set(damaged)
}

export function countSignIn(method: 'passkey' | 'password'): void {
  signIns.inc({ method })
}

export function countOfficeRefusal(code: string): void {
  officeRefusals.inc({ code })
}

/** What one process has counted, in a form that goes from one to another. */
export type Counts = MetricObjectWithValues<MetricValue<string>>[]

export function countsHere(): Promise<Counts> {
  return registry.getMetricsAsJSON()
}

/** Prometheus text: of this process, and of others where there are some. */
export async function metricsText(others: Counts[] = []): Promise<{ contentType: string; text: string }> {
  const { contentType } = registry
  if (others.length === 0) return { contentType, text: await registry.metrics() }
  const all = AggregatorRegistry.aggregate([await countsHere(), ...others])
  return { contentType, text: await all.metrics() }
}
