import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { allVerbs, parseArguments } from './arguments.ts'
import { help } from './help.ts'

const demo = { verb: 'serve', demo: 'demo', fresh: false } as const
const verify = {
  verb: 'audit-verify',
  demo: 'production',
  checkpoints: [],
  keyIds: [],
  form: 'text',
} as const

const asks = { operator: 'k.mori', evidence: 'because' }
const text = { form: 'text' } as const
const bring = {
  ...text,
  verb: 'request-import',
  demo: 'production',
  institution: 'a',
  path: '1.csv',
} as const

describe('parseArguments', () => {
  for (const [line, command] of [
    ['serve', { verb: 'serve', demo: 'production', fresh: false }],
    ['serve --demo', demo],
    ['serve --demo --fresh', { ...demo, fresh: true }],
    ['serve --fresh --demo', { ...demo, fresh: true }],
    ['', { verb: 'help', about: '' }],
    ['help', { verb: 'help', about: '' }],
    ['--help', { verb: 'help', about: '' }],
    ['help staff', { verb: 'help', about: 'staff' }],
    ['staff --help', { verb: 'help', about: 'staff' }],
    ['staff add --institution a --help', { verb: 'help', about: 'staff add' }],
    ['completion zsh', { verb: 'completion', shell: 'zsh' }],
    ['backup --demo -- --strange', { ...text, verb: 'backup', demo: 'demo', folder: '--strange' }],
    ['audit verify', verify],
    ['audit verify --demo --json', { ...verify, demo: 'demo', form: 'json' }],
    [
      'audit verify --institution a --checkpoint x --checkpoint y --key z',
      { ...verify, institution: 'a', checkpoints: ['x', 'y'], keyIds: ['z'] },
    ],
    [
      'staff add --institution a --login-id s.sato --name Sato --role desk --role approver --demo',
      {
        ...text,
        verb: 'staff-add',
        demo: 'demo',
        institution: 'a',
        loginId: 's.sato',
        name: 'Sato',
        roles: ['desk', 'approver'],
        language: 'ja',
      },
    ],
    [
      'mail test me@bank.test --institution a --language en --demo',
      { ...text, verb: 'mail-test', demo: 'demo', institution: 'a', address: 'me@bank.test', language: 'en' },
    ],
    [
      'dkim make a --selector s2027',
      { ...text, verb: 'dkim-make', institution: 'a', selector: 's2027', kind: 'rsa' },
    ],
    [
      'dkim make a --selector s --kind ed25519',
      { ...text, verb: 'dkim-make', institution: 'a', selector: 's', kind: 'ed25519' },
    ],
    ['bounce', { verb: 'bounce', demo: 'production' }],
    [
      'request switch-release mails --institution a --operator k.mori --evidence because',
      {
        ...text,
        verb: 'request-switch-release',
        demo: 'production',
        institution: 'a',
        words: asks,
        name: 'mails',
      },
    ],
    [
      'request stop-release hanako --contract 1 --institution a --operator k.mori --evidence because --demo',
      {
        ...{
          ...text,
          verb: 'request-member-act',
          demo: 'demo',
          institution: 'a',
          words: asks,
          whom: 'hanako',
        },
        ...{ contract: '1', wish: { act: 'stop-release', whose: 'member' } },
      },
    ],
    [
      'request reissue 7 --reason loss --pins reset --institution a --operator k.mori --evidence because',
      {
        ...{
          ...text,
          verb: 'request-member-act',
          demo: 'production',
          institution: 'a',
          words: asks,
          whom: '7',
        },
        wish: { act: 'reissue', reason: 'loss', pins: 'reset' },
      },
    ],
    [
      'request import 1.csv --institution a --operator k.mori --evidence because',
      { ...bring, opens: 'at-once', words: asks },
    ],
    ['request import 1.csv --opens later --dry-run --institution a', { ...bring, opens: 'later' }],
    ['staff list', { ...text, verb: 'staff-list', demo: 'production' }],
    [
      'staff list --json --language ja',
      { verb: 'staff-list', demo: 'production', form: 'json', speaks: 'ja' },
    ],
    ['staff list --institution b --demo', { ...text, verb: 'staff-list', demo: 'demo', institution: 'b' }],
  ] as const) {
    it(`reads "warifu ${line}"`, () => {
      assert.deepEqual(parseArguments(line.split(' ').filter(Boolean)), command)
    })
  }

  for (const [line, why] of [
    ['server', /no verb "server"; did you mean "serve"\?/],
    ['staff lsit', /no verb "lsit"; did you mean "list"\? \(add, renew/],
    ['help stuff', /no verb "stuff"; did you mean "staff"\?/],
    ['staff list --institution --demo', /--institution needs a value/],
    ['staff list --institution a --institution b', /--institution is given twice/],
    ['staff list --demo=yes', /--demo takes no value/],
    ['staff list -d', /no "-d"/],
    ['completion tcsh', /one of bash, zsh, fish is needed/],
    ['serve --Demo', /no "--Demo"; did you mean "--demo"\?/],
    ['serve demo', /no "demo"/],
    ['serve --fresh', /--fresh is for the demo only/],
    ['audit', /no verb ""/],
    ['audit seal', /no verb "seal"/],
    ['audit verify --all', /--all/],
    ['audit verify extra', /extra/],
    ['audit verify --checkpoint', /checkpoint/],
    ['mail', /no verb ""/],
    ['mail test', /one address is needed/],
    [
      'mail test me@bank.test you@bank.test --institution a',
      /one address is needed, and there is "you@bank.test" too/,
    ],
    ['mail test me --institution a', /"me" is not an address/],
    ['mail test me@bank.test', /--institution is needed/],
    ['dkim show a', /no verb "show"/],
    ['dkim make a', /--selector is needed/],
    ['dkim make ../a --selector s', /"..\/a" is no institution/],
    ['dkim make a --selector ../s', /"..\/s" is not a selector/],
    ['dkim make a --selector s --kind dsa', /no kind "dsa"/],
    ['bounce 1.eml', /1\.eml/],
    ['request', /no verb ""/],
    ['request unlock', /no verb "unlock"/],
    ['request switch-release doors', /one of acquisition, renewal, reissue, mails is needed/],
    ['request switch-release mails', /--institution is needed/],
    [
      'request switch-release mails --institution a --evidence e',
      /--operator is needed: your name, in 1 to 60/,
    ],
    ['request switch-release mails --institution a --operator o', /--evidence is needed: why, in 1 to 500/],
    [`request switch-release mails --institution a --evidence e --operator ${'o'.repeat(61)}`, /--operator/],
    ['request stop-release --institution a', /one member is needed/],
    ['request reissue 7 --institution a --pins kept', /--reason is needed: loss, theft/],
    ['request reissue 7 --institution a --reason loss', /--pins is needed: kept, reset/],
    ['request import --institution a', /one file is needed/],
    ['request import 1.csv --institution a', /--operator is needed/],
    ['request import 1.csv --institution a --dry-run --opens never', /--opens is one of at-once, later/],
    ['staff', /no verb ""/],
    ['staff remove', /no verb "remove"/],
    ['staff add --login-id s --name S --role desk', /--institution is needed/],
    ['staff add --institution a --name S --role desk', /--login-id is needed/],
    ['staff add --institution a --login-id s --role desk', /--name is needed/],
    ['staff add --institution a --login-id s --name S', /--role is needed: desk, approver, auditor/],
    ['staff add --institution a --login-id s --name S --role boss', /no role "boss"/],
    ['staff add --institution a --login-id s --name S --role desk --language fr', /no language "fr"/],
    ['staff add --institution a --login-id s --name S --role desk --password x', /password/],
    ['staff list --all', /all/],
    ['staff list --language fr', /no language "fr"/],
    ['policy template --json', /no "--json"/],
  ] as const) {
    it(`calls "warifu ${line}" misuse and says why`, () => {
      const command = parseArguments(line.split(' '))
      assert.equal(command.verb, 'misuse')
      assert.ok('why' in command)
      assert.match(command.why, why)
    })
  }

  it('has JSON and a language for each that answers', () => {
    // What goes on, what is itself a file, and what a pipe or a shell reads.
    const silent = ['serve', 'policy template', 'ca request', 'bounce', 'completion']
    for (const { words, flags } of allVerbs) {
      assert.equal('json' in flags, !silent.includes(words), words)
      assert.equal('language' in flags, !silent.includes(words), words)
    }
  })

  it('has a name of whoever looks at people, or asks', () => {
    for (const { words, flags } of allVerbs)
      if (/^(?:member|certificate|request) |^notices (?:list|explain)|^audit list/.test(words))
        assert.ok('operator' in flags, words)
  })

  it('explains every verb that it reads', () => {
    for (const { words, flags } of allVerbs) {
      assert.match(help(''), new RegExp(`^ {2}warifu ${words} {2,}\\S`, 'm'))
      for (const flag of Object.keys(flags))
        assert.match(help(words), new RegExp(`^ {2}--${flag}\\b.* {2}\\S`, 'm'))
    }
  })
})
