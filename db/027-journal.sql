-- What a journal beside the database says, and a restored copy of the database did not know.

-- Events of a journal that were reconciled: what they ended has been ended here too. Insert-only.
create table journal_reconciled (
  institution_id uuid not null references institution,
  audit_event_id uuid not null,
  -- of the event
  at timestamptz not null,
  reconciled_at timestamptz not null,
  primary key (institution_id, audit_event_id, at)
);
select keep_institutions_apart('journal_reconciled');
grant select, insert on journal_reconciled to warifu_app;

-- Certificates that were issued and are not in this database: status publishes them as revoked. Insert-only.
create table lost_certificate (
  institution_id uuid not null references institution,
  -- no foreign key: the CA may be lost with it
  issuer_id uuid not null,
  serial_number text not null,
  certificate_id uuid not null,
  lost_at timestamptz not null,
  primary key (institution_id, issuer_id, serial_number)
);
select keep_institutions_apart('lost_certificate');
grant select, insert on lost_certificate to warifu_app;

-- In every list of its CA, as nobody knows when it would have ended. A CA that is lost with it signs no list.
create function lost_certificate_tells_status() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from issuer where institution_id = new.institution_id and issuer_id = new.issuer_id) then
    perform tell_status(new.institution_id, new.issuer_id, new.serial_number, null, new.lost_at, 'superseded');
  end if;
  return null;
end $$;
revoke all on function lost_certificate_tells_status() from public;
create trigger what_was_lost_is_told after insert on lost_certificate
  for each row execute function lost_certificate_tells_status();
