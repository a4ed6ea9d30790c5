-- What the path of a certificate costs the database, once more (docs/BENCHMARKS.md): fewer entries in indexes, and rows that
-- are written anew on their own page. What is kept true stays so.

-- A whole company renews on one morning, and lies on few pages.
alter table member set (fillfactor = 60);
alter table renewal set (fillfactor = 70);

-- Which renewals run stands in a column of its own: it stays as it is when one that is open has had its certificate, and
-- with it every entry in the indexes.
alter table renewal
  add column is_running boolean not null generated always as (state in ('open', 'issued')) stored;
drop index one_renewal_per_certificate;
create unique index one_renewal_per_certificate on renewal (institution_id, replaces) where is_running;
create index renewal_of_member on renewal (institution_id, member_id) where is_running;

-- In the order of time the key serves whoever looks for a span of it, and new events stand at one end of their index.
drop index audit_event_by_time;
alter table audit_event
  drop constraint audit_event_pkey,
  add primary key (institution_id, at, audit_event_id);
alter table audit_seal
  drop constraint one_seal_per_event,
  add constraint one_seal_per_event unique (institution_id, at, audit_event_id);

-- Mails come in the order of time: which pages hold those of a span is known well enough. A code is looked for among the
-- mails of one person.
drop index outbox_by_time;
create index outbox_by_time on outbox using brin (created_at);
drop index outbox_by_code;
