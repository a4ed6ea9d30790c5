/**
 * Writes every page with sample props, in Japanese and English, to a folder to be looked at in a browser:
 *
 *     node scripts/run.mjs scripts/preview-pages.ts /tmp/pages
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { samplePages } from '../test/sample-pages.ts'
import { sampleNames, sampleShell } from '../test/sample-shell.ts'

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('say where: preview-pages.ts <folder>')

await build({ entryPoints: ['src/web/pages/style.css'], bundle: true, outfile: join(folder, 'style.css') })

for (const language of ['ja', 'en'] as const) {
  for (const brand of ['a', 'b'] as const) {
    const names = sampleNames[language]
    const target = join(folder, `${language}-${brand}`)
    mkdirSync(target, { recursive: true })
    for (const { name, page } of samplePages(sampleShell(language, names, '../style.css', brand), names)) {
      writeFileSync(join(target, `${name}.html`), page.toString())
    }
  }
}
