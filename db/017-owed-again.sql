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
