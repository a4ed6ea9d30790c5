-- People come in by file, and certificates of the CA that was in use before (docs/decisions/030-joining.md).

-- A predecessor's CA signs nothing here: its name is sent in the TLS request, and what it issued is verified by its key.
alter table issuer
  drop constraint issuer_level_check,
  add constraint issuer_level_check check (level in ('root', 'issuing', 'predecessor'));

-- Of a certificate of its making we know whose it is, one name of it and its last day, until it is shown to us.
alter table certificate
  alter column serial_number drop not null,
  alter column public_key_hash drop not null,
  alter column key_algorithm drop not null,
  alter column common_name drop not null,
  alter column tbs drop not null,
  alter column signature_algorithm drop not null,
  drop constraint certificate_origin_check,
  add constraint certificate_origin_check check (origin in ('acquisition', 'renewal', 'predecessor')),
  drop constraint made_by_one_act,
  add constraint made_by_one_act check (
    num_nonnulls(acquisition_id, renewal_id) = case origin when 'predecessor' then 0 else 1 end),
  drop constraint signed_once_out_of_signing,
  add constraint signed_once_out_of_signing check (
    stage in ('signing', 'abandoned') or origin = 'predecessor'
    or (der is not null and fingerprint is not null and signed_at is not null)),
  add constraint ours_is_known_whole check (
    origin = 'predecessor'
    or num_nulls(serial_number, public_key_hash, key_algorithm, common_name, tbs, signature_algorithm) = 0),
  add constraint a_predecessors_has_a_name check (
    origin <> 'predecessor' or (signed_at is not null and num_nonnulls(fingerprint, serial_number) > 0)),
  add constraint seen_is_known check (origin <> 'predecessor' or der is null or num_nulls(fingerprint, serial_number) = 0);

-- How many are left, and of whom.
create index certificate_of_predecessor on certificate (institution_id, stage, member_id) where origin = 'predecessor';

-- A file that somebody of the staff has brought, until another person has decided about it: then its content goes.
create table import_file (
  institution_id uuid not null references institution,
  import_id uuid not null,
  what text not null check (what in ('people', 'certificates')),
  -- people: whether a certificate becomes acquirable for them at once
  issues boolean not null,
  -- certificates: whose they are
  issuer_id uuid,
  name text not null check (name <> ''),
  sha256 bytea not null check (octet_length(sha256) = 32),
  content bytea,
  brought_by uuid not null,
  brought_at timestamptz not null,
  erased_at timestamptz,
  primary key (institution_id, import_id),
  foreign key (institution_id, issuer_id) references issuer,
  foreign key (institution_id, brought_by) references staff (institution_id, staff_id),
  constraint its_content_or_erased check ((content is null) = (erased_at is not null)),
  constraint certificates_are_somebodys check ((what = 'certificates') = (issuer_id is not null)),
  constraint only_people_are_issued_to check (what = 'people' or not issues)
);
create index import_file_kept on import_file (institution_id, brought_at) where content is not null;
select keep_institutions_apart('import_file');
grant select, insert on import_file to warifu_app;
grant update (content, erased_at) on import_file to warifu_app;

-- Who came by file has no PINs before his letter is written.
create index member_without_pins on member (institution_id, created_at, member_id)
  where pin_hash is null and ended_at is null;
