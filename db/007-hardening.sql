-- Doors that tell nobody apart, and an end to what is over (docs/decisions/013-one-answer-at-the-door.md,
-- 016-what-is-over-goes.md).

-- When the last try was taken. Tries from before there was anything behind the door lock nothing. Absent: not known.
alter table door add column tried_at timestamptz;

-- An ID that is nobody's costs the same work as somebody's, a row that is written included. There is a fixed number of
-- rows for each institution, whatever is typed.
create table stranger_door (
  institution_id uuid not null references institution,
  bucket smallint not null check (bucket between 0 and 63),
  tries bigint not null check (tries >= 0),
  tried_at timestamptz not null,
  primary key (institution_id, bucket)
);
select keep_institutions_apart('stranger_door');
grant select, insert, update on stranger_door to warifu_app;

-- The purge and its foreign keys look up by these.
create index logon_attempt_by_time on logon_attempt (institution_id, label_expires_at);
create index session_by_time on session (institution_id, last_seen_at);
create index staff_session_by_time on staff_session (institution_id, last_seen_at);
create index pickup_code_by_time on pickup_code (institution_id, expires_at);
create index acquisition_by_time on acquisition (institution_id, expires_at);
create index renewal_of_session on renewal (institution_id, session_id);
create index acquisition_of_pickup_code on acquisition (institution_id, pickup_code_id);
create index certificate_of_acquisition on certificate (institution_id, acquisition_id) where acquisition_id is not null;

-- Takes away what was over before an instant, at most so many rows of each kind; answers with how many went. With the
-- owner's rights, so that the application needs none to delete: of these five kinds the oldest go, and nothing else. The
-- institution is the connection's, as row-level security holds for the owner too.
create function purge_over(before timestamptz, at_most integer) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  own uuid := nullif(current_setting('warifu.institution', true), '')::uuid;
  gone integer;
  total integer := 0;
begin
  delete from logon_attempt using (
    select label_hash, label_expires_at from logon_attempt
     where institution_id = own and label_expires_at < before
     order by label_expires_at limit at_most for update skip locked) as over
   where logon_attempt.institution_id = own
     and logon_attempt.label_hash = over.label_hash
     and logon_attempt.label_expires_at = over.label_expires_at;
  get diagnostics gone = row_count;
  total := total + gone;

  -- Nobody is idle for so long, so that it has ended, written or not. One that a renewal names belongs to its record.
  delete from session using (
    select session_id from session s
     where institution_id = own and last_seen_at < before
       and not exists (select from renewal r where r.institution_id = own and r.session_id = s.session_id)
     order by last_seen_at limit at_most for update skip locked) as over
   where session.institution_id = own and session.session_id = over.session_id;
  get diagnostics gone = row_count;
  total := total + gone;

  delete from staff_session using (
    select session_id from staff_session
     where institution_id = own and last_seen_at < before
     order by last_seen_at limit at_most for update skip locked) as over
   where staff_session.institution_id = own and staff_session.session_id = over.session_id;
  get diagnostics gone = row_count;
  total := total + gone;

  -- One that led to a certificate says how that one came to be.
  delete from acquisition using (
    select acquisition_id from acquisition a
     where institution_id = own and expires_at < before
       and not exists (
             select from certificate c where c.institution_id = own and c.acquisition_id = a.acquisition_id)
     order by expires_at limit at_most for update skip locked) as over
   where acquisition.institution_id = own and acquisition.acquisition_id = over.acquisition_id;
  get diagnostics gone = row_count;
  total := total + gone;

  delete from pickup_code using (
    select pickup_code_id from pickup_code p
     where institution_id = own and expires_at < before
       and not exists (
             select from acquisition a where a.institution_id = own and a.pickup_code_id = p.pickup_code_id)
     order by expires_at limit at_most for update skip locked) as over
   where pickup_code.institution_id = own and pickup_code.pickup_code_id = over.pickup_code_id;
  get diagnostics gone = row_count;
  return total + gone;
end $$;

-- Makes the partitions of the month of `at` and of the three after it. Rows that lie in the default partition already
-- stay there, and keep their month from getting one of its own. Waits for nobody longer than two seconds.
create function make_partitions(at timestamptz) returns integer
language plpgsql security definer set search_path = public, pg_temp set lock_timeout = '2s' as $$
declare
  parent text;
  first date;
  name text;
  made integer := 0;
begin
  foreach parent in array array['audit_event', 'logon_attempt'] loop
    for ahead in 0..3 loop
      first := (date_trunc('month', at at time zone 'UTC') + make_interval(months => ahead))::date;
      name := format('%s_%s', parent, to_char(first, 'YYYY_MM'));
      continue when to_regclass(name) is not null;
      begin
        execute format(
          'create table %I partition of %I for values from (%L) to (%L)',
          name, parent, first::text || 'T00:00:00Z', (first + interval '1 month')::date::text || 'T00:00:00Z');
        perform keep_institutions_apart(name::regclass);
        made := made + 1;
      exception when check_violation then
        null; -- the default partition has rows of that month
      end;
    end loop;
  end loop;
  return made;
end $$;

revoke all on function purge_over(timestamptz, integer), make_partitions(timestamptz) from public;
grant execute on function purge_over(timestamptz, integer), make_partitions(timestamptz) to warifu_app;
