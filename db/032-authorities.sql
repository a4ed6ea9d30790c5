-- CAs come and go (docs/decisions/033-status.md).
alter table issuer
  -- since when it issues: an issuing CA without it is prepared, known to everybody and used by nobody
  add column issues_from timestamptz,
  add column revoked_at timestamptz,
  add column revoked_for text check (revoked_for in ('cACompromise', 'superseded', 'cessationOfOperation')),
  -- whether its private key lies with our signer; that of a root may be kept elsewhere
  add column key_here boolean not null default true,
  add constraint issuing_cas_issue check (issues_from is null or level = 'issuing'),
  add constraint a_revoked_ca_says_why check ((revoked_at is null) = (revoked_for is null)),
  add constraint roots_are_not_revoked check (revoked_at is null or level = 'issuing');
do $$
declare
  one uuid;
begin
  for one in select institution_id from institution loop
    perform set_config('warifu.institution', one::text, true);
    update issuer set issues_from = created_at where level = 'issuing';
    update issuer set key_here = false where level = 'predecessor';
  end loop;
  perform set_config('warifu.institution', '', true);
end $$;

alter table status_entry
  drop constraint status_entry_reason_check,
  add constraint status_entry_reason_check check (reason in (
    'keyCompromise', 'cACompromise', 'superseded', 'cessationOfOperation', 'certificateHold', 'removeFromCRL',
    'privilegeWithdrawn'));

create or replace function status_entry_der(serial_number text, revoked_at timestamptz, reason text)
returns bytea language sql stable as $$
  select decode(der_of('30',
      der_of('02', case when serial_number ~ '^[89a-f]' then '00' else '' end || serial_number)
      || case when revoked_at < '2050-01-01T00:00:00Z'
           then der_of('17', encode(to_char(revoked_at at time zone 'UTC', 'YYMMDDHH24MISS"Z"')::bytea, 'hex'))
           else der_of('18', encode(to_char(revoked_at at time zone 'UTC', 'YYYYMMDDHH24MISS"Z"')::bytea, 'hex')) end
      || der_of('30', der_of('30', '0603551d15' || der_of('04', der_of('0a', lpad(to_hex(
           case reason when 'keyCompromise' then 1 when 'cACompromise' then 2 when 'superseded' then 4
             when 'cessationOfOperation' then 5 when 'certificateHold' then 6 when 'removeFromCRL' then 8
             when 'privilegeWithdrawn' then 9 end), 2, '0')))))),
    'hex')
$$;

-- A CA that is revoked stands in the list of its root. Its serial number is in its certificate, which SQL does not read.
create function revoke_issuer(in_institution uuid, its_id uuid, serial text, at timestamptz, why text)
returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare
  root uuid;
begin
  if in_institution is distinct from nullif(current_setting('warifu.institution', true), '')::uuid then
    raise exception 'of another institution';
  end if;
  update issuer set revoked_at = at, revoked_for = why
   where institution_id = in_institution and issuer_id = its_id and level = 'issuing' and revoked_at is null
  returning signed_by into root;
  if not found then
    return false;
  end if;
  perform tell_status(in_institution, root, serial, null, at, why);
  return true;
end $$;
revoke all on function revoke_issuer(uuid, uuid, text, timestamptz, text) from public;
grant execute on function revoke_issuer(uuid, uuid, text, timestamptz, text) to warifu_app;
