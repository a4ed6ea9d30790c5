import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { allVerbs } from './arguments.ts'
import { completion } from './completion.ts'

/** What bash would offer for the last word of the line. */
function offered(line: string): string[] {
  const words = line.split(' ')
  const script = `${completion('bash')}
compopt() { :; }
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _warifu; printf '%s\\n' "\${COMPREPLY[@]}"`
  const said = execFileSync('bash', ['--norc', '-c', script, 'bash', ...words], { encoding: 'utf8' })
  return said.split('\n').filter(Boolean)
}

describe('completion in bash', () => {
  for (const [line, expected] of [
    ['warifu jour', ['journal']],
    ['warifu re', ['request', 'restore']],
    ['warifu journal ', ['status', 'reconcile']],
    ['warifu help journal ', ['status', 'reconcile']],
    ['warifu journal reconcile --d', ['--dry-run', '--demo']],
    ['warifu staff add --institution a --role app', ['approver']],
    ['warifu switch engage ', ['acquisition', 'renewal', 'reissue', 'mails']],
    ['warifu switch engage mails --ja', ['--ja']],
    ['warifu completion ', ['bash', 'zsh', 'fish']],
    ['warifu backup src/cl', ['src/cli']],
    ['warifu dkim make a --selector ', []],
  ] as const) {
    it(`offers ${expected.join(', ') || 'nothing'} for "${line}"`, () =>
      assert.deepEqual(offered(line), expected))
  }

  it('offers a file as one, though there are blanks in its name', (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'warifu-completion-'))
    t.after(() => rmSync(folder, { recursive: true }))
    writeFileSync(join(folder, 'people of April.csv'), '')
    const whole = join(folder, 'people of April.csv')
    assert.deepEqual(offered(`warifu request import ${folder}/peo`), [whole])
    assert.deepEqual(offered(`warifu institution add a --policy ${folder}/peo`), [whole])
  })

  it('offers every verb and every flag of it', () => {
    for (const { words, flags } of allVerbs) {
      const last = words.split(' ').at(-1)
      const before = words.split(' ').slice(0, -1).join(' ')
      assert.ok(offered(`warifu ${before}${before === '' ? '' : ' '}`).includes(last ?? ''), words)
      const names = [...Object.keys(flags), 'help'].map((name) => `--${name}`)
      assert.deepEqual(offered(`warifu ${words} --`), names)
    }
  })
})

describe('completion in other shells', () => {
  for (const shell of ['zsh', 'fish'] as const) {
    // A shell that few have: what is read here wherever it is there.
    if (spawnSync(shell, ['--version']).status === 0) {
      it(`can be read by ${shell}`, () => {
        execFileSync(shell, ['-n'], { input: completion(shell) })
      })
    }

    it(`has every verb for ${shell}`, () => {
      for (const { words } of allVerbs) assert.ok(completion(shell).includes(`'${words}'`), words)
    })
  }
})
