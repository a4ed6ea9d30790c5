-- Staff ask that certificates of one profile be renewed now (docs/decisions/040-renewal-information.md). Whom a pull is for
-- is never written to certificates: a row here is compared with each that is read. What it has opened stays open, so that
-- no row is ever taken away.
create table renewal_pull (
  institution_id uuid not null references institution,
  number integer not null check (number > 0),
  -- the profile; null: whichever
  issuer_id uuid,
  key_algorithm text check (key_algorithm in ('EC-P256', 'EC-P384', 'RSA-2048', 'RSA-3072', 'RSA-4096')),
  issued_before timestamptz not null,
  spread_hours integer not null check (spread_hours between 1 and 2160),
  -- why, in the institution's words, for everybody who is asked
  reason_ja text not null check (reason_ja <> ''),
  reason_en text not null check (reason_en <> ''),
  approval_id uuid not null,
  begun_at timestamptz not null,
  -- the mails: all whose certificates come no later in the order of their ids are owed theirs; told_at: everybody is
  told_through uuid,
  told_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  primary key (institution_id, number),
  foreign key (institution_id, issuer_id) references issuer,
  foreign key (institution_id, approval_id) references approval,
  foreign key (institution_id, withdrawn_by) references staff,
  constraint nothing_made_by_it_is_pulled check (issued_before <= begun_at),
  constraint withdrawn_by_somebody check ((withdrawn_at is null) = (withdrawn_by is null))
);
select keep_institutions_apart('renewal_pull');
grant select, insert on renewal_pull to warifu_app;
grant update (told_through, told_at, withdrawn_at, withdrawn_by) on renewal_pull to warifu_app;

alter table approval
  drop constraint kinds_that_there_are,
  add constraint kinds_that_there_are check (kind in (
    'unlock', 'board-message', 'board-withdrawal', 'policy-version', 'reissue', 'address-change', 'stop-release',
    'administrator-adding', 'removal', 'staff-change', 'switch-release', 'logon-release', 'import', 'predecessor',
    'recovery-letter', 'api-client', 'ca-switch', 'ca-revocation', 'webhook', 'renewal-pull'));
