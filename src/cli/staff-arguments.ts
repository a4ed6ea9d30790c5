import { parseArgs } from 'node:util'
import type { Language } from '../domain/language.ts'
import { type StaffRole, staffRoles } from '../domain/staff.ts'

export interface StaffAdd {
  verb: 'staff-add'
  demo: 'demo' | 'production'
  /** The slug. */
  institution: string
  loginId: string
  name: string
  roles: StaffRole[]
  language: Language
  mailAddress?: string
}

export interface StaffList {
  verb: 'staff-list'
  demo: 'demo' | 'production'
  /** The slug of the only one to look at. */
  institution?: string
}

/** Of one person who is there. */
export interface StaffRepair {
  verb: 'staff-disable' | 'staff-renew'
  demo: 'demo' | 'production'
  /** The slug. */
  institution: string
  loginId: string
}

export interface StaffMail {
  verb: 'staff-mail'
  demo: 'demo' | 'production'
  /** The slug. */
  institution: string
  loginId: string
  mailAddress: string
}

interface Misuse {
  verb: 'misuse'
  why: string
}

export const staffUsage = `warifu staff add --institution a --login-id s.sato --name '佐藤 花子' --role desk [--role approver]…
                 [--language en] [--mail s.sato@bank.example] [--demo]
                                one of the first two people of an institution, or another in the place of one who was
                                disabled; prints the activation code, once
                                roles: ${staffRoles.join(', ')}
warifu staff renew --institution a --login-id s.sato [--demo]
                                for somebody who lost what he signs in with: ends his passkeys, password and sessions
                                at once, and prints another activation code, once
warifu staff disable --institution a --login-id s.sato [--demo]
                                for somebody who leaves: he gets in no more, for good
warifu staff mail --institution a --login-id s.sato --mail s.sato@bank.example [--demo]
                                where the test mails go that he asks for in the office
warifu staff list [--institution a] [--demo]
                                who there is, with roles and how far the activation is
`

export type StaffCommand = StaffAdd | StaffList | StaffRepair | StaffMail

const staffVerbs: readonly string[] = [
  'staff-add',
  'staff-list',
  'staff-disable',
  'staff-renew',
  'staff-mail',
] satisfies StaffCommand['verb'][]

export function isStaffCommand(command: { verb: string }): command is StaffCommand {
  return staffVerbs.includes(command.verb)
}

export function parseStaff([verb, ...args]: readonly string[]): StaffCommand | Misuse {
  try {
    if (verb === 'add') return parseAdd(args)
    if (verb === 'list') return parseList(args)
    if (verb === 'mail') return parseMail(args)
    if (verb === 'disable' || verb === 'renew') return parseRepair(`staff-${verb}`, args)
    return { verb: 'misuse', why: `warifu staff: there is no verb "${verb ?? ''}"` }
  } catch (error) {
    return {
      verb: 'misuse',
      why: `warifu staff ${verb ?? ''}: ${error instanceof Error ? error.message : String(error)}`,
    }
  }
}

function parseAdd(args: readonly string[]): StaffAdd {
  const values = parseArgs({ args: [...args], options: addOptions }).values
  const { institution, name, role = [], language = 'ja', mail, demo } = values
  const loginId = values['login-id']
  if (institution === undefined) throw new Error('--institution is needed')
  if (loginId === undefined) throw new Error('--login-id is needed')
  if (name === undefined) throw new Error('--name is needed')
  if (role.length === 0) throw new Error(`--role is needed: ${staffRoles.join(', ')}`)
  if (language !== 'ja' && language !== 'en') throw new Error(`there is no language "${language}"`)
  return {
    verb: 'staff-add',
    demo: demo === true ? 'demo' : 'production',
    institution,
    loginId,
    name,
    roles: role.map(parseRole),
    language,
    ...(mail !== undefined && { mailAddress: mail }),
  }
}

function parseList(args: readonly string[]): StaffList {
  const { institution, demo } = parseArgs({ args: [...args], options: listOptions }).values
  return {
    verb: 'staff-list',
    demo: demo === true ? 'demo' : 'production',
    ...(institution !== undefined && { institution }),
  }
}

function parseRepair(verb: StaffRepair['verb'], args: readonly string[]): StaffRepair {
  const {
    institution,
    demo,
    'login-id': loginId,
  } = parseArgs({ args: [...args], options: oneOptions }).values
  if (institution === undefined) throw new Error('--institution is needed')
  if (loginId === undefined) throw new Error('--login-id is needed')
  return { verb, demo: demo === true ? 'demo' : 'production', institution, loginId }
}

function parseMail(args: readonly string[]): StaffMail {
  const values = parseArgs({ args: [...args], options: mailOptions }).values
  const { institution, mail: mailAddress, demo } = values
  const loginId = values['login-id']
  if (institution === undefined) throw new Error('--institution is needed')
  if (loginId === undefined) throw new Error('--login-id is needed')
  if (mailAddress === undefined) throw new Error('--mail is needed')
  return {
    ...{ verb: 'staff-mail', institution, loginId, mailAddress },
    demo: demo === true ? 'demo' : 'production',
  }
}

function parseRole(text: string): StaffRole {
  const role = staffRoles.find((each) => each === text)
  if (role === undefined) throw new Error(`there is no role "${text}": ${staffRoles.join(', ')}`)
  return role
}

const listOptions = { institution: { type: 'string' }, demo: { type: 'boolean' } } as const
const oneOptions = { ...listOptions, 'login-id': { type: 'string' } } as const
const mailOptions = { ...oneOptions, mail: { type: 'string' } } as const
const addOptions = {
  ...mailOptions,
  name: { type: 'string' },
  role: { type: 'string', multiple: true },
  language: { type: 'string' },
} as const
