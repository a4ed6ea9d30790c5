-- Other systems of the institution are told of what happens (docs/decisions/039-webhooks.md).

-- Where: registered by two people, ended by one. `position` is the last seal of the trail that was looked at for it.
create table webhook (
  institution_id uuid not null references institution,
  webhook_id uuid not null,
  name text not null check (name <> ''),
  url text not null check (url <> ''),
  types text[] not null check (cardinality(types) > 0),
  approval_id uuid not null,
  added_at timestamptz not null,
  ended_at timestamptz,
  paused_at timestamptz,
  paused_for text check (paused_for in ('gone', 'failing', 'staff')),
  failures integer not null default 0 check (failures >= 0),
  failing_since timestamptz,
  resting_until timestamptz,
  position bigint not null check (position >= 0),
  primary key (institution_id, webhook_id),
  foreign key (institution_id, approval_id) references approval,
  constraint paused_for_a_reason check (num_nulls(paused_at, paused_for) <> 1)
);
create unique index one_webhook_per_address on webhook (institution_id, url) where ended_at is null;
select keep_institutions_apart('webhook');
grant select, insert on webhook to warifu_app;
grant update (ended_at, paused_at, paused_for, failures, failing_since, resting_until, position) on webhook to warifu_app;

-- What messages are signed with. The newest has no end; the one before signs beside it for a day.
create table webhook_secret (
  institution_id uuid not null,
  webhook_id uuid not null,
  -- what it was sealed for
  sealed_for text not null,
  sealed bytea not null,
  made_at timestamptz not null,
  until timestamptz,
  primary key (institution_id, webhook_id, sealed_for),
  foreign key (institution_id, webhook_id) references webhook
);
create unique index one_newest_webhook_secret on webhook_secret (institution_id, webhook_id) where until is null;
select keep_institutions_apart('webhook_secret');
grant select, insert, delete on webhook_secret to warifu_app;
grant update (until) on webhook_secret to warifu_app;

-- A message to an endpoint. Its event is one of the trail, or a test of the staff's: no foreign key.
create table webhook_delivery (
  institution_id uuid not null,
  webhook_id uuid not null,
  event_id uuid not null,
  type text not null,
  body text not null,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'given-up', 'withdrawn')),
  tries integer not null default 0 check (tries >= 0),
  queued_at timestamptz not null,
  due_at timestamptz not null,
  -- while an attempt goes on; whoever dies in it leaves it to the next
  leased_until timestamptz,
  last_at timestamptz,
  last_status integer,
  last_failure text,
  settled_at timestamptz,
  primary key (institution_id, webhook_id, event_id),
  foreign key (institution_id, webhook_id) references webhook,
  constraint settled_or_waiting check ((state = 'waiting') = (settled_at is null))
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
create index webhook_delivery_due on webhook_delivery (institution_id, webhook_id, due_at) where state = 'waiting';
create index webhook_delivery_last on webhook_delivery (institution_id, webhook_id, queued_at, event_id);
create index webhook_delivery_settled on webhook_delivery (institution_id, settled_at) where state <> 'waiting';
select keep_institutions_apart('webhook_delivery');
grant select, insert, delete on webhook_delivery to warifu_app;
grant update (state, tries, queued_at, due_at, leased_until, last_at, last_status, last_failure, settled_at)
  on webhook_delivery to warifu_app;

alter table approval
  drop constraint kinds_that_there_are,
  add constraint kinds_that_there_are check (kind in (
    'unlock', 'board-message', 'board-withdrawal', 'policy-version', 'reissue', 'address-change', 'stop-release',
    'administrator-adding', 'removal', 'staff-change', 'switch-release', 'logon-release', 'import', 'predecessor',
    'recovery-letter', 'api-client', 'ca-switch', 'ca-revocation', 'webhook'));

alter table alarm
  drop constraint about_a_member_or_staff,
  add constraint about_a_member_or_staff
    check (num_nonnulls(member_id, staff_id) =
      case when kind in ('mail-refused', 'ca-near-end', 'ca-revoked', 'status-late', 'webhook-paused') then 0 else 1 end),
  drop constraint alarm_kind_check,
  add constraint alarm_kind_check check (kind in (
    'not-me', 'loss', 'staff-disabled', 'staff-renewed', 'mail-returned', 'mail-refused', 'reissue-after-deletion',
    'acquisitions-in-a-row', 'reissue-and-address', 'log-on-after-reissue', 'ca-near-end', 'ca-revoked', 'status-late',
    'webhook-paused'));
