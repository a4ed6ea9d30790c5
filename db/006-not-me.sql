-- "This was not me" and the report of loss: a door of its own for whoever has no certificate to show, and what staff must see.

-- Wrong entries there shut nothing but this door.
alter table door drop constraint door_door_check,
  add constraint door_door_check check (door in ('acquisition', 'pickup', 'logon-pin', 'report'));

-- What somebody of the institution must look at. It is written with what raised it, and stays when it was seen.
create table alarm (
  institution_id uuid not null references institution,
  alarm_id uuid not null,
  kind text not null check (kind in ('not-me', 'loss')),
  member_id uuid not null,
  -- which certificate it is about, where it is about one
  certificate_id uuid,
  raised_at timestamptz not null,
  -- ids, codes and instants; never a name or an address
  facts jsonb not null,
  seen_at timestamptz,
  -- of the staff
  seen_by uuid,
  primary key (institution_id, alarm_id),
  foreign key (institution_id, member_id) references member,
  foreign key (institution_id, certificate_id) references certificate,
  foreign key (institution_id, seen_by) references staff,
  constraint seen_by_somebody check ((seen_at is null) = (seen_by is null))
);
create index alarm_open on alarm (institution_id, raised_at, alarm_id) where seen_at is null;
create index alarm_by_time on alarm (institution_id, raised_at, alarm_id);
create index alarm_of_member on alarm (institution_id, member_id, raised_at);

-- All sessions of a member end at once.
create index session_of_member on session (institution_id, member_id) where ended_at is null;

select keep_institutions_apart('alarm');
grant select, insert on alarm to warifu_app;
grant update (seen_at, seen_by) on alarm to warifu_app;
