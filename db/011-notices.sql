-- What is owed is computed, and each notice has its account (docs/decisions/019-what-is-owed.md).

-- Of a certificate or of an entitlement. What was there was of certificates, owed and written at once.
alter table notice rename column written_at to settled_at;
alter table notice
  drop constraint notice_pkey,
  drop constraint notice_channel_check,
  alter column certificate_id drop not null,
  alter column settled_at drop not null,
  add column entitlement_id uuid,
  -- whose certificate or entitlement it is; an administrator is told of those of others
  add column holder uuid,
  add column subject_id uuid generated always as (coalesce(certificate_id, entitlement_id)) stored,
  add column kind text not null default 'before-expiry',
  add column state text not null default 'written',
  add column reason text,
  -- the last day on which it is of use
  add column useful_until date,
  add column owed_at timestamptz,
  -- of what stands on the board
  add column shown_at timestamptz,
  add column read_at timestamptz;
do $$
declare
  each uuid;
begin
  for each in select institution_id from institution loop
    perform set_config('warifu.institution', each::text, true);
    update notice n
       set owed_at = settled_at,
           holder = recipient,
           useful_until = (select expiry_date from certificate c
                            where c.institution_id = n.institution_id and c.certificate_id = n.certificate_id),
           state = case when outbox_id is null then 'impossible' else 'written' end,
           reason = case when outbox_id is null then 'no-address' end;
  end loop;
  perform set_config('warifu.institution', '', true);
end $$;
alter table notice
  alter column kind drop default,
  alter column state drop default,
  alter column holder set not null,
  alter column useful_until set not null,
  alter column owed_at set not null,
  -- one notice per key, whatever crashes
  add primary key (institution_id, subject_id, milestone, recipient, channel),
  add foreign key (institution_id, entitlement_id) references entitlement,
  add constraint about_one_thing check (num_nonnulls(certificate_id, entitlement_id) = 1),
  add constraint notice_channel_check check (channel in ('mail', 'board')),
  add constraint notice_kind_check check (kind in ('not-acquired', 'before-expiry', 'after-expiry', 'grace-ends', 'unproved', 'renewal')),
  add constraint notice_state_check check (state in ('owed', 'written', 'overtaken', 'withdrawn', 'impossible')),
  add constraint notice_reason_check check (reason in ('renewed', 'revoked', 'stopped', 'ended', 'acquired', 'proved', 'expired', 'policy', 'no-address', 'more-urgent')),
  add constraint not_done_for_a_reason check ((reason is null) = (state in ('owed', 'written'))),
  add constraint settled_unless_owed check ((settled_at is null) = (state = 'owed')),
  add constraint written_as_a_mail check (state <> 'written' or channel = 'board' or outbox_id is not null),
  add constraint on_the_board_when_shown check ((channel = 'board') = (shown_at is not null)),
  add constraint read_when_shown check (read_at is null or shown_at is not null);

-- Who of one day has been told, for the statement that looks who has not.
create index notice_told on notice (institution_id, milestone, due_on, subject_id, recipient)
  where channel = 'mail' and state in ('owed', 'written', 'impossible');
create index notice_owed on notice (institution_id, recipient) include (owed_at) where state = 'owed';
create index notice_impossible on notice (institution_id, recipient) where state = 'impossible';
create index notice_of_outbox on notice (institution_id, outbox_id) where outbox_id is not null;

-- Who expires on a day, read without the rows themselves.
drop index certificate_expiring;
create index certificate_expiring on certificate (institution_id, expiry_date, certificate_id)
  include (member_id, told_recovery_day) where stage = 'current';
create index entitlement_waiting on entitlement (institution_id, deadline, entitlement_id) include (member_id)
  where state = 'open';

-- Who is told besides the holder.
create index member_administrator on member (institution_id, contract_id, member_id)
  where role = 'administrator' and ended_at is null;

grant update (state, reason, policy_version, due_on, useful_until, owed_at, settled_at, outbox_id, shown_at, read_at)
  on notice to warifu_app;
