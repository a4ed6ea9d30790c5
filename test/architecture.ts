import { dirname, join } from 'node:path'
import { transform } from 'esbuild'

/** Who may import whom. Read it downwards: a place knows itself and those it names, and no other. */
export const may = {
  pki: [],
  domain: ['pki'],
  words: ['pki', 'domain'],
  ports: ['pki', 'domain'],
  service: ['pki', 'domain', 'words', 'ports'],
  adapters: ['pki', 'domain', 'ports'],
  wire: ['pki', 'domain'],
  'web/pages': ['domain', 'words'],
  'web/islands': ['pki'],
  'web/office': ['domain', 'words', 'wire'],
  http: ['pki', 'domain', 'words', 'ports', 'service', 'wire', 'web/pages', 'config.ts'],
  cli: ['pki', 'domain', 'words', 'ports', 'service', 'wire', 'config.ts'],
  'config.ts': ['pki', 'domain'],
  /** Whoever builds a service copies it: it stands on its own. */
  examples: [],
  main: [
    ...['pki', 'domain', 'words', 'ports', 'service', 'adapters', 'wire', 'http', 'cli', 'config.ts'],
    'examples',
  ],
  'main.ts': ['main', 'cli', 'config.ts'],
} satisfies Record<string, string[]>

type Place = keyof typeof may

/** Which packages (node: among them) a place may import, where not every one. */
const packages: Partial<Record<Place, string[]>> = {
  pki: [],
  domain: [],
  words: [],
  ports: [],
  wire: ['zod'],
  service: [],
  'web/pages': ['hono'],
  examples: ['hono', '@hono/node-server', 'jose', 'openid-client', 'node:crypto', 'node:fs'],
  'web/islands': [],
  'web/office': [
    'react',
    'react-dom',
    '@tanstack/react-query',
    '@tanstack/react-router',
    '@simplewebauthn/browser',
    'zod',
  ],
}

/** Globals by which a clock, dice or the world come in. esbuild renames them where no local binding has that name. */
const clockAndDice = [
  'Temporal.Now',
  'Date.now',
  'Math.random',
  'crypto.getRandomValues',
  'crypto.randomUUID',
]
const world = [
  'Date',
  'crypto',
  'fetch',
  'process',
  'console',
  'performance',
  'globalThis',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
]
const pure: Place[] = ['pki', 'domain', 'words', 'ports', 'wire']

/** What in this file breaks the direction of dependence or the purity of its place, in words. Empty: nothing. */
export async function offences(path: string, source: string): Promise<string[]> {
  const place = placeOf(path)
  if (place === undefined) return [`${path} lies in no place of the design`]

  const code = await stripped(path, source)
  return [
    ...importsOf(code, source).flatMap((specifier) => importOffences(path, place, specifier)),
    ...computedImports(code),
    ...forbiddenGlobals(path, place)
      .filter((name) => code.includes(marker(name)))
      .map((name) => `uses ${name}`),
    ...todayAsDate(path, place, code),
  ]
}

/** The files of src/ that this one imports, as paths. */
export async function importedFiles(path: string, source: string): Promise<string[]> {
  return importsOf(await stripped(path, source), source)
    .map((specifier) => target(path, specifier))
    .filter((file) => file !== undefined)
}

/** Whether the code (not its types or comments) names the global. */
export async function usesGlobal(path: string, source: string, name: string): Promise<boolean> {
  return (await stripped(path, source, [name])).includes(marker(name))
}

function placeOf(path: string): Place | undefined {
  if (path.startsWith('examples/')) return 'examples'
  const [, first = '', second = ''] = path.split('/')
  const place = first === 'web' ? `web/${second}` : first
  return isPlace(place) ? place : undefined
}

const isPlace = (text: string): text is Place => Object.hasOwn(may, text)

function importOffences(path: string, place: Place, specifier: string): string[] {
  const file = target(path, specifier)
  if (file === undefined) return packageOffences(place, specifier)

  const there = placeOf(file)
  if (there === undefined) return [`${place} must not import ${file}`]
  const allowed: string[] = may[place]
  return there === place || allowed.includes(there)
    ? []
    : [`${place} must not import ${there} (${specifier})`]
}

function packageOffences(place: Place, specifier: string): string[] {
  if (/^[#/~]|^file:|^data:|^src\//.test(specifier))
    return [`imports by a path that nobody sees: ${specifier}`]
  if (/^(node:)?(process|module)$/.test(specifier)) return [`imports ${specifier}`]

  const name = /^(?:node:[^/]+|@[^/]+\/[^/]+|[^/]+)/.exec(specifier)?.[0] ?? specifier
  const allowed = packages[place]
  return allowed === undefined || allowed.includes(name)
    ? []
    : [`${place} must not import the package ${specifier}`]
}

/** The path below the project that a specifier names; undefined for a package. */
function target(path: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return join(dirname(path), specifier)
  return specifier.startsWith('#src/') ? join('src', specifier.slice('#src/'.length)) : undefined
}

function importsOf(code: string, source: string): string[] {
  const forms = [
    /^import\s*(?:[^"'()]*?\bfrom\s*)?"([^"]+)"/gm,
    /^export\s*(?:\*(?:\s*as\s+[\w$]+)?|\{[^}]*\})\s*from\s*"([^"]+)"/gm,
    /\b(?:import|require)\(\s*["'`]([^"'`$]+)["'`]/g,
  ]
  const inTypes = /\bimport\(\s*["']([^"']+)["']\s*\)/g
  const found = [...forms.flatMap((form) => [...code.matchAll(form)]), ...source.matchAll(inTypes)]
  return [...new Set(found.map(([, specifier = '']) => specifier))]
}

function computedImports(code: string): string[] {
  const computed = /\bimport\((?!\s*["'])(?!\s*`[^`$]*`\s*[,)])/.test(code)
  return computed ? ['imports what is only known when it runs'] : []
}

function forbiddenGlobals(path: string, place: Place): string[] {
  if (place === 'examples') return []
  if (pure.includes(place)) return [...clockAndDice, ...world]
  const environment = path === 'src/config.ts' ? [] : ['process.env']
  return keepsTime(path) || place === 'web/islands' ? environment : [...environment, ...clockAndDice]
}

function todayAsDate(path: string, place: Place, code: string): string[] {
  const asks = code.includes(`new ${marker('Date')}()`)
  return asks && !keepsTime(path) && !pure.includes(place) ? ['uses new Date()'] : []
}

/** The one folder that reads the clock and throws the dice, so that everything else can be given them. */
const keepsTime = (path: string) => path.startsWith('src/adapters/system/')

/**
 * The file as plain JavaScript without comments and types, but with its type imports, and each watched global replaced
 * by a word that stands nowhere else.
 */
async function stripped(path: string, source: string, names = [...clockAndDice, ...world, 'process.env']) {
  const { code } = await transform(
    source.replace(/\b(import|export)\s+type\b(?=\s*[{*]|\s+\w+\s+from\b)/g, '$1'),
    {
      loader: path.endsWith('x') ? 'tsx' : 'ts',
      target: 'esnext',
      legalComments: 'none',
      define: Object.fromEntries(names.map((name) => [name, marker(name)])),
      tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
    },
  )
  return code
}

const marker = (name: string) => `WATCHED_${name.replaceAll('.', '_')}_`
