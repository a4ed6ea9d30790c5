// Generated from db/*.sql by `npm run generate`. Do not edit.
import type { ColumnType, Generated } from 'kysely'

interface Acquisition {
  institution_id: string
  acquisition_id: string
  token_hash: Uint8Array
  member_id: string
  entitlement_id: string | null
  pickup_code_id: string | null
  begun_at: Temporal.Instant
  expires_at: Temporal.Instant
  opened_at: Temporal.Instant | null
  policy_version: number
  key_algorithm: 'EC-P256' | 'EC-P384' | 'RSA-2048' | 'RSA-3072' | 'RSA-4096'
  steps: ColumnType<unknown, string, string>
  ended_at: Temporal.Instant | null
  passkey_id: Uint8Array | null
  by_protocol: 'est' | null
}

interface AddressChange {
  institution_id: string
  address_change_id: string
  member_id: string
  old_address: string | null
  new_address: string
  asked_by_kind: 'member' | 'staff'
  asked_by: string
  asked_at: Temporal.Instant
  code_hash: Uint8Array
  expires_at: Temporal.Instant
  tries: Generated<number>
  state: 'open' | 'confirmed' | 'withdrawn'
  closed_at: Temporal.Instant | null
}

interface Alarm {
  institution_id: string
  alarm_id: string
  kind: 'not-me' | 'loss' | 'staff-disabled' | 'staff-renewed' | 'mail-returned' | 'mail-refused' | 'reissue-after-deletion' | 'acquisitions-in-a-row' | 'reissue-and-address' | 'log-on-after-reissue' | 'ca-near-end' | 'ca-revoked' | 'status-late' | 'webhook-paused' | 'ca-listed'
  member_id: string | null
  certificate_id: string | null
  raised_at: Temporal.Instant
  facts: ColumnType<unknown, string, string>
  seen_at: Temporal.Instant | null
  seen_by: string | null
  staff_id: string | null
}

interface ApiAnswer {
  institution_id: string
  client_id: string
  idempotency_key: string
  request_hash: Uint8Array
  status: number | null
  body: string | null
  made_at: Temporal.Instant
}

interface ApiAssertion {
  institution_id: string
  client_id: string
  jti_hash: Uint8Array
  until: Temporal.Instant
}

interface ApiClient {
  institution_id: string
  client_id: string
  name: string
  way: 'mtls' | 'private_key_jwt'
  key: Uint8Array
  fingerprint: Uint8Array
  scopes: string[]
  approval_id: string
  added_at: Temporal.Instant
  ended_at: Temporal.Instant | null
}

interface ApiToken {
  institution_id: string
  token_hash: Uint8Array
  client_id: string
  scopes: string[]
  bound_to: Uint8Array | null
  issued_at: Temporal.Instant
  expires_at: Temporal.Instant
}

interface Approval {
  institution_id: string
  approval_id: string
  kind: 'unlock' | 'board-message' | 'board-withdrawal' | 'policy-version' | 'reissue' | 'address-change' | 'stop-release' | 'administrator-adding' | 'removal' | 'staff-change' | 'switch-release' | 'logon-release' | 'import' | 'predecessor' | 'recovery-letter' | 'api-client' | 'ca-switch' | 'ca-revocation' | 'webhook' | 'renewal-pull' | 'est-secret' | 'relying-party'
  member_id: string | null
  requested_by: string | null
  requested_at: Temporal.Instant
  expires_at: Temporal.Instant
  evidence: string
  shown: ColumnType<unknown, string, string>
  shown_hash: Uint8Array
  state: 'open' | 'approved' | 'rejected' | 'withdrawn' | 'expired' | 'target-changed'
  decided_by: string | null
  decided_at: Temporal.Instant | null
  decision_reason: string | null
  subject_id: string
  requested_by_client: string | null
  requested_at_terminal: string | null
}

interface AuditEvent {
  institution_id: string
  audit_event_id: string
  at: Temporal.Instant
  kind: string
  actor: 'visitor' | 'member' | 'staff' | 'system' | 'api-client'
  actor_id: string | null
  contract_id: string | null
  member_id: string | null
  certificate_id: string | null
  entitlement_id: string | null
  renewal_id: string | null
  issuer_id: string | null
  origin: string | null
  facts: ColumnType<unknown, string | null | undefined, string | null>
  decision: string | null
  leaf_hash: Uint8Array
}

interface AuditKey {
  institution_id: string
  key_id: string
  signature_algorithm: 'ecdsa-with-SHA256'
  spki: Uint8Array
  created_at: Temporal.Instant
}

interface AuditSeal {
  institution_id: string
  sequence: number
  audit_event_id: string
  at: Temporal.Instant
  leaf_hash: Uint8Array
  chain_hash: Uint8Array
  sealed_at: Temporal.Instant
}

interface AuditUnsealed {
  institution_id: string
  at: Temporal.Instant
  audit_event_id: string
}

interface BoardMessage {
  institution_id: string
  message_id: string
  title_ja: string
  title_en: string
  body_ja: string
  body_en: string
  priority: 'important' | 'normal'
  audience: 'everyone' | 'administrators' | 'contract'
  contract_id: string | null
  shown_from: Temporal.PlainDate
  shown_until: Temporal.PlainDate
  approval_id: string
  published_at: Temporal.Instant
  withdrawal_id: string | null
  withdrawn_at: Temporal.Instant | null
}

interface BoardRead {
  institution_id: string
  member_id: string
  kind: 'message' | 'policy-version' | 'mail-trouble'
  subject: string
  message_id: Generated<string | null>
  shown_at: Temporal.Instant
  read_at: Temporal.Instant | null
}

interface CampaignCount {
  institution_id: string
  expiry_date: Temporal.PlainDate
  branch_code: string
  branch_name: string | null
  counted_at: Temporal.Instant
  current: number
  proved: number
  begun: number
  issued: number
  told: number
  opened: number
}

interface CampaignCounting {
  institution_id: string
  from_day: Temporal.PlainDate
  until_day: Temporal.PlainDate
  counted_at: Temporal.Instant
}

interface Ceremony {
  institution_id: string
  ceremony_id: string
  kind: 'sign-in' | 'activation' | 'approval'
  staff_id: string | null
  approval_id: string | null
  challenge: Uint8Array
  expires_at: Temporal.Instant
  spent_at: Temporal.Instant | null
}

interface Certificate {
  institution_id: string
  certificate_id: string
  member_id: string
  issuer_id: string
  stage: 'signing' | 'proving' | 'current' | 'retiring' | 'superseded' | 'abandoned' | 'revoked'
  origin: 'acquisition' | 'renewal' | 'predecessor'
  acquisition_id: string | null
  entitlement_id: string | null
  renewal_id: string | null
  serial_number: string | null
  public_key_hash: Uint8Array | null
  key_algorithm: 'EC-P256' | 'EC-P384' | 'RSA-2048' | 'RSA-3072' | 'RSA-4096' | null
  common_name: string | null
  tbs: Uint8Array | null
  signature_algorithm: 'ecdsa-with-SHA256' | 'ecdsa-with-SHA384' | 'sha256WithRSAEncryption' | null
  der: Uint8Array | null
  fingerprint: Uint8Array | null
  not_before: Temporal.Instant
  not_after: Temporal.Instant
  expiry_date: Temporal.PlainDate
  policy_version: number
  recorded_at: Temporal.Instant
  signed_at: Temporal.Instant | null
  prove_until: Temporal.Instant | null
  proved_at: Temporal.Instant | null
  retire_at: Temporal.Instant | null
  ended_at: Temporal.Instant | null
  revoked_for: 'keyCompromise' | 'cessationOfOperation' | 'privilegeWithdrawn' | 'superseded' | null
  told_recovery: 'acquire' | 'revoke-first' | null
  told_recovery_day: Temporal.PlainDate | null
  by_protocol: 'est' | null
}

interface Contract {
  institution_id: string
  contract_id: string
  contract_number: string
  name_ja: string
  name_en: string
  created_at: Temporal.Instant
  folded_name_ja: Generated<string>
  folded_name_en: Generated<string>
  stopped_at: Temporal.Instant | null
  name_kana: string | null
  branch_code: string | null
  branch_name: string | null
  folded_name_kana: Generated<string | null>
}

interface Crl {
  institution_id: string
  issuer_id: string
  scope: string
  number: number
  base_number: number
  this_update: Temporal.Instant
  next_update: Temporal.Instant
  head: Uint8Array | null
  delta: Uint8Array | null
  signed_at: Temporal.Instant | null
  foot: Generated<Uint8Array>
  octets: Generated<number>
  first_shard: string | null
}

interface Delivery {
  institution_id: string
  outbox_id: string
  attempt: number
  begun_at: Temporal.Instant
  begun_by: string
  ended_at: Temporal.Instant | null
  outcome: 'accepted' | 'temporary' | 'final' | 'unreached' | 'unknown' | null
  server: string | null
  reply: string | null
}

interface DemoClock {
  one: Generated<boolean>
  offset_seconds: number
}

interface DeskForm {
  institution_id: string
  form_id: string
  member_id: string
  session_id: string
  done_at: Temporal.Instant
  shown: Uint8Array | null
}

interface Door {
  institution_id: string
  member_id: string
  door: 'acquisition' | 'pickup' | 'logon-pin' | 'report' | 'desk' | 'help'
  tries: number
  locked_at: Temporal.Instant | null
  version: Generated<number>
  tried_at: Temporal.Instant | null
}

interface Entitlement {
  institution_id: string
  entitlement_id: string
  member_id: string
  reason: 'issue' | 'reissue' | 'new-pc'
  state: 'open' | 'used' | 'withdrawn'
  opened_at: Temporal.Instant
  deadline: Temporal.PlainDate
  closed_at: Temporal.Instant | null
}

interface EstSecretHalf {
  institution_id: string
  approval_id: string
  half: 'first' | 'second'
  held_by: string
  acquisition_id: string
  expires_at: Temporal.Instant
  sealed: Uint8Array | null
}

interface ImportFile {
  institution_id: string
  import_id: string
  what: 'people' | 'certificates'
  issues: boolean
  issuer_id: string | null
  name: string
  sha256: Uint8Array
  content: Uint8Array | null
  brought_by: string | null
  brought_at: Temporal.Instant
  erased_at: Temporal.Instant | null
  brought_by_client: string | null
  brought_at_terminal: string | null
}

interface Institution {
  institution_id: string
  slug: string
  name_ja: string
  name_en: string
  accent: 'blue' | 'light-blue' | 'cyan' | 'green' | 'purple' | 'magenta'
  mark: 'tally' | 'wave' | 'leaf'
  created_at: Temporal.Instant
}

interface Issuer {
  institution_id: string
  issuer_id: string
  level: 'root' | 'issuing' | 'predecessor'
  signed_by: string
  key_id: string
  signature_algorithm: 'ecdsa-with-SHA256' | 'ecdsa-with-SHA384' | 'sha256WithRSAEncryption'
  certificate: Uint8Array
  not_after: Temporal.Instant
  created_at: Temporal.Instant
  issues_from: Temporal.Instant | null
  revoked_at: Temporal.Instant | null
  revoked_for: 'cACompromise' | 'superseded' | 'cessationOfOperation' | null
  key_here: Generated<boolean>
  brought_list: Uint8Array | null
  brought_number: string | null
  brought_this_update: Temporal.Instant | null
  brought_next_update: Temporal.Instant | null
}

interface JournalReconciled {
  institution_id: string
  audit_event_id: string
  at: Temporal.Instant
  reconciled_at: Temporal.Instant
}

interface KillSwitch {
  institution_id: string
  name: 'acquisition' | 'renewal' | 'reissue' | 'mails'
  state: 'on' | 'off'
  since: Temporal.Instant
  engaged_by: string | null
  words_ja: string | null
  words_en: string | null
  approval_id: string | null
}

interface LetterPrint {
  institution_id: string
  outbox_id: string
  member_id: string
  kind: 'pin-letter' | 'pickup-letter'
  batch_id: string
  printed_by: string
  printed_at: Temporal.Instant
}

interface LogonAttempt {
  institution_id: string
  label_hash: Uint8Array
  label_expires_at: Temporal.Instant
  purpose: 'logon' | 'renewal' | 'proof'
  cookie_hash: Uint8Array
  judgement: string
  certificate_id: string
  member_id: string
  judged_at: Temporal.Instant
  code_hash: Uint8Array | null
  code_expires_at: Temporal.Instant | null
  code_spent_at: Temporal.Instant | null
  possession: 'tls' | 'proxy'
}

interface LostCertificate {
  institution_id: string
  issuer_id: string
  serial_number: string
  certificate_id: string
  lost_at: Temporal.Instant
}

interface MailTrouble {
  institution_id: string
  member_id: string
  address: string
  kind: 'bounced' | 'refused'
  status: string | null
  outbox_id: string
  troubled_at: Temporal.Instant
  mended_at: Temporal.Instant | null
}

interface Member {
  institution_id: string
  member_id: string
  contract_id: string
  role: 'administrator' | 'user'
  login_id: string
  display_name: string
  mail_address: string | null
  language: 'ja' | 'en'
  subject: string
  holder_number: string
  pin_hash: string | null
  confirmation_pin_hash: string | null
  pins_changed_at: Temporal.Instant | null
  suspended_at: Temporal.Instant | null
  locked_at: Temporal.Instant | null
  loss_reported_at: Temporal.Instant | null
  ended_at: Temporal.Instant | null
  certificate_count: Generated<number>
  created_at: Temporal.Instant
  folded_name: Generated<string>
  folded_login_id: Generated<string>
  folded_mail: string | null
  version: Generated<number>
  held_at: Temporal.Instant | null
}

interface MemberCeremony {
  institution_id: string
  ceremony_id: string
  kind: 'registration' | 'recovery'
  member_id: string
  bound_id: string
  challenge: Uint8Array
  expires_at: Temporal.Instant
}

interface MemberPasskey {
  institution_id: string
  credential_id: Uint8Array
  member_id: string
  public_key: Uint8Array
  counter: number
  transports: string[]
  certificate_id: string
  registered_at: Temporal.Instant
  last_used_at: Temporal.Instant | null
  removed_at: Temporal.Instant | null
}

interface Notice {
  institution_id: string
  certificate_id: string | null
  milestone: string
  recipient: string
  channel: 'mail' | 'board'
  policy_version: number
  due_on: Temporal.PlainDate
  outbox_id: string | null
  settled_at: Temporal.Instant | null
  entitlement_id: string | null
  holder: string
  subject_id: Generated<string>
  kind: 'not-acquired' | 'before-expiry' | 'after-expiry' | 'grace-ends' | 'unproved' | 'renewal'
  state: 'owed' | 'written' | 'overtaken' | 'withdrawn' | 'impossible'
  reason: 'renewed' | 'revoked' | 'stopped' | 'ended' | 'acquired' | 'proved' | 'expired' | 'policy' | 'no-address' | 'more-urgent' | null
  useful_until: Temporal.PlainDate
  owed_at: Temporal.Instant
  shown_at: Temporal.Instant | null
  read_at: Temporal.Instant | null
  undelivered_outbox_id: string | null
}

interface OcspResponder {
  institution_id: string
  issuer_id: string
  serial_number: string
  key_id: string
  tbs: Uint8Array
  certificate: Uint8Array | null
  not_before: Temporal.Instant
  not_after: Temporal.Instant
  recorded_at: Temporal.Instant
  tried_at: Temporal.Instant | null
}

interface OpenidKey {
  institution_id: string
  key_id: string
  public_key: string
  sealed: Uint8Array
  made_at: Temporal.Instant
}

interface OpenidState {
  institution_id: string
  model: 'Session' | 'Interaction' | 'AuthorizationCode' | 'AccessToken' | 'Grant' | 'PushedAuthorizationRequest' | 'ReplayDetection'
  id_hash: Uint8Array
  grant_hash: Uint8Array | null
  uid_hash: Uint8Array | null
  payload: string
  consumed_at: Temporal.Instant | null
  expires_at: Temporal.Instant
}

interface Outbox {
  institution_id: string
  outbox_id: string
  kind: string
  channel: 'mail' | 'letter'
  member_id: string
  address: string | null
  language: 'ja' | 'en'
  subject: string
  body: string | null
  sealed_body: Uint8Array | null
  created_at: Temporal.Instant
  out_of_date_at: Temporal.Instant | null
  erased_at: Temporal.Instant | null
  state: Generated<'waiting' | 'sending' | 'sent' | 'failed' | 'withdrawn'>
  not_before: Temporal.Instant | null
  attempts: Generated<number>
  first_tried_at: Temporal.Instant | null
  next_try_at: Temporal.Instant | null
  claimed_by: string | null
  claimed_until: Temporal.Instant | null
  message_id: string | null
  sent_at: Temporal.Instant | null
  failed_at: Temporal.Instant | null
  withdrawn_at: Temporal.Instant | null
  server: string | null
  reply: string | null
  bounced_at: Temporal.Instant | null
  bounce: string | null
  certificate_id: string | null
  code: string | null
}

interface PickupCode {
  institution_id: string
  pickup_code_id: string
  member_id: string
  entitlement_id: string | null
  channel: 'mail' | 'letter' | 'counter'
  code_hash: Uint8Array
  made_at: Temporal.Instant
  expires_at: Temporal.Instant
  tries: Generated<number>
  issues: Generated<number>
  withdrawn_at: Temporal.Instant | null
}

interface PolicyVersion {
  institution_id: string
  version: number
  effective_from: Temporal.PlainDate
  policy: ColumnType<unknown, string, string>
  created_at: Temporal.Instant
  announced_from: Temporal.PlainDate | null
  title_ja: string | null
  title_en: string | null
  body_ja: string | null
  body_en: string | null
  approval_id: string | null
}

interface RecoveryApproval {
  institution_id: string
  acquisition_id: string
  member_id: string
  state: 'open' | 'approved' | 'rejected'
  asked_at: Temporal.Instant
  expires_at: Temporal.Instant
  decided_by: string | null
  decided_at: Temporal.Instant | null
}

interface RelyingParty {
  institution_id: string
  client_id: string
  name_ja: string
  name_en: string
  redirect_uris: string[]
  post_logout_uris: string[]
  logout_uri: string
  login_uri: string
  keys: string[]
  approval_id: string
  registered_at: Temporal.Instant
  ended_at: Temporal.Instant | null
}

interface Renewal {
  institution_id: string
  renewal_id: string
  member_id: string
  replaces: string
  state: 'open' | 'issued' | 'proved' | 'ended'
  policy_version: number
  session_id: string | null
  key_algorithm: 'EC-P256' | 'EC-P384' | 'RSA-2048' | 'RSA-3072' | 'RSA-4096'
  medium: 'file'
  protection: 'low' | 'medium' | 'high'
  steps: ColumnType<unknown, string, string>
  opened_at: Temporal.Instant
  changed_at: Temporal.Instant
  is_running: Generated<boolean>
}

interface RenewalPull {
  institution_id: string
  number: number
  issuer_id: string | null
  key_algorithm: 'EC-P256' | 'EC-P384' | 'RSA-2048' | 'RSA-3072' | 'RSA-4096' | null
  issued_before: Temporal.Instant
  spread_hours: number
  reason_ja: string
  reason_en: string
  approval_id: string
  begun_at: Temporal.Instant
  told_through: string | null
  told_at: Temporal.Instant | null
  withdrawn_at: Temporal.Instant | null
  withdrawn_by: string | null
}

interface ServiceLogOn {
  institution_id: string
  sid: string
  client_id: string
  session_id: string
  member_id: string
  certificate_id: string
  entered_at: Temporal.Instant
  until: Temporal.Instant
  over_at: Temporal.Instant | null
  tries: Generated<number>
  try_after: Temporal.Instant | null
  told_at: Temporal.Instant | null
  given_up_at: Temporal.Instant | null
}

interface Session {
  institution_id: string
  session_id: string
  token_hash: Uint8Array
  member_id: string
  certificate_id: string
  created_at: Temporal.Instant
  last_seen_at: Temporal.Instant
  certificate_shown_at: Temporal.Instant
  authenticated_at: Temporal.Instant | null
  ended_at: Temporal.Instant | null
  end_reason: 'idle' | 'absolute' | 'certificate' | 'member-stopped' | 'clock' | 'demo' | 'logged-off' | 'replaced' | 'pin-locked' | null
}

interface Staff {
  institution_id: string
  staff_id: string
  login_id: string
  display_name: string
  language: 'ja' | 'en'
  roles: string[]
  password_hash: string | null
  totp_secret: Uint8Array | null
  totp_last_step: number | null
  activation_code_hash: Uint8Array | null
  activation_expires_at: Temporal.Instant | null
  activated_at: Temporal.Instant | null
  disabled_at: Temporal.Instant | null
  created_at: Temporal.Instant
  mail_address: string | null
}

interface StaffCodeHalf {
  institution_id: string
  staff_id: string
  half: 'first' | 'second'
  held_by: string
  approval_id: string
  sealed: Uint8Array | null
}

interface StaffDoor {
  institution_id: string
  staff_id: string
  door: 'password' | 'activation'
  tries: number
  locked_at: Temporal.Instant | null
}

interface StaffPasskey {
  institution_id: string
  credential_id: Uint8Array
  staff_id: string
  public_key: Uint8Array
  counter: number
  transports: string[]
  created_at: Temporal.Instant
  last_used_at: Temporal.Instant | null
  retired_at: Temporal.Instant | null
}

interface StaffSession {
  institution_id: string
  session_id: string
  token_hash: Uint8Array
  staff_id: string
  method: 'passkey' | 'password'
  created_at: Temporal.Instant
  last_seen_at: Temporal.Instant
  ended_at: Temporal.Instant | null
  end_reason: 'idle' | 'absolute' | 'clock' | 'demo' | 'signed-out' | 'replaced' | 'disabled' | 'renewed' | null
}

interface StatusEntry {
  institution_id: string
  issuer_id: string
  serial_number: string
  shard: string
  reason: 'keyCompromise' | 'cACompromise' | 'superseded' | 'cessationOfOperation' | 'certificateHold' | 'removeFromCRL' | 'privilegeWithdrawn'
  revoked_at: Temporal.Instant
  der: Uint8Array
  since_number: number | null
  changed_in: Generated<string>
  piece: number | null
}

interface StatusPiece {
  institution_id: string
  issuer_id: string
  shard: string
  piece: number
  from_number: number
  until_number: number | null
  taken: number
  der: Uint8Array
}

interface StrangerDoor {
  institution_id: string
  bucket: number
  tries: number
  tried_at: Temporal.Instant
}

interface Webhook {
  institution_id: string
  webhook_id: string
  name: string
  url: string
  types: string[]
  approval_id: string
  added_at: Temporal.Instant
  ended_at: Temporal.Instant | null
  paused_at: Temporal.Instant | null
  paused_for: 'gone' | 'failing' | 'staff' | null
  failures: Generated<number>
  failing_since: Temporal.Instant | null
  resting_until: Temporal.Instant | null
  position: number
}

interface WebhookDelivery {
  institution_id: string
  webhook_id: string
  event_id: string
  type: string
  body: string
  state: Generated<'waiting' | 'delivered' | 'given-up' | 'withdrawn'>
  tries: Generated<number>
  queued_at: Temporal.Instant
  due_at: Temporal.Instant
  leased_until: Temporal.Instant | null
  last_at: Temporal.Instant | null
  last_status: number | null
  last_failure: string | null
  settled_at: Temporal.Instant | null
}

interface WebhookSecret {
  institution_id: string
  webhook_id: string
  sealed_for: string
  sealed: Uint8Array
  made_at: Temporal.Instant
  until: Temporal.Instant | null
}

export interface Schema {
  acquisition: Acquisition
  address_change: AddressChange
  alarm: Alarm
  api_answer: ApiAnswer
  api_assertion: ApiAssertion
  api_client: ApiClient
  api_token: ApiToken
  approval: Approval
  audit_event: AuditEvent
  audit_key: AuditKey
  audit_seal: AuditSeal
  audit_unsealed: AuditUnsealed
  board_message: BoardMessage
  board_read: BoardRead
  campaign_count: CampaignCount
  campaign_counting: CampaignCounting
  ceremony: Ceremony
  certificate: Certificate
  contract: Contract
  crl: Crl
  delivery: Delivery
  demo_clock: DemoClock
  desk_form: DeskForm
  door: Door
  entitlement: Entitlement
  est_secret_half: EstSecretHalf
  import_file: ImportFile
  institution: Institution
  issuer: Issuer
  journal_reconciled: JournalReconciled
  kill_switch: KillSwitch
  letter_print: LetterPrint
  logon_attempt: LogonAttempt
  lost_certificate: LostCertificate
  mail_trouble: MailTrouble
  member: Member
  member_ceremony: MemberCeremony
  member_passkey: MemberPasskey
  notice: Notice
  ocsp_responder: OcspResponder
  openid_key: OpenidKey
  openid_state: OpenidState
  outbox: Outbox
  pickup_code: PickupCode
  policy_version: PolicyVersion
  recovery_approval: RecoveryApproval
  relying_party: RelyingParty
  renewal: Renewal
  renewal_pull: RenewalPull
  service_log_on: ServiceLogOn
  session: Session
  staff: Staff
  staff_code_half: StaffCodeHalf
  staff_door: StaffDoor
  staff_passkey: StaffPasskey
  staff_session: StaffSession
  status_entry: StatusEntry
  status_piece: StatusPiece
  stranger_door: StrangerDoor
  webhook: Webhook
  webhook_delivery: WebhookDelivery
  webhook_secret: WebhookSecret
}
