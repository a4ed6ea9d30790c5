-- A mail that did not arrive is owed again when the address is another (docs/decisions/019-what-is-owed.md).

alter table notice
  -- the mail of this notice that went to an address that is his no more, and did not arrive
  add column undelivered_outbox_id uuid,
  add foreign key (institution_id, undelivered_outbox_id) references outbox;
create index notice_undelivered on notice (institution_id, undelivered_outbox_id) where undelivered_outbox_id is not null;
grant update (undelivered_outbox_id) on notice to warifu_app;

-- What went to the troubled address is looked at once, when the address has become another.
alter table mail_trouble add column mended_at timestamptz;
create index mail_trouble_to_mend on mail_trouble (institution_id, member_id) where mended_at is null;

-- What was called off sends what is told of acts: it has a name of its own now, and off means off.
do $$
declare
  each uuid;
begin
  for each in select institution_id from institution loop
    perform set_config('warifu.institution', each::text, true);
    update policy_version
       set policy = jsonb_set(policy, '{notices,mails}', '"only-acts-and-codes"')
     where institution_id = each and policy #>> '{notices,mails}' = 'off';
  end loop;
  perform set_config('warifu.institution', '', true);
end $$;

-- A mail server that lastingly refuses an institution's sender is about nobody.
alter table alarm
  drop constraint about_a_member_or_staff,
  add constraint about_a_member_or_staff
    check (num_nonnulls(member_id, staff_id) = case kind when 'mail-refused' then 0 else 1 end),
  drop constraint alarm_kind_check,
  add constraint alarm_kind_check
    check (kind in ('not-me', 'loss', 'staff-disabled', 'staff-renewed', 'mail-returned', 'mail-refused'));
create index alarm_unseen_of_kind on alarm (institution_id, kind) where seen_at is null;

-- Who has left, for what is counted of all others.
create index member_ended on member (institution_id, member_id) where ended_at is not null;
