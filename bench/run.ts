// npm run bench -- issue|logon|page|notices|office|crl|ocsp|est [--tiny]: prints one JSON line. What the figures mean: docs/BENCHMARKS.md.
import { benchCrl } from './crl.ts'
import { benchEst } from './est.ts'
import { benchIssue } from './issue.ts'
import { benchLogon } from './logon.ts'
import { benchNotices } from './notices.ts'
import { benchOcsp } from './ocsp.ts'
import { benchOffice } from './office.ts'
import { benchPage } from './page.ts'
import type { Size } from './size.ts'

const benches: Readonly<Record<string, (size: Size) => Promise<object>>> = {
  issue: benchIssue,
  logon: benchLogon,
  page: benchPage,
  notices: benchNotices,
  office: benchOffice,
  crl: benchCrl,
  ocsp: benchOcsp,
  est: benchEst,
}

const [name = '', ...options] = process.argv.slice(2)
const bench = benches[name]
const size: Size = options.includes('--tiny') ? 'tiny' : 'whole'
if (bench === undefined || options.some((option) => option !== '--tiny')) {
  process.stderr.write(`usage: npm run bench -- ${Object.keys(benches).join('|')} [--tiny]\n`)
  process.exit(2)
}
process.stdout.write(`${JSON.stringify(await bench(size))}\n`)
