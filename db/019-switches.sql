-- Staff stop acquisition, renewal, reissue or mails at once, each on its own (docs/decisions/028-kill-switches.md). A switch
-- that nobody has ever thrown has no row. Who decides an act reads it in the statement that reads the member's life.
create table kill_switch (
  institution_id uuid not null references institution,
  name text not null check (name in ('acquisition', 'renewal', 'reissue', 'mails')),
  state text not null check (state in ('on', 'off')),
  -- since when it is in this state
  since timestamptz not null,
  -- who put it off; absent where it was done at the terminal
  engaged_by uuid,
  -- why, in the institution's words, for everybody to read
  words_ja text check (words_ja <> ''),
  words_en text check (words_en <> ''),
  -- the request that another person approved, by which it is on again
  approval_id uuid,
  primary key (institution_id, name),
  foreign key (institution_id, engaged_by) references staff,
  foreign key (institution_id, approval_id) references approval,
  constraint says_why check ((state = 'off') = (words_ja is not null) and (state = 'off') = (words_en is not null)),
  constraint on_again_by_two check (state = 'off' or approval_id is not null)
);
select keep_institutions_apart('kill_switch');
grant select, insert, update on kill_switch to warifu_app;

-- Whoever cannot log on says who he is at a door of its own, and is told what to do.
alter table door drop constraint door_door_check,
  add constraint door_door_check check (door in ('acquisition', 'pickup', 'logon-pin', 'report', 'desk', 'help'));
