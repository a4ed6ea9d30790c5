import * as z from 'zod'

const postgres = z.url({ protocol: /^postgres(ql)?$/ })
const port = z.coerce.number().int().min(0).max(65_535)

/** With or without colons, as tools print it. */
const fingerprint = z
  .string()
  .transform((text) => text.replaceAll(':', '').toLowerCase())
  .pipe(z.string().regex(/^[0-9a-f]{64}$/))
const listOf = <T extends z.ZodType<string, string>>(one: T) =>
  z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .pipe(z.array(one).min(1))

/** Everything the operator may set, key by key in docs/OPERATIONS.md. Nothing else in the program looks at the environment. */
const schema = z.object({
  WARIFU_HOME: z.string().min(1).optional(), // where the demo keeps its data; absent: see defaultHome
  WARIFU_DATABASE_URL: postgres.optional(), // the application's role; absent: the embedded PostgreSQL, with --demo only
  WARIFU_OWNER_DATABASE_URL: postgres.optional(), // the owner's role, opened only to migrate
  WARIFU_DOMAIN: z.hostname().optional(), // absent: warifu.localhost, with --demo only
  WARIFU_LISTEN: z.union([z.ipv4(), z.ipv6()]).default('127.0.0.1'),
  WARIFU_PORT: port.default(8443),
  WARIFU_PUBLIC_PORT: port.optional(), // the port in people's addresses, where it is another
  WARIFU_OFFICE_LISTEN: z.union([z.ipv4(), z.ipv6()]).optional(), // absent: see officeListen
  WARIFU_OFFICE_PORT: port.optional(),
  WARIFU_OFFICE_PUBLIC_PORT: port.optional(), // as WARIFU_PUBLIC_PORT, for the office's own listener
  WARIFU_PKI_PORT: port.default(8080),
  WARIFU_PKI_URL: z
    .url({ protocol: /^http$/ })
    .regex(/[^/]$/)
    .optional(), // absent: pki.<domain>, with the port above
  WARIFU_PROXY_SOCKET: z.string().startsWith('/').max(107).optional(), // for proxies on this machine; absent: none
  WARIFU_PROXY_LISTEN: z.union([z.ipv4(), z.ipv6()]).default('127.0.0.1'),
  WARIFU_PROXY_PORT: port.optional(), // for proxies by network; absent: none
  WARIFU_PROXY_FINGERPRINTS: listOf(fingerprint).optional(), // of the certificates with which they show who they are
  WARIFU_PROXY_CA_FILE: z.string().min(1).optional(), // or of the CA that issues for them alone
  WARIFU_DANGEROUS_PROXY_ADDRESSES: listOf(z.union([z.ipv4(), z.ipv6()])).optional(), // instead of either, without TLS
  WARIFU_METRICS_PORT: port.default(9464), // always on loopback
  WARIFU_SECRET_FILE: z.string().min(1).optional(), // a path, never a secret
  WARIFU_KEY_FOLDER: z.string().min(1).optional(),
  WARIFU_CHECKPOINT_FOLDER: z.string().min(1).optional(), // for the audit trail's checkpoints; absent: none outside the demo
  WARIFU_JOURNAL_FOLDER: z.string().min(1).optional(), // beside the database, perhaps shared; absent: none outside the demo
  WARIFU_TLS_CERTIFICATE_FILE: z.string().min(1).optional(),
  WARIFU_TLS_KEY_FILE: z.string().min(1).optional(),
  WARIFU_LOGON_TLS_CERTIFICATE_FILE: z.string().min(1).optional(),
  WARIFU_LOGON_TLS_KEY_FILE: z.string().min(1).optional(),
  WARIFU_OFFICE_TLS_CERTIFICATE_FILE: z.string().min(1).optional(),
  WARIFU_OFFICE_TLS_KEY_FILE: z.string().min(1).optional(),
  WARIFU_PROCESSES: z.coerce.number().int().min(1).max(64).optional(), // that serve; absent: 1 with --demo, else one for each core
  WARIFU_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(), // absent: mails stay in the outbox
  WARIFU_SMTP_PASSWORD_FILE: z.string().min(1).optional(), // a path, never a secret
  WARIFU_SMTP_TLS: z.enum(['required', 'opportunistic']).default('required'),
  WARIFU_SMTP_CONNECTIONS: z.coerce.number().int().min(1).max(50).default(5),
  WARIFU_MAIL_KEY_FOLDER: z.string().min(1).optional(), // for DKIM and S/MIME; absent: mails are not signed
  WARIFU_MAIL_PER_MINUTE: z.coerce.number().int().min(1).default(600), // to one domain, from one node
  WARIFU_MAIL_PATIENCE_HOURS: z.coerce.number().int().min(1).max(240).default(72),
  WARIFU_BOUNCE_ADDRESS: z
    .email()
    .regex(/^[^@]{1,11}@/)
    .optional(), // absent: mails come back to their sender's address
  WARIFU_BOUNCE_MAILDIR: z.string().min(1).optional(),
  WARIFU_OUTGOING_PRIVATE_NETWORKS: z
    .string()
    .min(1)
    .transform((text) => text.split(',').map((network) => network.trim()))
    .optional(), // that webhooks and log-outs may reach beside what is public; absent: none, with --demo loopback
  WARIFU_OUTGOING_CA_FILE: z.string().min(1).optional(), // PEM, trusted beside the system's
  WARIFU_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).optional(),
})

export type Environment = z.infer<typeof schema>

/** Throws one error that names every key that is wrong, and quotes no value. */
export function readEnvironment(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Environment {
  const strange = Object.keys(environment).filter(
    (key) => key.startsWith('WARIFU_') && !(key in schema.shape),
  )
  if (strange.length > 0) throw new Error(`configuration: there is no ${strange.join(', ')}`)
  const parsed = schema.safeParse(environment)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw new Error(`configuration: ${faults.join('; ')}`)
}

/** Of what the terminal says to whoever sits there, by POSIX's rules. */
export function terminalLanguage(
  { LC_ALL, LC_MESSAGES, LANG }: Readonly<Record<string, string | undefined>> = process.env,
): 'ja' | 'en' {
  const locale = [LC_ALL, LC_MESSAGES, LANG].find((each) => each !== undefined && each !== '') ?? ''
  return locale.startsWith('ja') ? 'ja' : 'en'
}

/** The names of all keys, for docs and their test. */
export const configurationKeys: readonly string[] = Object.keys(schema.shape)

export interface ProductionConfig {
  databaseUrl: string
  ownerDatabaseUrl?: string
  domain: string
  secretFile: string
  keyFolder: string
  tls: { portal: PemFiles; logon: PemFiles; office: PemFiles }
}

export interface PemFiles {
  certificateFile: string
  keyFile: string
}

/** Without --demo nothing is made up: what is missing is named, and demo values are refused. */
export function productionConfig(environment: Environment): ProductionConfig {
  const needed = [
    'WARIFU_DATABASE_URL',
    'WARIFU_DOMAIN',
    'WARIFU_SECRET_FILE',
    'WARIFU_KEY_FOLDER',
    'WARIFU_TLS_CERTIFICATE_FILE',
    'WARIFU_TLS_KEY_FILE',
    'WARIFU_LOGON_TLS_CERTIFICATE_FILE',
    'WARIFU_LOGON_TLS_KEY_FILE',
    'WARIFU_OFFICE_TLS_CERTIFICATE_FILE',
    'WARIFU_OFFICE_TLS_KEY_FILE',
  ] as const
  const missing = needed.filter((key) => environment[key] === undefined)
  if (missing.length > 0) {
    throw new Error(
      `configuration: ${missing.join(', ')} must be set (or start the demonstration with --demo)`,
    )
  }
  const value = (key: (typeof needed)[number]) => environment[key] ?? ''
  const domain = value('WARIFU_DOMAIN')
  if (domain === 'localhost' || domain.endsWith('.localhost')) {
    throw new Error('configuration: WARIFU_DOMAIN is a name of the demonstration')
  }
  return {
    databaseUrl: value('WARIFU_DATABASE_URL'),
    ...(environment.WARIFU_OWNER_DATABASE_URL && { ownerDatabaseUrl: environment.WARIFU_OWNER_DATABASE_URL }),
    domain,
    secretFile: value('WARIFU_SECRET_FILE'),
    keyFolder: value('WARIFU_KEY_FOLDER'),
    tls: {
      portal: {
        certificateFile: value('WARIFU_TLS_CERTIFICATE_FILE'),
        keyFile: value('WARIFU_TLS_KEY_FILE'),
      },
      logon: {
        certificateFile: value('WARIFU_LOGON_TLS_CERTIFICATE_FILE'),
        keyFile: value('WARIFU_LOGON_TLS_KEY_FILE'),
      },
      office: {
        certificateFile: value('WARIFU_OFFICE_TLS_CERTIFICATE_FILE'),
        keyFile: value('WARIFU_OFFICE_TLS_KEY_FILE'),
      },
    },
  }
}

/** A listener on which there is nothing but the office. */
export interface OfficeListen {
  host: string
  port: number
}

/**
 * In production the office is always apart from what customers reach, and on loopback until somebody says where. The
 * demonstration keeps it on the one TLS port unless it is told otherwise.
 */
export function officeListen(
  { WARIFU_OFFICE_LISTEN, WARIFU_OFFICE_PORT }: Environment,
  kind: 'demo' | 'production',
): OfficeListen | undefined {
  const isAsked = WARIFU_OFFICE_LISTEN !== undefined || WARIFU_OFFICE_PORT !== undefined
  if (kind === 'demo' && !isAsked) return undefined
  return { host: WARIFU_OFFICE_LISTEN ?? '127.0.0.1', port: WARIFU_OFFICE_PORT ?? 8444 }
}

/** Where reverse proxies that have ended TLS come in, and how they are known. */
export type ProxyListen =
  | { kind: 'socket'; path: string }
  | {
      kind: 'tls'
      host: string
      port: number
      fingerprints: readonly string[] | undefined
      caFile: string | undefined
    }
  | { kind: 'addresses'; host: string; port: number; addresses: readonly string[] }

/** None unless asked for. Who is believed about certificates is said in one way, or not at all. */
export function proxyListens(environment: Environment): ProxyListen[] {
  const { WARIFU_PROXY_SOCKET: path, WARIFU_PROXY_LISTEN: host, WARIFU_PROXY_PORT: port } = environment
  const { WARIFU_PROXY_FINGERPRINTS: fingerprints, WARIFU_PROXY_CA_FILE: caFile } = environment
  const addresses = environment.WARIFU_DANGEROUS_PROXY_ADDRESSES
  const byCertificate = fingerprints !== undefined || caFile !== undefined
  const socket: ProxyListen[] = path === undefined ? [] : [{ kind: 'socket', path }]
  if (byCertificate && addresses !== undefined) {
    throw new Error(
      'configuration: WARIFU_DANGEROUS_PROXY_ADDRESSES is instead of WARIFU_PROXY_FINGERPRINTS and WARIFU_PROXY_CA_FILE',
    )
  }
  if (port === undefined) {
    if (!byCertificate && addresses === undefined) return socket
    throw new Error('configuration: who may be a proxy is said, and WARIFU_PROXY_PORT is not set')
  }
  if (addresses !== undefined) return [...socket, { kind: 'addresses', host, port, addresses }]
  if (byCertificate) return [...socket, { kind: 'tls', host, port, fingerprints, caFile }]
  throw new Error(
    'configuration: WARIFU_PROXY_PORT needs WARIFU_PROXY_FINGERPRINTS or WARIFU_PROXY_CA_FILE: anybody could come as a proxy',
  )
}
