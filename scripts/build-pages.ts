// Bundles what browsers load: each file directly in src/web/islands and the customers' style sheet, and the office
// application with its own. Names carry the hash of the content, so that they may be kept for ever.
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, transform } from 'esbuild'

/**
 * manifest.json of the folder, by the name in the sources: `enrol.js`, `style.css`; `office.js`, `office.css`. A part of the
 * office application goes by its file.
 */
export type Manifest = Record<string, BuiltFile>

interface BuiltFile {
  file: string
  bytes: number
  gzip: number
  integrity: string
  /** Of a script: the parts that it cannot begin without, by their names here. */
  needs?: string[]
}

/** Builds from a web folder (islands/*.ts, pages/style.css) into another folder. */
export async function buildPages(web: string, out: string): Promise<Manifest> {
  mkdirSync(out, { recursive: true })
  const islands = globSync(`${web}/islands/*.ts`).filter((file) => !/\.(test|d)\.ts$/.test(file))
  const style = join(web, 'pages', 'style.css')
  const manifest: Manifest = {}

  for (const island of islands.sort()) {
    manifest[`${basename(island, '.ts')}.js`] = put(out, basename(island, '.ts'), 'js', await script(island))
  }
  if (existsSync(style)) manifest['style.css'] = put(out, 'style', 'css', await styleSheet(style))

  return keep(out, manifest)
}

/** Builds the office application from its folder (main.tsx, style.css) into another folder. */
export async function buildOffice(office: string, out: string): Promise<Manifest> {
  mkdirSync(out, { recursive: true })
  const [js, css] = await Promise.all([
    application(join(office, 'main.tsx'), out),
    styleSheet(join(office, 'style.css')),
  ])
  return keep(out, { ...js, 'office.css': put(out, 'office', 'css', css) })
}

function keep(out: string, manifest: Manifest): Manifest {
  writeFileSync(join(out, `manifest.${process.pid}`), `${JSON.stringify(manifest, null, 2)}\n`)
  renameSync(join(out, `manifest.${process.pid}`), join(out, 'manifest.json'))
  removeOthers(out, manifest)
  return manifest
}

/** A module and its parts, which import each other by the names that carry the hashes. */
async function application(entry: string, out: string): Promise<Manifest> {
  const { outputFiles, metafile } = await build({
    entryPoints: { office: entry },
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    splitting: true,
    outdir: out,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    metafile: true,
    target: 'es2022',
    charset: 'utf8', // most of its sentences are Japanese
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    logLevel: 'warning',
  })
  const imports = new Map(
    Object.entries(metafile.outputs).map(([path, output]) => [
      basename(path),
      output.imports.filter(({ kind }) => kind === 'import-statement').map((one) => basename(one.path)),
    ]),
  )
  return Object.fromEntries(
    outputFiles.map(({ path, text }) => {
      const file = basename(path)
      writeFileSync(join(out, file), text)
      if (!file.startsWith('office-')) return [file, described(file, text)]
      return ['office.js', { ...described(file, text), needs: allBehind(file, imports) }]
    }),
  )
}

function allBehind(file: string, imports: ReadonlyMap<string, readonly string[]>): string[] {
  const found = new Set<string>([file])
  for (const one of found) for (const next of imports.get(one) ?? []) found.add(next)
  return [...found].slice(1)
}

async function script(island: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [island],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'warning',
  })
  return outputFiles[0]?.text ?? ''
}

async function styleSheet(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'warning',
  })
  const pruned = withoutUnused(outputFiles[0]?.text ?? '')
  return (await transform(pruned, { loader: 'css', minify: true })).code
}

/** The design tokens declare some hundreds of custom properties: only those that something uses remain. */
function withoutUnused(css: string): string {
  const used = new Set([...css.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name))
  const left = css.replace(/^\s*(--[\w-]+):[^;{}]*;\n/gm, (line, name) => (used.has(name) ? line : ''))
  return left === css ? css : withoutUnused(left) // what only an unused one used is unused now
}

function put(out: string, name: string, extension: string, text: string): BuiltFile {
  const file = `${name}-${createHash('sha256').update(text).digest('hex').slice(0, 8)}.${extension}`
  writeFileSync(join(out, file), text)
  return described(file, text)
}

function described(file: string, text: string): BuiltFile {
  return {
    file,
    bytes: Buffer.byteLength(text),
    gzip: gzipSync(text, { level: 9 }).length,
    integrity: `sha384-${createHash('sha384').update(text).digest('base64')}`,
  }
}

function removeOthers(out: string, manifest: Manifest) {
  const kept = Object.values(manifest).map(({ file }) => file)
  for (const file of readdirSync(out)) {
    if (/-[0-9A-Za-z]{8}\.(js|css)$/.test(file) && !kept.includes(file)) rmSync(join(out, file))
  }
}

if (import.meta.main) {
  const began = performance.now()
  await Promise.all([buildPages('src/web', 'dist/pages'), buildOffice('src/web/office', 'dist/office')])
  console.log(`built the pages in ${Math.round(performance.now() - began)} ms`)
  const [, , hashOfSources] = process.argv
  if (hashOfSources !== undefined) writeFileSync('dist/pages/.stamp', hashOfSources)
}
