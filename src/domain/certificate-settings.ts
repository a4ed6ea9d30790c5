import type { RenewalWindowPolicy, Validity } from './policy.ts'
import { choice, count, some, yesOrNo } from './policy-setting.ts'

const algorithms = ['EC-P256', 'EC-P384', 'RSA-2048', 'RSA-3072', 'RSA-4096'] as const

type Unit = 'years' | 'months' | 'days'

function spanOf(validity: Validity): { unit: Unit; span: number } {
  if ('years' in validity) return { unit: 'years', span: validity.years }
  return 'months' in validity
    ? { unit: 'months', span: validity.months }
    : { unit: 'days', span: validity.days }
}

const spanIn: Record<Unit, (span: number) => Validity> = {
  years: (years) => ({ years }),
  months: (months) => ({ months }),
  days: (days) => ({ days }),
}

const step = (field: Exclude<keyof RenewalWindowPolicy, 'consent'>) =>
  yesOrNo(
    [`window.${field}`],
    (draft) => draft.window[field],
    (draft, value) => ({ ...draft, window: { ...draft.window, [field]: value } }),
  )

/** What a certificate is, and which steps making one has. */
export const certificateSettings = {
  validity: count(
    ['validity'],
    ({ validity }) => spanOf(validity).span,
    (draft, span) => ({ ...draft, validity: spanIn[spanOf(draft.validity).unit](span) }),
  ),
  'validity-unit': choice(
    ['years', 'months', 'days'],
    [],
    ({ validity }) => spanOf(validity).unit,
    (draft, unit) => ({ ...draft, validity: spanIn[unit](spanOf(draft.validity).span) }),
  ),
  'validity-from': choice(
    ['acquisition', 'old-expiry'],
    ['validityFrom'],
    ({ validityFrom }) => validityFrom,
    (draft, validityFrom) => ({ ...draft, validityFrom }),
  ),
  'expiry-on-open-day': yesOrNo(
    ['expiryOnOpenDay'],
    ({ expiryOnOpenDay }) => expiryOnOpenDay,
    (draft, expiryOnOpenDay) => ({ ...draft, expiryOnOpenDay }),
  ),
  backdate: count(
    ['notBeforeBackdateMinutes'],
    ({ notBeforeBackdateMinutes }) => notBeforeBackdateMinutes,
    (draft, notBeforeBackdateMinutes) => ({ ...draft, notBeforeBackdateMinutes }),
  ),
  'retire-after': count(
    ['retirement'],
    ({ retirement }) => (retirement.kind === 'after' ? retirement.days : 0),
    (draft, days) => ({ ...draft, retirement: days === 0 ? { kind: 'at-once' } : { kind: 'after', days } }),
  ),
  'key-made': choice(
    algorithms,
    ['key.algorithm'],
    ({ key }) => key.algorithm,
    (draft, algorithm) => ({ ...draft, key: { ...draft.key, algorithm } }),
  ),
  'keys-accepted': some(
    algorithms,
    ['key.accepted'],
    ({ key }) => key.accepted,
    (draft, accepted) => ({ ...draft, key: { ...draft.key, accepted } }),
  ),
  protection: choice(
    ['low', 'medium', 'high'],
    ['key.protection'],
    ({ key }) => key.protection,
    (draft, protection) => ({ ...draft, key: { ...draft.key, protection } }),
  ),
  'storage-choice': step('storageChoice'),
  'key-protection': step('keyProtection'),
  consent: choice(
    ['once', 'per-act'],
    ['window.consent'],
    ({ window }) => window.consent,
    (draft, consent) => ({ ...draft, window: { ...draft.window, consent } }),
  ),
}
