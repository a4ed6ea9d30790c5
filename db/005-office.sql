-- The office: staff and how they sign in, requests that another person must approve, and what their search needs.

create table staff (
  institution_id uuid not null references institution,
  staff_id uuid not null,
  -- as domain/staff.ts folds it: small letters, half width
  login_id text not null check (login_id ~ '^[a-z0-9][a-z0-9._@-]{0,63}$'),
  display_name text not null,
  language text not null check (language in ('ja', 'en')),
  roles text[] not null constraint roles_that_there_are check (
    roles <@ array['desk', 'approver', 'auditor', 'policy-editor', 'system-administrator'] and cardinality(roles) > 0),
  password_hash text,
  -- sealed with a key that is not in the database
  totp_secret bytea,
  -- the newest step of which a code was taken: none is taken twice
  totp_last_step bigint,
  activation_code_hash bytea,
  activation_expires_at timestamptz,
  activated_at timestamptz,
  disabled_at timestamptz,
  created_at timestamptz not null,
  primary key (institution_id, staff_id),
  constraint one_staff_per_login_id unique (institution_id, login_id),
  constraint a_code_until_activated check ((activation_code_hash is null) = (activated_at is not null)),
  constraint a_code_runs_out check ((activation_code_hash is null) = (activation_expires_at is null)),
  constraint a_password_has_its_codes check (password_hash is null or (totp_secret is not null and activated_at is not null))
);

create table staff_passkey (
  institution_id uuid not null,
  credential_id bytea not null,
  staff_id uuid not null,
  -- COSE (RFC 9052)
  public_key bytea not null,
  counter bigint not null check (counter >= 0),
  transports text[] not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  primary key (institution_id, credential_id),
  foreign key (institution_id, staff_id) references staff
);
create index staff_passkey_of_staff on staff_passkey (institution_id, staff_id);

-- Wrong entries, as at the members' doors; but these locks open by themselves.
create table staff_door (
  institution_id uuid not null,
  staff_id uuid not null,
  door text not null check (door in ('password', 'activation')),
  tries integer not null check (tries >= 0),
  locked_at timestamptz,
  primary key (institution_id, staff_id, door),
  foreign key (institution_id, staff_id) references staff
);

create table staff_session (
  institution_id uuid not null,
  session_id uuid not null,
  token_hash bytea not null,
  staff_id uuid not null,
  method text not null check (method in ('passkey', 'password')),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  ended_at timestamptz,
  end_reason text check (end_reason in ('idle', 'absolute', 'clock', 'demo', 'signed-out', 'replaced', 'disabled')),
  primary key (institution_id, session_id),
  constraint an_end_has_its_reason check ((ended_at is null) = (end_reason is null)),
  foreign key (institution_id, staff_id) references staff,
  constraint one_staff_session_per_token unique (institution_id, token_hash)
);
create index staff_session_of_staff on staff_session (institution_id, staff_id) where ended_at is null;

-- What happens to somebody's doors only when a second person agrees to it.
create table approval (
  institution_id uuid not null,
  approval_id uuid not null,
  kind text not null check (kind in ('unlock')),
  member_id uuid not null,
  requested_by uuid not null,
  requested_at timestamptz not null,
  expires_at timestamptz not null,
  -- personal data: kept here and out of the audit trail
  evidence text not null,
  -- word for word what both people were shown, with the versions of what it touches, and the SHA-256 of its canonical text
  shown jsonb not null,
  shown_hash bytea not null check (octet_length(shown_hash) = 32),
  state text not null check (state in ('open', 'approved', 'rejected', 'withdrawn', 'expired', 'target-changed')),
  decided_by uuid,
  decided_at timestamptz,
  decision_reason text,
  primary key (institution_id, approval_id),
  foreign key (institution_id, member_id) references member,
  foreign key (institution_id, requested_by) references staff (institution_id, staff_id),
  foreign key (institution_id, decided_by) references staff (institution_id, staff_id),
  constraint nobody_decides_his_own check (decided_by <> requested_by),
  constraint decided_by_somebody check ((state in ('approved', 'rejected')) = (decided_by is not null)),
  constraint closed_at_some_time check ((state = 'open') = (decided_at is null))
);
create unique index one_open_unlock_per_member on approval (institution_id, member_id) where state = 'open' and kind = 'unlock';
create index approval_open on approval (institution_id, requested_at, approval_id) where state = 'open';
create index approval_closed on approval (institution_id, decided_at, approval_id) where state <> 'open';

-- A challenge of WebAuthn: good for one presentation, right or wrong, and for what it was made for.
create table ceremony (
  institution_id uuid not null references institution,
  ceremony_id uuid not null,
  kind text not null check (kind in ('sign-in', 'activation', 'approval')),
  staff_id uuid,
  approval_id uuid,
  challenge bytea not null,
  expires_at timestamptz not null,
  spent_at timestamptz,
  primary key (institution_id, ceremony_id),
  foreign key (institution_id, staff_id) references staff,
  foreign key (institution_id, approval_id) references approval,
  constraint made_for_somebody check ((kind = 'sign-in') = (staff_id is null)),
  constraint made_for_an_approval check ((kind = 'approval') = (approval_id is not null))
);
create index ceremony_over on ceremony (institution_id, expires_at);

-- Text as it is searched for: half width, small letters, without blanks; a company without the form of its name.
create function folded(words text) returns text language sql immutable parallel safe strict
  return translate(lower(normalize(words, NFKC)), E' \t', '');
create function folded_company(words text) returns text language sql immutable parallel safe strict
  return regexp_replace(folded(words), '株式会社|有限会社|合同会社|合資会社|合名会社|\([株有同資名]\)', '', 'g');

-- Columns, and no indexes on expressions: under row-level security an index is used only through what is leakproof, which
-- comparing text is and folding it is not.
alter table member
  add column folded_name text collate "C" not null generated always as (folded(display_name)) stored,
  add column folded_login_id text collate "C" not null generated always as (folded(login_id)) stored,
  add column folded_mail text collate "C" generated always as (folded(mail_address)) stored;
alter table contract
  add column folded_name_ja text collate "C" not null generated always as (folded_company(name_ja)) stored,
  add column folded_name_en text collate "C" not null generated always as (folded_company(name_en)) stored;
create index member_by_name on member (institution_id, folded_name, member_id);
create index member_by_login_id on member (institution_id, folded_login_id, member_id);
create index member_by_mail on member (institution_id, folded_mail, member_id) where folded_mail is not null;
create index member_of_contract on member (institution_id, contract_id, member_id);
create index contract_by_name_ja on contract (institution_id, folded_name_ja, contract_id);
create index contract_by_name_en on contract (institution_id, folded_name_en, contract_id);

-- What an approval is bound to counts its own changes. Every column counts but those that are named here, so that one
-- that is added later counts by itself. A log-on, a new certificate and the choice of a language change nothing of
-- weight; what is generated from other columns is not yet there when this runs.
alter table member add column version integer not null default 1;
alter table door add column version integer not null default 1;

create function count_member_change() returns trigger language plpgsql as $$
declare
  weighed member := new;
begin
  weighed.language := old.language;
  weighed.certificate_count := old.certificate_count;
  weighed.folded_name := old.folded_name;
  weighed.folded_login_id := old.folded_login_id;
  weighed.folded_mail := old.folded_mail;
  weighed.version := old.version;
  new.version := old.version + case when weighed is distinct from old then 1 else 0 end;
  return new;
end $$;
revoke all on function count_member_change() from public;
create trigger every_change_of_a_member_counts before update on member
  for each row execute function count_member_change();

create function count_door_change() returns trigger language plpgsql as $$
begin
  new.version := old.version;
  if new is distinct from old then
    new.version := old.version + 1;
  end if;
  return new;
end $$;
revoke all on function count_door_change() from public;
create trigger every_change_of_a_door_counts before update on door
  for each row execute function count_door_change();

grant select, insert, update on staff, staff_door to warifu_app;
-- What was asked for and shown, whose session it is and whose key: nobody changes that afterwards.
grant select, insert on staff_passkey, staff_session, approval to warifu_app;
grant update (counter, last_used_at) on staff_passkey to warifu_app;
grant update (last_seen_at, ended_at, end_reason) on staff_session to warifu_app;
grant update (state, decided_by, decided_at, decision_reason) on approval to warifu_app;
grant select, insert, update, delete on ceremony to warifu_app;

select keep_institutions_apart(office)
  from unnest(array['staff', 'staff_passkey', 'staff_door', 'staff_session', 'approval', 'ceremony']::regclass[]) as office;
