-- A secret for EST that two people have agreed to: each of them reads one half, once, and neither the whole.
create table est_secret_half (
  institution_id uuid not null,
  approval_id uuid not null,
  half text not null check (half in ('first', 'second')),
  held_by uuid not null,
  -- the user name that goes with it: the acquisition that it opens, kept here longer than that
  acquisition_id uuid not null,
  expires_at timestamptz not null,
  -- absent when it was read
  sealed bytea,
  primary key (institution_id, approval_id, half),
  foreign key (institution_id, held_by) references staff (institution_id, staff_id),
  foreign key (institution_id, approval_id) references approval
);
create index est_secret_half_waiting on est_secret_half (institution_id, expires_at) where sealed is not null;
grant select, insert, update on est_secret_half to warifu_app;
select keep_institutions_apart('est_secret_half'::regclass);

alter table approval
  drop constraint kinds_that_there_are,
  add constraint kinds_that_there_are check (kind in (
    'unlock', 'board-message', 'board-withdrawal', 'policy-version', 'reissue', 'address-change', 'stop-release',
    'administrator-adding', 'removal', 'staff-change', 'switch-release', 'logon-release', 'import', 'predecessor',
    'recovery-letter', 'api-client', 'ca-switch', 'ca-revocation', 'webhook', 'renewal-pull', 'est-secret'));
