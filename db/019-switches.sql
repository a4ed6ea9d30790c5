-- Staff stop acquisition, renewal, reissue or mails at once, each on its own (docs/decisions/028-kill-switches.md). A switch
-- that nobody has ever thrown has no row. Who decides an act reads it in the statement that reads the member's life.
create table kill_switch (
  institution_id uuid not null references institution,
  name text not null check (name in ('acquisition', 'renewal', 'reissue', 'mails')),
  state text not null check (state in ('on', 'off')),
  -- since when it is in this state
  since timestamptz not null,
  -- who put it off; absent where it was done at the terminal
  engaged_by uuid,
  -- why, in the institution's words, for everybody to read
  words_ja text check (words_ja <> ''),
  words_en text check (words_en <> ''),
  -- the request that another person approved, by which it is on again
  approval_id uuid,
  primary key (institution_id, name),
  foreign key (institution_id, engaged_by) references staff,
  foreign key (institution_id, approval_id) references approval,
  constraint says_why check ((state = 'off') = (words_ja is not null) and (state = 'off') = (words_en is not null)),
  constraint on_again_by_two check (state = 'off' or approval_id is not null)
);
select keep_institutions_apart('kill_switch');
grant select, insert, update on kill_switch to warifu_app;

-- Whoever cannot log on says who he is at a door of its own, and is told what to do.
alter table door drop constraint door_door_check,
  add constraint door_door_check check (door in ('acquisition', 'pickup', 'logon-pin', 'report', 'desk', 'help'));

-- Who comes back after expiry shows a second proof besides his PINs (docs/decisions/029-second-proof.md). A passkey is
-- registered while he is logged on with a certificate, and worth nothing once his trust was lost (adapters/postgres).
create table member_passkey (
  institution_id uuid not null,
  credential_id bytea not null,
  member_id uuid not null,
  -- COSE_Key (RFC 9052 §7)
  public_key bytea not null,
  counter bigint not null check (counter >= 0),
  transports text[] not null,
  -- with which he was logged on
  certificate_id uuid not null,
  registered_at timestamptz not null,
  last_used_at timestamptz,
  removed_at timestamptz,
  primary key (institution_id, credential_id),
  foreign key (institution_id, member_id) references member,
  foreign key (institution_id, certificate_id) references certificate
);
create index member_passkey_of_member on member_passkey (institution_id, member_id) where removed_at is null;
grant select, insert on member_passkey to warifu_app;
grant update (counter, last_used_at, removed_at) on member_passkey to warifu_app;
select keep_institutions_apart('member_passkey');

-- A challenge for one presentation, right or wrong.
create table member_ceremony (
  institution_id uuid not null,
  ceremony_id uuid not null,
  kind text not null check (kind in ('registration', 'recovery')),
  member_id uuid not null,
  -- the session of a registration, the acquisition of a recovery
  bound_id uuid not null,
  challenge bytea not null,
  expires_at timestamptz not null,
  primary key (institution_id, ceremony_id),
  foreign key (institution_id, member_id) references member
);
create index member_ceremony_of_member on member_ceremony (institution_id, member_id);
grant select, insert, delete on member_ceremony to warifu_app;
select keep_institutions_apart('member_ceremony');

alter table acquisition
  -- by which it was opened, where it was not by a code
  add column passkey_id bytea,
  add foreign key (institution_id, passkey_id) references member_passkey,
  add constraint opened_by_one_proof check (passkey_id is null or pickup_code_id is null);

-- Another administrator of the contract says yes, where the policy wants one, or no.
create table recovery_approval (
  institution_id uuid not null,
  acquisition_id uuid not null,
  member_id uuid not null,
  state text not null check (state in ('open', 'approved', 'rejected')),
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  primary key (institution_id, acquisition_id),
  foreign key (institution_id, acquisition_id) references acquisition,
  foreign key (institution_id, member_id) references member,
  foreign key (institution_id, decided_by) references member,
  constraint decided_by_another check (decided_by <> member_id),
  constraint decided_by_somebody check ((state = 'open') = (decided_by is null) and (state = 'open') = (decided_at is null))
);
create index recovery_approval_open on recovery_approval (institution_id, member_id) where state = 'open';
grant select, insert on recovery_approval to warifu_app;
grant update (state, decided_by, decided_at) on recovery_approval to warifu_app;
select keep_institutions_apart('recovery_approval');
