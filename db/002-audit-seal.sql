-- The seal of the audit trail (docs/AUDIT.md): who writes an event queues it, the sealer numbers and chains it.

-- Events that wait for their seal. A row comes with its event, in the same transaction whoever writes it, and goes with
-- its seal: an event that is visible is in one of the two, however late it was committed.
create table audit_unsealed (
  -- no foreign key: its event has one, and this is on the path of every act
  institution_id uuid not null,
  at timestamptz not null,
  audit_event_id uuid not null,
  primary key (institution_id, at, audit_event_id)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- Insert-only. The sequence is the order of sealing, without a gap.
create table audit_seal (
  institution_id uuid not null references institution,
  sequence bigint not null check (sequence > 0),
  audit_event_id uuid not null,
  -- of the event: it finds its partition
  at timestamptz not null,
  leaf_hash bytea not null check (octet_length(leaf_hash) = 32),
  -- SHA-256 over 0x01, the chain hash before and the leaf hash
  chain_hash bytea not null check (octet_length(chain_hash) = 32),
  sealed_at timestamptz not null,
  primary key (institution_id, sequence),
  -- as the event's own key: a second event under a used id is sealed too, and does not stop the sealer
  constraint one_seal_per_event unique (institution_id, audit_event_id, at)
);

-- Insert-only: the keys that sign checkpoints, and nothing else. The newest signs.
create table audit_key (
  institution_id uuid not null references institution,
  key_id text not null check (key_id ~ '^[0-9a-f]{64}$'),
  signature_algorithm text not null check (signature_algorithm in ('ecdsa-with-SHA256')),
  spki bytea not null,
  created_at timestamptz not null,
  primary key (institution_id, key_id)
);

-- With the owner's rights, so that the application cannot queue what is no event.
create function queue_audit_event() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into audit_unsealed (institution_id, at, audit_event_id) values (new.institution_id, new.at, new.audit_event_id);
  return null;
end $$;
revoke all on function queue_audit_event() from public;
create trigger every_event_is_queued after insert on audit_event
  for each row execute function queue_audit_event();

insert into audit_unsealed (institution_id, at, audit_event_id)
select institution_id, at, audit_event_id from audit_event;

grant select, delete on audit_unsealed to warifu_app;
grant select, insert on audit_seal, audit_key to warifu_app;
