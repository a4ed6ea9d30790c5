import type { NewPcProgress } from '../src/domain/new-pc-progress.ts'
import { addressCodePage } from '../src/web/pages/address-code-page.ts'
import { deskActPage } from '../src/web/pages/desk-act-page.ts'
import { deskDonePage } from '../src/web/pages/desk-done-page.ts'
import { deskFields } from '../src/web/pages/desk-fields.ts'
import { newPcPage } from '../src/web/pages/new-pc-page.ts'
import { paths } from '../src/web/pages/paths.ts'
import { personPage } from '../src/web/pages/person-page.ts'
import type { Shell } from '../src/web/pages/shell.ts'
import type { DeskAct, PersonAct } from '../src/words/desk-act.ts'
import { personPageWords } from '../src/words/person-page.ts'
import { idOf } from './lives.ts'
import { at, expiryDate, type Names, proveUntil, recovery, refused, type SamplePage } from './sample-shell.ts'

/** The code of the page that asks, and of the one that says that it is done. */
const acts: readonly (readonly [act: DeskAct, asks: string, done: string])[] = [
  ['add', 'U-41', 'U-42'],
  ['reissue', 'U-43', 'U-44'],
  ['revoke', 'U-45', 'U-46'],
  ['lock', 'U-47', 'U-48'],
  ['unlock', 'U-49', 'U-50'],
  ['address', 'U-51', 'U-53'],
  ['remove', 'U-54', 'U-55'],
  ['stop', 'U-56', 'U-57'],
  ['stop-contract', 'U-58', 'U-59'],
  ['new-pc', 'U-60', 'U-61'],
]

const confirm = { role: 'administrator', maxLength: 12 } as const
const pins = { pin: '48291305', confirmationPin: '70315528' }
const person = idOf(101)
const form = idOf(500)

/** Everything at the administrator's desk, and one's own new PC. */
export function deskSamples(shell: Shell, { person: name }: Names): SamplePage[] {
  return [
    ...personSamples(shell, name),
    ...acts.flatMap((act) => actSamples(shell, act, name)),
    ...newPcSamples(shell),
    ...addressSamples(shell, name),
  ]
}

function actSamples(shell: Shell, [act, asks, done]: (typeof acts)[number], name: string): SamplePage[] {
  const action = `${paths.people}/${person}/${act}`
  const ends = act === 'reissue' || act === 'revoke' || act === 'remove'
  const common = { act, name, action, backUrl: paths.people, form, confirm }
  const fields = deskFields[act]
  return [
    {
      name: `${asks}-${act}`,
      page: deskActPage(shell, { ...common, ...(ends && { loginId: 'M123450' }), typed: {}, missing: [] }),
    },
    {
      name: `${asks}-${act}-missing`,
      page: deskActPage(shell, {
        ...common,
        typed: { name, loginId: 'M123450', address: 'hanako@example', reason: 'theft', pins: 'reset' },
        missing: [...fields, 'confirmationPin'],
        refused: refused('pin-wrong', { triesLeft: 2 }),
      }),
    },
    {
      name: `${done}-${act}-done`,
      page: deskDonePage(act === 'stop-contract' ? { ...shell } : shell, {
        act,
        name,
        role: 'user',
        ...((ends || act === 'add') && { loginId: 'M123450' }),
        ...((act === 'add' || act === 'reissue') && { pins }),
        ...(act !== 'stop-contract' && {
          onward: { url: paths.people, text: personPageWords[shell.language].backToPerson },
        }),
      }),
    },
  ]
}

const personActs: readonly PersonAct[] = ['new-pc', 'address', 'lock', 'revoke', 'remove', 'stop']

function personSamples(shell: Shell, name: string): SamplePage[] {
  const row = {
    id: person,
    name,
    loginId: 'M123450',
    role: 'user',
    isSelf: false,
    mailAddress: 'bounced',
    canBeReminded: true,
  } as const
  const certificate = {
    serialNumber: '3f9a1c77d0b2e84456aa01f39cde7702',
    issuedOn: at.toPlainDate(),
    expiryDate,
  }
  const standing = {
    kind: 'renewable',
    certificateId: idOf<never>(1),
    expiryDate,
    daysLeft: 24,
    lastRenewalMoment: undefined,
  } as const
  const none = { kind: 'none' } as const
  const coolingOff = refused('address-cooling-off', { until: at.toInstant().toString() })
  return [
    {
      name: 'U-40-person',
      page: personPage(shell, {
        person: {
          ...row,
          standing,
          expiryDate,
          daysLeft: 24,
          lastLogonAt: at,
          lastMail: { kind: 'before-expiry', at, delivery: 'bounced' },
        },
        standing,
        zone: at.timeZoneId,
        address: 'h***@midori.example',
        certificates: [
          { ...certificate, state: 'current' },
          { ...certificate, state: 'expired' },
        ],
        acts: [...personActs.map((act) => ({ act })), { act: 'reissue', refused: coolingOff }],
        newPc: { kind: 'to-acquire', lastDay: recovery.lastDay },
        addressUntil: at,
      }),
    },
    ...(['suspended', 'locked-by-administrator'] as const).map((stop) => ({
      name: `U-40-person-${stop}`,
      page: personPage(shell, {
        person: { ...row, isSelf: stop === 'suspended', standing: { kind: 'stopped', stop } },
        standing: { kind: 'stopped', stop },
        zone: at.timeZoneId,
        certificates: [],
        acts: stop === 'suspended' ? [] : [{ act: 'unlock' }],
        newPc: none,
      }),
    })),
  ]
}

function newPcSamples(shell: Shell): SamplePage[] {
  const { lastDay } = recovery
  const stages: NewPcProgress[] = [
    { kind: 'none' },
    { kind: 'to-acquire', lastDay },
    { kind: 'to-log-on', lastDay, proveUntil: proveUntil.toInstant() },
  ]
  const page = {
    zone: at.timeZoneId,
    contractNumber: '1000200301',
    loginId: 'M123450',
    form,
    confirm: { role: 'user', maxLength: 12 },
  } as const
  return [
    ...stages.map((progress) => ({
      name: `U-62-new-pc-${progress.kind}`,
      page: newPcPage({ ...shell, path: paths.newPc }, { ...page, progress, missing: [] }),
    })),
    {
      name: 'U-62-new-pc-refused',
      page: newPcPage(shell, {
        ...page,
        progress: { kind: 'none' },
        missing: ['confirmationPin'],
        refused: refused('certificate-not-current'),
      }),
    },
    {
      name: 'U-62-new-pc-by-reissue',
      page: newPcPage(shell, {
        ...page,
        progress: { kind: 'none' },
        missing: [],
        impossible: { ...refused('reissue-needed'), facts: { because: 'new-pc-policy' } },
      }),
    },
  ]
}

function addressSamples(shell: Shell, name: string): SamplePage[] {
  const page = {
    name,
    isSelf: false,
    pending: { address: 'n***@midori.example', until: at },
    action: `${paths.people}/${person}/address/code`,
    back: { url: paths.people, text: name },
  }
  const { pending: _, ...over } = page
  return [
    { name: 'U-52-address-code', page: addressCodePage(shell, page) },
    {
      name: 'U-52-address-code-wrong',
      page: addressCodePage(shell, {
        ...page,
        isSelf: true,
        problem: refused('address-code-wrong', { triesLeft: 2 }),
      }),
    },
    { name: 'U-52-address-code-missing', page: addressCodePage(shell, { ...page, problem: 'missing' }) },
    { name: 'U-52-address-code-over', page: addressCodePage(shell, over) },
  ]
}
