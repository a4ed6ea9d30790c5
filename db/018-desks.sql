-- What a desk does to somebody's membership: a door for the confirmation PIN that every act asks for again, the stop of a
-- whole contract, and a change of mail address that counts when it was confirmed at the new one.

alter table door drop constraint door_door_check,
  add constraint door_door_check check (door in ('acquisition', 'pickup', 'logon-pin', 'report', 'desk'));

-- Everybody of it is suspended from this instant; whoever was stopped before for reasons of his own stays so afterwards.
alter table contract add column stopped_at timestamptz;

create table address_change (
  institution_id uuid not null,
  address_change_id uuid not null,
  member_id uuid not null,
  -- absent: he had none
  old_address text,
  new_address text not null,
  -- a member, or one of the staff
  asked_by_kind text not null check (asked_by_kind in ('member', 'staff')),
  asked_by uuid not null,
  asked_at timestamptz not null,
  -- of the code that was sent to the new address
  code_hash bytea not null,
  expires_at timestamptz not null,
  tries integer not null default 0 check (tries >= 0),
  state text not null check (state in ('open', 'confirmed', 'withdrawn')),
  closed_at timestamptz,
  primary key (institution_id, address_change_id),
  foreign key (institution_id, member_id) references member,
  constraint closed_at_some_time check ((state = 'open') = (closed_at is null))
);
create unique index one_open_change_per_member on address_change (institution_id, member_id) where state = 'open';
-- When somebody's address was last changed: nothing is reissued soon after it.
create index address_change_confirmed on address_change (institution_id, member_id, closed_at) where state = 'confirmed';
grant select, insert on address_change to warifu_app;
grant update (tries, state, closed_at) on address_change to warifu_app;
select keep_institutions_apart('address_change');

alter table alarm drop constraint alarm_kind_check,
  add constraint alarm_kind_check check (kind in (
    'not-me', 'loss', 'staff-disabled', 'staff-renewed', 'mail-returned', 'mail-refused', 'reissue-after-deletion',
    'acquisitions-in-a-row', 'reissue-and-address', 'log-on-after-reissue'));
