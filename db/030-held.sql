-- Whom the policy holds with an alarm, until two of the staff have looked: no suspension, and published nowhere.
alter table member add column held_at timestamptz;
select watch_members();
