import type { Language } from '../domain/language.ts'
import { type StaffRole, staffRoles } from '../domain/staff.ts'
import { anyInstitution, at, demo, given, japanese, json } from './common-flags.ts'
import { atLeastOne, choice, many, needed, text } from './flag.ts'
import { verb } from './verb.ts'

export interface StaffAdd {
  verb: 'staff-add'
  demo: 'demo' | 'production'
  form: 'text' | 'json'
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
  form: 'text' | 'json'
  /** The slug of the only one to look at. */
  institution?: string
}

/** Of one person who is there. */
export interface StaffRepair {
  verb: 'staff-disable' | 'staff-renew'
  demo: 'demo' | 'production'
  form: 'text' | 'json'
  /** The slug. */
  institution: string
  loginId: string
}

export interface StaffMail {
  verb: 'staff-mail'
  demo: 'demo' | 'production'
  form: 'text' | 'json'
  /** The slug. */
  institution: string
  loginId: string
  mailAddress: string
}

const loginId = needed(text('s.sato', 'what he signs in with'))
const mail = text('s.sato@bank.example', 'where the test mails go that he asks for in the office')

export const staffVerbs = [
  verb({
    words: 'staff add',
    does: [
      'adds one of the first two people of an institution, and prints the activation code, once',
      'Another may be added in the place of one who was disabled.',
    ],
    flags: {
      ...{ ...at, 'login-id': loginId, name: needed(text('…', 'as colleagues read it')) },
      role: atLeastOne(many(choice(staffRoles, 'what he may do'))),
      language: japanese('in which the office speaks to him'),
      ...{ mail, json },
    },
    read: ({ 'login-id': loginId, role, mail, json: form, ...rest }): StaffAdd => ({
      ...{ verb: 'staff-add', ...rest, loginId, roles: role, form },
      ...given('mailAddress', mail),
    }),
  }),
  verb({
    words: 'staff renew',
    does: [
      'for somebody who lost what he signs in with: prints another activation code, once',
      'His passkeys, password and sessions end at once.',
    ],
    flags: { ...at, 'login-id': loginId, json },
    read: ({ 'login-id': loginId, json: form, ...rest }): StaffRepair => ({
      ...{ verb: 'staff-renew', ...rest, loginId, form },
    }),
  }),
  verb({
    words: 'staff disable',
    does: ['for somebody who leaves: he gets in no more, for good'],
    flags: { ...at, 'login-id': loginId, json },
    read: ({ 'login-id': loginId, json: form, ...rest }): StaffRepair => ({
      ...{ verb: 'staff-disable', ...rest, loginId, form },
    }),
  }),
  verb({
    words: 'staff mail',
    does: ['says where the test mails of one of the staff go'],
    flags: { ...at, 'login-id': loginId, mail: needed(mail), json },
    read: ({ 'login-id': loginId, mail: mailAddress, json: form, ...rest }): StaffMail => ({
      ...{ verb: 'staff-mail', ...rest, loginId, mailAddress, form },
    }),
  }),
  verb({
    words: 'staff list',
    does: ['who there is, with roles and how far the activation is'],
    flags: { ...anyInstitution, json, demo },
    read: ({ institution, json: form, demo }): StaffList => ({
      ...{ verb: 'staff-list', demo, form },
      ...given('institution', institution),
    }),
  }),
] as const
