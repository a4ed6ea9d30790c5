-- How a mail of the outbox leaves the house, and what became of it. Instants are parameters, as everywhere.

-- What was written before there was sending is not sent any more: the first default is for those rows alone.
alter table outbox
  add column state text not null default 'withdrawn'
    constraint outbox_state_check check (state in ('waiting', 'sending', 'sent', 'failed', 'withdrawn')),
  -- absent: at once
  add column not_before timestamptz,
  add column attempts integer not null default 0 check (attempts >= 0),
  add column first_tried_at timestamptz,
  add column next_try_at timestamptz,
  -- a lease: whoever is sending, until when he has said so
  add column claimed_by uuid,
  add column claimed_until timestamptz,
  -- ours, the same in every attempt, so that a repeated mail can be known again
  add column message_id text,
  add column sent_at timestamptz,
  add column failed_at timestamptz,
  add column withdrawn_at timestamptz,
  -- who answered last, and with what
  add column server text,
  add column reply text,
  add column bounced_at timestamptz,
  -- the status of RFC 3463 and what was said with it
  add column bounce text,
  -- what it is about, where it is about one; not a foreign key: the hot path writes both at once
  add column certificate_id uuid,
  -- the short code that stands in it (domain.md §6)
  add column code text,
  add constraint sending_has_a_lease check ((state = 'sending') = (claimed_by is not null and claimed_until is not null)),
  add constraint sent_has_its_instant check ((state = 'sent') = (sent_at is not null)),
  add constraint failed_has_its_instant check ((state = 'failed') = (failed_at is not null)),
  add constraint tried_has_a_name check (attempts = 0 or (message_id is not null and first_tried_at is not null));
alter table outbox alter column state set default 'waiting';

-- In the order of sending; those with a secret go first.
create index outbox_to_send on outbox (institution_id, coalesce(next_try_at, not_before, created_at))
  where channel = 'mail' and state = 'waiting';
create index outbox_secret_to_send on outbox (institution_id, coalesce(next_try_at, not_before, created_at))
  where channel = 'mail' and state = 'waiting' and sealed_body is not null;
create index outbox_leased on outbox (institution_id, claimed_until) where state = 'sending';
create index outbox_troubled on outbox (institution_id, coalesce(bounced_at, failed_at))
  where state = 'failed' or bounced_at is not null;
create index outbox_by_code on outbox (institution_id, code) where code is not null;

-- One row per attempt: made and committed before the conversation with the server begins, ended once after it. One that
-- its process did not live to end is ended by another as unknown: the one mail that may have gone out twice.
create table delivery (
  institution_id uuid not null,
  outbox_id uuid not null,
  attempt integer not null check (attempt > 0),
  begun_at timestamptz not null,
  begun_by uuid not null,
  ended_at timestamptz,
  -- accepted; not now; not ever; no server was reached; not known
  outcome text check (outcome in ('accepted', 'temporary', 'final', 'unreached', 'unknown')),
  server text,
  reply text,
  primary key (institution_id, outbox_id, attempt),
  foreign key (institution_id, outbox_id) references outbox,
  constraint ended_with_an_outcome check ((ended_at is null) = (outcome is null))
);
create index delivery_open on delivery (institution_id, outbox_id) where ended_at is null;

select keep_institutions_apart('delivery');
-- What has ended stays as it is.
create policy ended_once on delivery as restrictive for update
  using (ended_at is null) with check (ended_at is not null);
grant select, insert on delivery to warifu_app;
grant update (ended_at, outcome, server, reply) on delivery to warifu_app;

-- The newest trouble with somebody's address. It is in force while that is still his address (domain/mail-trouble.ts).
create table mail_trouble (
  institution_id uuid not null,
  member_id uuid not null,
  address text not null,
  kind text not null check (kind in ('bounced', 'refused')),
  -- of RFC 3463, where one was told
  status text,
  outbox_id uuid not null,
  troubled_at timestamptz not null,
  primary key (institution_id, member_id),
  foreign key (institution_id, member_id) references member,
  foreign key (institution_id, outbox_id) references outbox
);
create index mail_trouble_by_time on mail_trouble (institution_id, troubled_at, member_id);
select keep_institutions_apart('mail_trouble');
grant select, insert, update on mail_trouble to warifu_app;

alter table alarm drop constraint alarm_kind_check,
  add constraint alarm_kind_check
    check (kind in ('not-me', 'loss', 'staff-disabled', 'staff-renewed', 'mail-returned'));
