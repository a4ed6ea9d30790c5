-- The foundation: institutions, their people, entitlements, certificates, log-ons, renewals, mails, audit.
-- Every primary, foreign and unique key begins with institution_id, so that the database can be sharded by it.
-- Instants are parameters: nothing here asks the database what time it is.

create table institution (
  institution_id uuid primary key,
  slug text not null constraint slug_is_a_host_label check (slug ~ '^[a-z][a-z0-9]{0,15}$'),
  name_ja text not null,
  name_en text not null,
  accent text not null check (accent in ('blue', 'light-blue', 'cyan', 'green', 'purple', 'magenta')),
  mark text not null check (mark in ('tally', 'wave', 'leaf')),
  created_at timestamptz not null,
  constraint one_institution_per_slug unique (slug)
);

create table policy_version (
  institution_id uuid not null references institution,
  version integer not null check (version > 0),
  effective_from date not null,
  policy jsonb not null,
  created_at timestamptz not null,
  primary key (institution_id, version),
  constraint one_version_starts_on_a_day unique (institution_id, effective_from)
);

create table contract (
  institution_id uuid not null references institution,
  contract_id uuid not null,
  contract_number text not null,
  name_ja text not null,
  name_en text not null,
  created_at timestamptz not null,
  primary key (institution_id, contract_id),
  constraint one_contract_per_number unique (institution_id, contract_number)
);

create table member (
  institution_id uuid not null,
  member_id uuid not null,
  contract_id uuid not null,
  role text not null check (role in ('administrator', 'user')),
  login_id text not null,
  display_name text not null,
  mail_address text,
  language text not null check (language in ('ja', 'en')),
  -- random and never reused: what relying services know him by
  subject uuid not null,
  -- opaque: stands in the certificate's subject, which any site may ask for
  holder_number text not null,
  pin_hash text,
  confirmation_pin_hash text,
  -- absent: the PINs are the temporary ones of the letter
  pins_changed_at timestamptz,
  suspended_at timestamptz,
  locked_at timestamptz,
  loss_reported_at timestamptz,
  ended_at timestamptz,
  -- how many certificates were made for him: the counter in their common names
  certificate_count integer not null default 0,
  created_at timestamptz not null,
  primary key (institution_id, member_id),
  foreign key (institution_id, contract_id) references contract,
  constraint one_member_per_login_id unique (institution_id, contract_id, login_id),
  constraint one_member_per_subject unique (institution_id, subject),
  constraint one_member_per_holder_number unique (institution_id, holder_number)
);

-- Wrong entries: a try is reserved and committed before the secret is compared.
create table door (
  institution_id uuid not null,
  member_id uuid not null,
  door text not null check (door in ('acquisition', 'pickup', 'logon-pin')),
  tries integer not null check (tries >= 0),
  locked_at timestamptz,
  primary key (institution_id, member_id, door),
  foreign key (institution_id, member_id) references member
);

create table issuer (
  institution_id uuid not null references institution,
  issuer_id uuid not null,
  level text not null check (level in ('root', 'issuing')),
  signed_by uuid not null,
  key_id text not null,
  signature_algorithm text not null check (signature_algorithm in ('ecdsa-with-SHA256', 'ecdsa-with-SHA384', 'sha256WithRSAEncryption')),
  certificate bytea not null,
  not_after timestamptz not null,
  created_at timestamptz not null,
  primary key (institution_id, issuer_id),
  foreign key (institution_id, signed_by) references issuer
);

create table entitlement (
  institution_id uuid not null,
  entitlement_id uuid not null,
  member_id uuid not null,
  reason text not null check (reason in ('issue', 'reissue', 'new-pc')),
  state text not null check (state in ('open', 'used', 'withdrawn')),
  opened_at timestamptz not null,
  deadline date not null,
  closed_at timestamptz,
  primary key (institution_id, entitlement_id),
  foreign key (institution_id, member_id) references member
);
create unique index one_open_entitlement_per_member on entitlement (institution_id, member_id) where state = 'open';

-- One-time code on a second channel. Bound to the member and, where there is one, to the entitlement.
create table pickup_code (
  institution_id uuid not null,
  pickup_code_id uuid not null,
  member_id uuid not null,
  entitlement_id uuid,
  channel text not null check (channel in ('mail', 'letter', 'counter')),
  code_hash bytea not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  tries integer not null default 0 check (tries >= 0),
  -- certificates made under this code: one, and the repetitions that the policy allows
  issues integer not null default 0 check (issues >= 0),
  withdrawn_at timestamptz,
  primary key (institution_id, pickup_code_id),
  foreign key (institution_id, member_id) references member,
  foreign key (institution_id, entitlement_id) references entitlement
);
create index pickup_code_of_member on pickup_code (institution_id, member_id, made_at);

-- Somebody at the acquisition door: begun by IDs and PINs, opened by the code, resumed by the same browser.
create table acquisition (
  institution_id uuid not null,
  acquisition_id uuid not null,
  token_hash bytea not null,
  member_id uuid not null,
  entitlement_id uuid,
  pickup_code_id uuid,
  begun_at timestamptz not null,
  expires_at timestamptz not null,
  opened_at timestamptz,
  policy_version integer not null,
  key_algorithm text not null check (key_algorithm in ('EC-P256', 'EC-P384', 'RSA-2048', 'RSA-3072', 'RSA-4096')),
  steps jsonb not null,
  ended_at timestamptz,
  primary key (institution_id, acquisition_id),
  foreign key (institution_id, member_id) references member,
  foreign key (institution_id, entitlement_id) references entitlement,
  foreign key (institution_id, pickup_code_id) references pickup_code,
  constraint one_acquisition_per_token unique (institution_id, token_hash)
);

create table certificate (
  institution_id uuid not null,
  certificate_id uuid not null,
  member_id uuid not null,
  issuer_id uuid not null,
  stage text not null check (stage in ('signing', 'proving', 'current', 'retiring', 'superseded', 'abandoned', 'revoked')),
  origin text not null check (origin in ('acquisition', 'renewal')),
  acquisition_id uuid,
  entitlement_id uuid,
  renewal_id uuid,
  serial_number text not null,
  public_key_hash bytea not null,
  key_algorithm text not null check (key_algorithm in ('EC-P256', 'EC-P384', 'RSA-2048', 'RSA-3072', 'RSA-4096')),
  common_name text not null,
  -- what will be signed is here before it is signed
  tbs bytea not null,
  signature_algorithm text not null check (signature_algorithm in ('ecdsa-with-SHA256', 'ecdsa-with-SHA384', 'sha256WithRSAEncryption')),
  der bytea,
  fingerprint bytea,
  not_before timestamptz not null,
  not_after timestamptz not null,
  expiry_date date not null,
  policy_version integer not null,
  recorded_at timestamptz not null,
  signed_at timestamptz,
  prove_until timestamptz,
  proved_at timestamptz,
  retire_at timestamptz,
  ended_at timestamptz,
  revoked_for text check (revoked_for in ('keyCompromise', 'cessationOfOperation', 'privilegeWithdrawn', 'superseded')),
  -- the way back after expiry that the holder was told of: it never gets shorter
  told_recovery text check (told_recovery in ('acquire', 'revoke-first')),
  told_recovery_day date,
  primary key (institution_id, certificate_id),
  foreign key (institution_id, member_id) references member,
  foreign key (institution_id, issuer_id) references issuer,
  foreign key (institution_id, entitlement_id) references entitlement,
  foreign key (institution_id, acquisition_id) references acquisition,
  constraint one_certificate_per_serial_number unique (institution_id, issuer_id, serial_number),
  constraint one_certificate_per_fingerprint unique (institution_id, fingerprint),
  -- a key never gets a second certificate: renewal is always a re-key
  constraint one_certificate_per_key unique (institution_id, public_key_hash),
  constraint signed_once_out_of_signing check (stage in ('signing', 'abandoned') or (der is not null and fingerprint is not null and signed_at is not null)),
  constraint made_by_one_act check ((acquisition_id is null) <> (renewal_id is null))
);
create unique index one_proving_per_member on certificate (institution_id, member_id) where stage = 'proving';
create unique index one_current_per_member on certificate (institution_id, member_id) where stage = 'current';
create unique index one_retiring_per_member on certificate (institution_id, member_id) where stage = 'retiring';
create index certificate_of_member on certificate (institution_id, member_id, recorded_at);
create index certificate_expiring on certificate (institution_id, expiry_date) where stage = 'current';
create index certificate_unsigned on certificate (institution_id, recorded_at) where stage = 'signing';
create index certificate_unproved on certificate (institution_id, prove_until) where stage = 'proving';
create index certificate_to_retire on certificate (institution_id, retire_at) where stage = 'retiring';

-- A renewal is a resource of its own: one per certificate that is to be replaced, repeated at no cost.
create table renewal (
  institution_id uuid not null,
  renewal_id uuid not null,
  member_id uuid not null,
  replaces uuid not null,
  state text not null check (state in ('open', 'issued', 'proved', 'ended')),
  policy_version integer not null,
  -- the session to which the grant belongs, and when its window was last opened
  session_id uuid,
  key_algorithm text not null check (key_algorithm in ('EC-P256', 'EC-P384', 'RSA-2048', 'RSA-3072', 'RSA-4096')),
  medium text not null check (medium in ('file')),
  protection text not null check (protection in ('low', 'medium', 'high')),
  steps jsonb not null,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (institution_id, renewal_id),
  foreign key (institution_id, member_id) references member,
  foreign key (institution_id, replaces) references certificate
);
create unique index one_renewal_per_certificate on renewal (institution_id, replaces) where state in ('open', 'issued');
alter table certificate add foreign key (institution_id, renewal_id) references renewal;

create table session (
  institution_id uuid not null,
  session_id uuid not null,
  token_hash bytea not null,
  member_id uuid not null,
  certificate_id uuid not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  -- when a certificate was last shown for it: the fresh act of domain.md §4
  certificate_shown_at timestamptz not null,
  -- absent until the PIN has been entered, where the policy asks for one
  authenticated_at timestamptz,
  ended_at timestamptz,
  end_reason text check (end_reason in ('idle', 'absolute', 'certificate', 'member-stopped', 'clock', 'demo', 'logged-off', 'replaced', 'pin-locked')),
  primary key (institution_id, session_id),
  constraint an_end_has_its_reason check ((ended_at is null) = (end_reason is null)),
  foreign key (institution_id, member_id) references member,
  foreign key (institution_id, certificate_id) references certificate,
  constraint one_session_per_token unique (institution_id, token_hash)
);
create index session_of_certificate on session (institution_id, certificate_id) where ended_at is null;
alter table renewal add foreign key (institution_id, session_id) references session;

-- A log-on address that was used, and the code that hands its outcome to the portal. The label says when it
-- expires, so that this table can be cut by time and the label still be used once.
create table logon_attempt (
  institution_id uuid not null,
  label_hash bytea not null,
  label_expires_at timestamptz not null,
  purpose text not null check (purpose in ('logon', 'renewal', 'proof')),
  cookie_hash bytea not null,
  judgement text not null,
  certificate_id uuid not null,
  member_id uuid not null,
  judged_at timestamptz not null,
  code_hash bytea,
  code_expires_at timestamptz,
  code_spent_at timestamptz,
  primary key (institution_id, label_hash, label_expires_at),
  foreign key (institution_id, certificate_id) references certificate,
  foreign key (institution_id, member_id) references member
) partition by range (label_expires_at);
create table logon_attempt_rest partition of logon_attempt default;
create index logon_attempt_code on logon_attempt (institution_id, code_hash) where code_hash is not null;

create table notice (
  institution_id uuid not null,
  certificate_id uuid not null,
  milestone text not null,
  recipient uuid not null,
  channel text not null check (channel in ('mail')),
  policy_version integer not null,
  due_on date not null,
  outbox_id uuid,
  written_at timestamptz not null,
  -- one notice per key, whatever crashes
  primary key (institution_id, certificate_id, milestone, recipient, channel),
  foreign key (institution_id, certificate_id) references certificate,
  foreign key (institution_id, recipient) references member
);

-- Mails and letters that wait to go out. A body with a secret is sealed, and erased when sent or out of date.
create table outbox (
  institution_id uuid not null references institution,
  outbox_id uuid not null,
  kind text not null,
  channel text not null check (channel in ('mail', 'letter')),
  member_id uuid not null,
  address text,
  language text not null check (language in ('ja', 'en')),
  subject text not null,
  body text,
  sealed_body bytea,
  created_at timestamptz not null,
  out_of_date_at timestamptz,
  erased_at timestamptz,
  primary key (institution_id, outbox_id),
  foreign key (institution_id, member_id) references member,
  constraint one_body_or_erased check (num_nonnulls(body, sealed_body, erased_at) = 1),
  constraint a_secret_goes_out_of_date check (sealed_body is null or out_of_date_at is not null)
);
create index outbox_out_of_date on outbox (institution_id, out_of_date_at) where sealed_body is not null;
create index outbox_of_member on outbox (institution_id, member_id, created_at);
create index outbox_by_time on outbox (institution_id, created_at, outbox_id);

create table audit_event (
  institution_id uuid not null references institution,
  audit_event_id uuid not null,
  at timestamptz not null,
  kind text not null,
  actor text not null check (actor in ('visitor', 'member', 'staff', 'system')),
  -- ids, codes, dates and salted hashes only, never a name or an address; no foreign keys, because events outlive people
  actor_id text,
  contract_id uuid,
  member_id uuid,
  certificate_id uuid,
  entitlement_id uuid,
  renewal_id uuid,
  issuer_id uuid,
  origin text,
  facts jsonb,
  -- the decision with its inputs, as the text whose hash stands in facts
  decision text,
  leaf_hash bytea not null check (octet_length(leaf_hash) = 32),
  primary key (institution_id, audit_event_id, at)
) partition by range (at);
create table audit_event_rest partition of audit_event default;
create index audit_event_by_time on audit_event (institution_id, at);
create index audit_event_of_member on audit_event (institution_id, member_id, at) where member_id is not null;

-- The demo's clock. A row exists only with --demo.
create table demo_clock (
  one boolean primary key default true check (one),
  offset_seconds bigint not null
);

grant usage on schema public to warifu_app;
grant select, insert, update on
  institution, contract, member, door, issuer, entitlement, pickup_code, acquisition, certificate, renewal, session,
  logon_attempt, outbox, demo_clock to warifu_app;
grant select, insert on policy_version, notice, audit_event to warifu_app;
