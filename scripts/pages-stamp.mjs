// Whether the built pages are those of the sources at hand.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './install.mjs'

const sources = [
  'src/web/islands',
  'src/web/pages/style.css',
  'src/web/pages/style',
  'src/web/office',
  'src/domain',
  'src/pki',
  'src/wire',
  'src/words',
  'scripts/build-pages.ts',
  'package-lock.json',
]

/** Builds the pages with the given Node if their sources have changed. False when that failed. */
export function buildPages(node) {
  const wanted = hashOfSources()
  const stamp = join(root, 'dist', 'pages', '.stamp')
  const isBuilt = existsSync(stamp) && existsSync(join(root, 'dist', 'office', 'manifest.json'))
  if (isBuilt && readFileSync(stamp, 'utf8') === wanted) return true
  const { status } = spawnSync(node, ['scripts/build-pages.ts', wanted], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
  return status === 0
}

function hashOfSources() {
  const hash = createHash('sha256')
  for (const file of sources.flatMap(filesIn)) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

function filesIn(path) {
  const full = join(root, path)
  if (!existsSync(full)) return []
  if (!statSync(full).isDirectory()) return /\.test\.ts$/.test(path) ? [] : [path]
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesIn(join(path, name)))
}
