-- The staff's desk: what two people do for a customer, and letters that are printed once.

alter table approval
  drop constraint kinds_that_there_are,
  drop constraint about_a_member_when_it_unlocks,
  add constraint kinds_that_there_are check (kind in (
    'unlock', 'board-message', 'board-withdrawal', 'policy-version', 'reissue', 'address-change', 'stop-release',
    'administrator-adding', 'removal', 'staff-change', 'switch-release', 'logon-release', 'import', 'predecessor')),
  add constraint about_a_member_where_it_is_his check (
    kind not in ('unlock', 'reissue', 'address-change', 'removal', 'logon-release') or member_id is not null);

-- Requests about one member, whatever they ask for.
create index approval_about_member on approval (institution_id, member_id) where state = 'open' and member_id is not null;

-- A letter that was printed. The key says that there is no second time; who knows what of whom is asked of these rows.
create table letter_print (
  institution_id uuid not null,
  outbox_id uuid not null,
  member_id uuid not null,
  kind text not null check (kind in ('pin-letter', 'pickup-letter')),
  batch_id uuid not null,
  printed_by uuid not null,
  printed_at timestamptz not null,
  primary key (institution_id, outbox_id),
  foreign key (institution_id, outbox_id) references outbox,
  foreign key (institution_id, member_id) references member,
  foreign key (institution_id, printed_by) references staff (institution_id, staff_id)
);
create index letter_print_of_member on letter_print (institution_id, member_id, kind, printed_at);
create index outbox_letter_to_print on outbox (institution_id, kind, created_at, outbox_id)
  where channel = 'letter' and sealed_body is not null;
grant select, insert on letter_print to warifu_app;
select keep_institutions_apart('letter_print'::regclass);

-- An activation code that two people have agreed to: each of them reads one half, once, and neither the whole.
create table staff_code_half (
  institution_id uuid not null,
  staff_id uuid not null,
  half text not null check (half in ('first', 'second')),
  held_by uuid not null check (held_by <> staff_id),
  approval_id uuid not null,
  -- absent when it was read
  sealed bytea,
  primary key (institution_id, staff_id, half),
  foreign key (institution_id, staff_id) references staff,
  foreign key (institution_id, held_by) references staff (institution_id, staff_id),
  foreign key (institution_id, approval_id) references approval
);
create index staff_code_half_held on staff_code_half (institution_id, held_by) where sealed is not null;
grant select, insert, update on staff_code_half to warifu_app;
select keep_institutions_apart('staff_code_half'::regclass);
