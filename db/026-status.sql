-- What others are told of our certificates: lists of the revoked, and OCSP answers (docs/decisions/033-status.md).

-- Who is not good any more, as the entry of a list that is signed later: written in the transaction of the act itself.
create table status_entry (
  institution_id uuid not null,
  issuer_id uuid not null,
  serial_number text not null,
  -- the month of notAfter, in UTC; absent where nobody knows it: then in every list of the issuer
  shard text check (shard ~ '^\d{4}-\d\d$'),
  reason text not null check (reason in (
    'keyCompromise', 'superseded', 'cessationOfOperation', 'certificateHold', 'removeFromCRL', 'privilegeWithdrawn')),
  revoked_at timestamptz not null,
  der bytea not null,
  -- the number of the list in which it stood so for the first time; absent: in none yet
  since_number bigint,
  -- by it every node hears of what is new, whatever the order in which transactions end
  changed_in xid8 not null default pg_current_xact_id(),
  primary key (institution_id, issuer_id, serial_number),
  foreign key (institution_id, issuer_id) references issuer
);
create index status_entry_unlisted on status_entry (institution_id, issuer_id, shard) where since_number is null;
create index status_entry_of_shard on status_entry (institution_id, issuer_id, shard, since_number);
create index status_entry_changed on status_entry (institution_id, changed_in);
select keep_institutions_apart('status_entry'::regclass);
-- What is in it is written by the triggers below alone.
grant select, update (since_number) on status_entry to warifu_app;

-- A list and its delta: recorded before they are signed. Numbers are one row for all lists of an issuer.
create table crl (
  institution_id uuid not null,
  issuer_id uuid not null,
  -- 'all', or a shard
  scope text not null check (scope ~ '^(all|\d{4}-\d\d)$'),
  number bigint not null check (number > 0),
  -- that of the oldest list from which the delta goes on
  base_number bigint not null check (base_number <= number),
  this_update timestamptz not null,
  next_update timestamptz not null,
  der bytea,
  delta bytea,
  signed_at timestamptz,
  primary key (institution_id, issuer_id, scope, number),
  foreign key (institution_id, issuer_id) references issuer
);
select keep_institutions_apart('crl'::regclass);
grant select, insert, delete, update (der, delta, signed_at) on crl to warifu_app;

-- Who signs OCSP answers for an issuer: recorded before the issuer signs it.
create table ocsp_responder (
  institution_id uuid not null,
  issuer_id uuid not null,
  serial_number text not null,
  key_id text not null,
  tbs bytea not null,
  certificate bytea,
  not_before timestamptz not null,
  not_after timestamptz not null,
  recorded_at timestamptz not null,
  primary key (institution_id, issuer_id, serial_number),
  foreign key (institution_id, issuer_id) references issuer
);
select keep_institutions_apart('ocsp_responder'::regclass);
grant select, insert, update (certificate) on ocsp_responder to warifu_app;

-- RFC 5280 §5.1.2.6, as src/pki/crl.ts writes it: a test compares them. No part is longer than 127 octets.
create function der_of(tag text, content text) returns text language sql immutable as $$
  select tag || lpad(to_hex(length(content) / 2), 2, '0') || content
$$;
create function status_entry_der(serial_number text, revoked_at timestamptz, reason text)
returns bytea language sql stable as $$
  select decode(der_of('30',
      der_of('02', case when serial_number ~ '^[89a-f]' then '00' else '' end || serial_number)
      || case when revoked_at < '2050-01-01T00:00:00Z'
           then der_of('17', encode(to_char(revoked_at at time zone 'UTC', 'YYMMDDHH24MISS"Z"')::bytea, 'hex'))
           else der_of('18', encode(to_char(revoked_at at time zone 'UTC', 'YYYYMMDDHH24MISS"Z"')::bytea, 'hex')) end
      || der_of('30', der_of('30', '0603551d15' || der_of('04', der_of('0a', lpad(to_hex(
           case reason when 'keyCompromise' then 1 when 'superseded' then 4 when 'cessationOfOperation' then 5
             when 'certificateHold' then 6 when 'removeFromCRL' then 8 when 'privilegeWithdrawn' then 9 end), 2, '0')))))),
    'hex')
$$;

-- The one way into status_entry.
create function tell_status(institution uuid, issuer uuid, serial text, not_after timestamptz, at timestamptz, why text)
returns void language sql as $$
  insert into status_entry as e (institution_id, issuer_id, serial_number, shard, reason, revoked_at, der)
  values (institution, issuer, serial, to_char(not_after at time zone 'UTC', 'YYYY-MM'), why, at,
          status_entry_der(serial, at, why))
  on conflict (institution_id, issuer_id, serial_number) do update
     set reason = excluded.reason, revoked_at = excluded.revoked_at, der = excluded.der, since_number = null,
         changed_in = excluded.changed_in
$$;

-- A certificate that ended, also one that was recorded and never signed (domain.md §2).
create function certificate_tells_status() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- As the owner, for whom the fence holds too: also where whoever changed the row is above it (db/004-tenants.sql).
  perform set_config('warifu.institution', new.institution_id::text, true);
  perform tell_status(new.institution_id, new.issuer_id, new.serial_number, new.not_after, new.ended_at,
                      case new.stage when 'revoked' then coalesce(new.revoked_for, 'superseded') else 'superseded' end);
  return null;
end $$;
create trigger an_end_is_told after update of stage on certificate
  for each row when (new.stage in ('superseded', 'abandoned', 'revoked') and old.stage is distinct from new.stage
                     and new.origin <> 'predecessor')
  execute function certificate_tells_status();

-- A member who is stopped has his certificates on hold, and off it when he is let in again.
create function member_tells_status() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform set_config('warifu.institution', new.institution_id::text, true);
  if new.suspended_at is not null or new.loss_reported_at is not null then
    perform tell_status(c.institution_id, c.issuer_id, c.serial_number, c.not_after,
                        coalesce(new.loss_reported_at, new.suspended_at), 'certificateHold')
       from certificate c
      where c.institution_id = new.institution_id and c.member_id = new.member_id
        and c.stage in ('proving', 'current', 'retiring') and c.origin <> 'predecessor';
  else
    perform tell_status(c.institution_id, c.issuer_id, c.serial_number, c.not_after,
                        coalesce(old.loss_reported_at, old.suspended_at), 'removeFromCRL')
       from certificate c
       join status_entry e using (institution_id, issuer_id, serial_number)
      where c.institution_id = new.institution_id and c.member_id = new.member_id and e.reason = 'certificateHold';
  end if;
  return null;
end $$;
create trigger a_stop_is_told after update of suspended_at, loss_reported_at on member
  for each row when ((old.suspended_at is null and old.loss_reported_at is null)
                     <> (new.suspended_at is null and new.loss_reported_at is null))
  execute function member_tells_status();

revoke all on function der_of(text, text), status_entry_der(text, timestamptz, text),
  tell_status(uuid, uuid, text, timestamptz, timestamptz, text), certificate_tells_status(), member_tells_status()
  from public;

-- What ended, or was stopped, before there were lists.
do $$
declare
  one uuid;
begin
  for one in select institution_id from institution loop
    perform set_config('warifu.institution', one::text, true);
    perform tell_status(institution_id, issuer_id, serial_number, not_after, coalesce(ended_at, recorded_at),
                        case stage when 'revoked' then coalesce(revoked_for, 'superseded') else 'superseded' end)
       from certificate
      where stage in ('superseded', 'abandoned', 'revoked') and origin <> 'predecessor';
    perform tell_status(c.institution_id, c.issuer_id, c.serial_number, c.not_after,
                        coalesce(m.loss_reported_at, m.suspended_at), 'certificateHold')
       from certificate c join member m using (institution_id, member_id)
      where c.stage in ('proving', 'current', 'retiring') and c.origin <> 'predecessor'
        and (m.suspended_at is not null or m.loss_reported_at is not null);
  end loop;
  perform set_config('warifu.institution', '', true);
end $$;
