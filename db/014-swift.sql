-- What the path of a certificate costs the database (docs/BENCHMARKS.md). What is kept true stays so.

-- Whoever acts about a member writes his row anew: with room on its page, no index hears of that.
alter table member set (fillfactor = 75);
alter table session set (fillfactor = 85);

-- The member of a mail belongs to the institution, by his contract.
alter table outbox drop constraint outbox_institution_id_fkey;

-- Events come many in a statement. They are queued together, and together it is looked whether their institution is
-- there: row-level security lets nobody delete one, or give it another id.
alter table audit_event drop constraint audit_event_institution_id_fkey;
create or replace function queue_audit_event() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into audit_unsealed (institution_id, at, audit_event_id)
  select institution_id, at, audit_event_id from added;
  if exists (select from added a where not exists (
               select from institution i where i.institution_id = a.institution_id)) then
    raise foreign_key_violation using message = 'an event of no institution';
  end if;
  return null;
end $$;
drop trigger every_event_is_queued on audit_event;
create trigger every_event_is_queued after insert on audit_event
  referencing new table as added for each statement execute function queue_audit_event();

-- A mail is written once and read seldom: compressing it takes longer than writing all of it.
alter table outbox set (toast_tuple_target = 8160);
