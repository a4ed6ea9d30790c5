-- Requests of more kinds than the unlock, and the institution's board 「重要なお知らせ」 (docs/decisions/021-board.md).

-- What a request is about: the member, the message, or whatever else its kind says. Of one kind one is open at a time.
alter table approval
  drop constraint approval_kind_check,
  alter column member_id drop not null,
  add column subject_id uuid;
do $$
declare
  each uuid;
begin
  for each in select institution_id from institution loop
    perform set_config('warifu.institution', each::text, true);
    update approval set subject_id = member_id;
  end loop;
  perform set_config('warifu.institution', '', true);
end $$;
alter table approval
  alter column subject_id set not null,
  add constraint kinds_that_there_are check (kind in ('unlock', 'board-message', 'board-withdrawal', 'policy-version')),
  add constraint about_a_member_when_it_unlocks check ((kind = 'unlock') = (member_id is not null)),
  add constraint an_unlock_is_about_its_member check (member_id is null or subject_id = member_id);
drop index one_open_unlock_per_member;
create unique index one_open_request_per_subject on approval (institution_id, kind, subject_id) where state = 'open';

-- What the institution tells its customers. Nobody changes a word of it afterwards; a correction is another message.
create table board_message (
  institution_id uuid not null references institution,
  message_id uuid not null,
  title_ja text not null check (title_ja <> ''),
  title_en text not null check (title_en <> ''),
  body_ja text not null check (body_ja <> ''),
  body_en text not null check (body_en <> ''),
  priority text not null check (priority in ('important', 'normal')),
  audience text not null check (audience in ('everyone', 'administrators', 'contract')),
  contract_id uuid,
  -- first and last day on which it stands there, in the institution's zone
  shown_from date not null,
  shown_until date not null,
  -- the request that another person approved
  approval_id uuid not null,
  published_at timestamptz not null,
  -- of the request that took it away again
  withdrawal_id uuid,
  withdrawn_at timestamptz,
  primary key (institution_id, message_id),
  foreign key (institution_id, contract_id) references contract,
  foreign key (institution_id, approval_id) references approval,
  foreign key (institution_id, withdrawal_id) references approval,
  constraint one_message_per_approval unique (institution_id, approval_id),
  constraint a_contract_when_it_is_for_one check ((audience = 'contract') = (contract_id is not null)),
  constraint a_day_at_least check (shown_until >= shown_from),
  constraint withdrawn_by_a_request check ((withdrawn_at is null) = (withdrawal_id is null))
);
create index board_message_by_period on board_message (institution_id, shown_until, message_id);

-- When somebody was first shown the title of something on the board, and when he opened it.
create table board_read (
  institution_id uuid not null,
  member_id uuid not null,
  kind text not null check (kind in ('message', 'policy-version', 'mail-trouble')),
  -- of a message its id; of what is generated whatever tells one from the next
  subject text not null,
  message_id uuid generated always as (case when kind = 'message' then subject::uuid end) stored,
  shown_at timestamptz not null,
  read_at timestamptz,
  primary key (institution_id, member_id, kind, subject),
  foreign key (institution_id, member_id) references member,
  foreign key (institution_id, message_id) references board_message
);
create index board_read_of_message on board_read (institution_id, message_id) where message_id is not null;

grant select, insert on board_message, board_read to warifu_app;
grant update (withdrawal_id, withdrawn_at) on board_message to warifu_app;
grant update (read_at) on board_read to warifu_app;

select keep_institutions_apart(board) from unnest(array['board_message', 'board_read']::regclass[]) as board;
