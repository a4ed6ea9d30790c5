-- Whoever of the staff leaves, or has lost what he signs in with (docs/decisions/018-staff-repair.md).

-- What was renewed opens nothing any more, and stays: approvals were given with it.
alter table staff_passkey add column retired_at timestamptz;
grant update (retired_at) on staff_passkey to warifu_app;

alter table staff_session drop constraint staff_session_end_reason_check,
  add constraint staff_session_end_reason_check check (
    end_reason in ('idle', 'absolute', 'clock', 'demo', 'signed-out', 'replaced', 'disabled', 'renewed'));

-- An alarm is about a member, or about somebody of the staff.
alter table alarm alter column member_id drop not null,
  add column staff_id uuid,
  drop constraint alarm_kind_check,
  add constraint alarm_kind_check check (kind in ('not-me', 'loss', 'staff-disabled', 'staff-renewed')),
  add constraint about_a_member_or_staff check ((member_id is null) = (staff_id is not null)),
  add constraint about_whom_its_kind_says check ((kind like 'staff-%') = (staff_id is not null)),
  add constraint alarm_about_staff foreign key (institution_id, staff_id) references staff (institution_id, staff_id);

-- Requests of somebody who leaves end with him.
create index approval_open_by on approval (institution_id, requested_by) where state = 'open';
