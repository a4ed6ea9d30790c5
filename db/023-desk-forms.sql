-- A form of the administrator's desk that was sent twice is one act, and shows twice what came of it: the row is written in
-- the transaction of the act, so that whoever sends the same form meanwhile waits for it.
create table desk_form (
  institution_id uuid not null,
  -- made with the form
  form_id uuid not null,
  member_id uuid not null,
  -- without a key to it: sessions are taken away sooner or later, and this before them
  session_id uuid not null,
  done_at timestamptz not null,
  -- what the page after it shows, sealed, as there may be temporary PINs in it; erased after minutes
  shown bytea,
  primary key (institution_id, form_id),
  foreign key (institution_id, member_id) references member
);
create index desk_form_by_time on desk_form (institution_id, done_at);
grant select, insert, delete on desk_form to warifu_app;
grant update (shown) on desk_form to warifu_app;
select keep_institutions_apart('desk_form');
