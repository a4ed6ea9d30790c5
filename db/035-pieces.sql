-- Lists of the revoked in pieces (docs/decisions/038-lists-in-pieces.md): an entry is written by its act, put into a piece by
-- whoever signs the next list, and a list names the pieces as they were at its number.

-- Entries of a shard, encoded and put together, as lists from one number to another have them. No more than a page each.
create table status_piece (
  institution_id uuid not null,
  issuer_id uuid not null,
  shard text not null,
  piece int not null,
  from_number bigint not null,
  -- the first list that has it otherwise; absent: as it is now
  until_number bigint check (until_number > from_number),
  -- how many entries have their place in it, also those that stand in no list at present
  taken int not null check (taken > 0),
  der bytea not null,
  primary key (institution_id, issuer_id, shard, piece, from_number),
  foreign key (institution_id, issuer_id) references issuer
) with (toast_tuple_target = 8160);
-- As it is, in the row: a list is read as fast as its pages are.
alter table status_piece alter column der set storage external;
create unique index one_present_of_each_piece on status_piece (institution_id, issuer_id, shard, piece)
  where until_number is null;
create index status_piece_past on status_piece (institution_id, issuer_id) where until_number is not null;
select keep_institutions_apart('status_piece'::regclass);
grant select, insert, delete, update (until_number) on status_piece to warifu_app;

-- What stands before the entries and behind them. A list that was signed before there were pieces is its head alone.
alter table crl rename column der to head;
alter table crl
  add column foot bytea not null default '',
  -- of the entries between them
  add column octets int not null default 0 check (octets >= 0),
  -- the first month that is in a list of everything
  add column first_shard text;
grant update (foot, octets) on crl to warifu_app;

-- An entry whose month nobody knows is in every list of its issuer, and says so.
create or replace function tell_status(institution uuid, issuer uuid, serial text, not_after timestamptz, at timestamptz, why text)
returns void language sql as $$
  insert into status_entry as e (institution_id, issuer_id, serial_number, shard, reason, revoked_at, der)
  values (institution, issuer, serial, coalesce(to_char(not_after at time zone 'UTC', 'YYYY-MM'), 'every'), why, at,
          status_entry_der(serial, at, why))
  on conflict (institution_id, issuer_id, serial_number) do update
     set reason = excluded.reason, revoked_at = excluded.revoked_at, der = excluded.der, since_number = null,
         changed_in = excluded.changed_in
$$;
alter table status_entry drop constraint status_entry_shard_check,
  -- its place, in lists of its shard
  add column piece int;
grant update (piece) on status_entry to warifu_app;

drop index status_entry_of_shard;
create index status_entry_since on status_entry (institution_id, issuer_id, since_number) where since_number is not null;

-- What stands in lists already gets its place as if it had come with the newest of them.
do $$
declare
  one uuid;
begin
  for one in select institution_id from institution loop
    perform set_config('warifu.institution', one::text, true);
    update status_entry set shard = 'every' where shard is null;
    update status_entry e set piece = placed.piece
      from (select issuer_id, serial_number,
                   (row_number() over (partition by issuer_id, shard order by serial_number) - 1) / 128 as piece
              from status_entry where since_number is not null) placed
     where e.issuer_id = placed.issuer_id and e.serial_number = placed.serial_number;
    insert into status_piece (institution_id, issuer_id, shard, piece, from_number, taken, der)
    select institution_id, issuer_id, shard, piece, max(since_number), count(*),
           coalesce(string_agg(der, ''::bytea order by serial_number) filter (where reason <> 'removeFromCRL'), '')
      from status_entry where piece is not null
     group by institution_id, issuer_id, shard, piece;
  end loop;
  perform set_config('warifu.institution', '', true);
end $$;

alter table status_entry alter column shard set not null,
  add constraint status_entry_shard_check check (shard = 'every' or shard ~ '^\d{4}-\d\d$');
create index status_entry_in_piece on status_entry (institution_id, issuer_id, shard, piece) where piece is not null;
