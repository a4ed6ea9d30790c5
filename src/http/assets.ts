import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Hono } from 'hono'
import * as z from 'zod'

const manifest = z.record(
  z.string(),
  z.object({ file: z.string(), integrity: z.string(), needs: z.array(z.string()).default([]) }),
)

/** The islands, one for a page. */
export type ScriptName = 'check.js' | 'enrolment.js' | 'passkey.js' | 'preparing.js' | 'window.js'

export interface Assets {
  css: Asset
  script(name: ScriptName): Asset
  routes: Hono
}

/** The office application, beside what the few server-made pages of its host need. */
export interface OfficeAssets {
  css: Asset
  script: Asset
  /** What the script cannot begin without: the browser may fetch it at the same time. */
  parts: readonly Asset[]
  routes: Hono
}

export interface Asset {
  path: string
  integrity: string
}

const types = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8' }

/** What scripts/build-pages.ts has built of the customers' pages. */
export function openAssets(folder: string): Assets {
  const { asset, files } = openBuilt(folder)
  return {
    css: asset('style.css'),
    script: (name) => asset(name),
    // The page of a failed log-on stands on a host of its own and takes the style from here.
    routes: assetRoutes(files, {
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    }),
  }
}

export function openOfficeAssets(folder: string, pages: string): OfficeAssets {
  const { asset, files, needs } = openBuilt(folder)
  const all = new Map([...files, ...openBuilt(pages).files])
  return {
    css: asset('office.css'),
    script: asset('office.js'),
    parts: needs('office.js').map(asset),
    routes: assetRoutes(all, { 'cross-origin-resource-policy': 'same-origin' }),
  }
}

interface Built {
  plain: Buffer
  gzip: Buffer
}

/** Held in memory, and compressed once. */
function openBuilt(folder: string) {
  const built = manifest.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')))
  return {
    needs: (name: string) => built[name]?.needs ?? [],
    files: new Map(Object.values(built).map(({ file }) => [file, readBuilt(join(folder, file))])),
    asset(name: string): Asset {
      const entry = built[name]
      if (entry === undefined)
        throw new Error(`${name} was not built; run npm start or scripts/build-pages.ts`)
      return { path: `/assets/${entry.file}`, integrity: entry.integrity }
    },
  }
}

function readBuilt(path: string): Built {
  const plain = readFileSync(path)
  return { plain, gzip: gzipSync(plain, { level: 9 }) }
}

/** The name of a file is the hash of its content: kept for ever. There is no secret in it that its length could tell. */
function assetRoutes(files: ReadonlyMap<string, Built>, sharing: Record<string, string>): Hono {
  return new Hono().get('/assets/:file', (c) => {
    const built = files.get(c.req.param('file'))
    if (built === undefined) return c.text('not found\n', 404) // of an earlier release, say
    const zipped = takesGzip(c.req.header('accept-encoding'))
    return c.body(new Uint8Array(zipped ? built.gzip : built.plain), 200, {
      vary: 'accept-encoding',
      ...(zipped && { 'content-encoding': 'gzip' }),
      'content-type': c.req.param('file').endsWith('.css') ? types.css : types.js,
      'cache-control': 'public, max-age=31536000, immutable',
      ...sharing,
    })
  })
}

/** RFC 9110 §12.5.3; `gzip;q=0` is a no. */
function takesGzip(acceptEncoding: string | undefined): boolean {
  const wishes = (acceptEncoding ?? '').toLowerCase().split(',')
  return wishes.some((wish) => /^\s*gzip\s*(;\s*q=(1|0\.0*[1-9]).*)?$/.test(wish))
}
