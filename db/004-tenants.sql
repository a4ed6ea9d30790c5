-- A second fence between institutions (docs/decisions/012-tenants.md): a connection says for which one it works, and sees
-- and writes rows of that one only, whatever a statement forgot. Forced, so that it holds for the owner too: a later
-- migration that touches rows does it for one institution after the other.

-- For every table with an institution_id, partitions too. A later one calls it where it is made.
create function keep_institutions_apart(target regclass) returns void language plpgsql as $$
declare
  own constant text := 'institution_id = nullif(current_setting(''warifu.institution'', true), '''')::uuid';
begin
  execute format('alter table %s enable row level security, force row level security', target);
  execute format('create policy own_institution on %s using (%s) with check (%s)', target, own, own);
end $$;
revoke all on function keep_institutions_apart(regclass) from public;

select keep_institutions_apart(c.oid)
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attname = 'institution_id'
 where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'institution';

-- Whoever comes must first be told which institutions there are. Their names are public; each writes its own row alone.
alter table institution enable row level security, force row level security;
create policy everybody_reads on institution for select using (true);
create policy own_institution_begins on institution for insert
  with check (institution_id = nullif(current_setting('warifu.institution', true), '')::uuid);
create policy own_institution_changes on institution for update
  using (institution_id = nullif(current_setting('warifu.institution', true), '')::uuid)
  with check (institution_id = nullif(current_setting('warifu.institution', true), '')::uuid);
