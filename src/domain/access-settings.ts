import type { PickupPolicy, Policy } from './policy.ts'
import type { PolicyDraft } from './policy-draft.ts'
import { choice, count, some } from './policy-setting.ts'

const pin = (field: keyof Policy['pin'], ...places: string[]) =>
  count(
    [`pin.${field}`, ...places],
    (draft) => draft.pin[field],
    (draft, value) => ({ ...draft, pin: { ...draft.pin, [field]: value } }),
  )

const session = (field: keyof Policy['session'], ...places: string[]) =>
  count(
    [`session.${field}`, ...places],
    (draft) => draft.session[field],
    (draft, value) => ({ ...draft, session: { ...draft.session, [field]: value } }),
  )

const pickup = (field: Exclude<keyof PickupPolicy, 'channels'>, ...places: string[]) =>
  count(
    [`pickup.${field}`, ...places],
    (draft) => draft.pickup[field],
    (draft, value) => ({ ...draft, pickup: { ...draft.pickup, [field]: value } }),
  )

const minutes = (field: 'freshActMinutes' | 'reportLockMinutes' | 'notMeHours') =>
  count(
    [field],
    (draft: PolicyDraft) => draft[field],
    (draft, value) => ({ ...draft, [field]: value }),
  )

/** How people come in, and how long they may stay. */
export const accessSettings = {
  logon: choice(
    ['certificate+pin', 'certificate'],
    ['logon'],
    ({ logon }) => logon,
    (draft, logon) => ({ ...draft, logon }),
  ),
  'pin-least': pin('minLength', 'pin'),
  'pin-most': pin('maxLength'),
  'pin-tries': pin('tries'),
  'session-idle': session('idleMinutes', 'session'),
  'session-longest': session('absoluteHours'),
  'pickup-channels': some(
    ['mail', 'letter', 'counter'],
    ['pickup.channels'],
    ({ pickup: { channels } }) => channels,
    (draft, channels) => ({ ...draft, pickup: { ...draft.pickup, channels } }),
  ),
  'pickup-mail': pickup('mailMinutes', 'pickup'),
  'pickup-letter': pickup('letterDays'),
  'pickup-tries': pickup('tries'),
  'pickup-repeats': pickup('repeats'),
  'fresh-act': minutes('freshActMinutes'),
  'not-me': minutes('notMeHours'),
  'report-lock': minutes('reportLockMinutes'),
}
