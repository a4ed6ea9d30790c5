-- Counting a certificate is no change of a member. Where a table has a trigger before every update, or columns that it
-- generates, PostgreSQL computes all of them at each: names were folded anew whenever somebody had a certificate made.

alter table member
  alter column folded_name drop expression,
  alter column folded_login_id drop expression,
  alter column folded_mail drop expression;
alter table member
  alter column folded_name set default '',
  alter column folded_login_id set default '';

-- Whatever is written into them, they hold what they are folded from.
create function fold_member() returns trigger language plpgsql as $$
begin
  new.folded_name := folded(new.display_name);
  new.folded_login_id := folded(new.login_id);
  new.folded_mail := folded(new.mail_address);
  return new;
end $$;
revoke all on function fold_member() from public;
create trigger a_member_is_folded
  before insert or update of display_name, login_id, mail_address, folded_name, folded_login_id, folded_mail on member
  for each row execute function fold_member();

-- Looks at every update but one of these two columns alone. A migration that adds a column to `member` calls it again.
create function watch_members() returns void language plpgsql as $$
begin
  execute (
    select format('create or replace trigger every_change_of_a_member_counts before update of %s on member
                     for each row execute function count_member_change()',
                  string_agg(quote_ident(attname), ', ' order by attnum))
      from pg_attribute
     where attrelid = 'member'::regclass and attnum > 0 and not attisdropped
       and attname not in ('language', 'certificate_count'));
end $$;
revoke all on function watch_members() from public;
select watch_members();
