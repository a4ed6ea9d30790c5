-- How whoever logged on showed that he holds the key: to us in TLS, or to a proxy (docs/decisions/036-proxies.md).
alter table logon_attempt
  add column possession text not null default 'tls' check (possession in ('tls', 'proxy'));
alter table logon_attempt alter column possession drop default;

-- As before, and bounded whatever the plan: a row-locking select with a limit that a join reads again takes other rows
-- each time, so that far more went than was asked for. What is materialized is read once.
create or replace function purge_over(before timestamptz, at_most integer) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  own uuid := nullif(current_setting('warifu.institution', true), '')::uuid;
  gone integer;
  total integer := 0;
begin
  with over as materialized (
    select label_hash, label_expires_at from logon_attempt
     where institution_id = own and label_expires_at < before
     order by label_expires_at limit at_most for update skip locked)
  delete from logon_attempt using over
   where logon_attempt.institution_id = own
     and logon_attempt.label_hash = over.label_hash
     and logon_attempt.label_expires_at = over.label_expires_at;
  get diagnostics gone = row_count;
  total := total + gone;

  -- Nobody is idle for so long, so that it has ended, written or not. One that a renewal names belongs to its record.
  with over as materialized (
    select session_id from session s
     where institution_id = own and last_seen_at < before
       and not exists (select from renewal r where r.institution_id = own and r.session_id = s.session_id)
     order by last_seen_at limit at_most for update skip locked)
  delete from session using over
   where session.institution_id = own and session.session_id = over.session_id;
  get diagnostics gone = row_count;
  total := total + gone;

  with over as materialized (
    select session_id from staff_session
     where institution_id = own and last_seen_at < before
     order by last_seen_at limit at_most for update skip locked)
  delete from staff_session using over
   where staff_session.institution_id = own and staff_session.session_id = over.session_id;
  get diagnostics gone = row_count;
  total := total + gone;

  -- One that led to a certificate says how that one came to be.
  with over as materialized (
    select acquisition_id from acquisition a
     where institution_id = own and expires_at < before
       and not exists (
             select from certificate c where c.institution_id = own and c.acquisition_id = a.acquisition_id)
     order by expires_at limit at_most for update skip locked)
  delete from acquisition using over
   where acquisition.institution_id = own and acquisition.acquisition_id = over.acquisition_id;
  get diagnostics gone = row_count;
  total := total + gone;

  with over as materialized (
    select pickup_code_id from pickup_code p
     where institution_id = own and expires_at < before
       and not exists (
             select from acquisition a where a.institution_id = own and a.pickup_code_id = p.pickup_code_id)
     order by expires_at limit at_most for update skip locked)
  delete from pickup_code using over
   where pickup_code.institution_id = own and pickup_code.pickup_code_id = over.pickup_code_id;
  get diagnostics gone = row_count;
  return total + gone;
end $$;
