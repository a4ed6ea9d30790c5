// npm run format: writes what Biome would have written, and mends what it can mend safely.
import { spawnSync } from 'node:child_process'

const paths = process.argv.slice(2)
const { status } = spawnSync('node_modules/.bin/biome', ['check', '--write', ...paths], { stdio: 'inherit' })
process.exitCode = status ?? 1
