-- A CA begins to issue, and is revoked, when one has asked at the terminal and another approves in the office.
alter table approval
  drop constraint kinds_that_there_are,
  add constraint kinds_that_there_are check (kind in (
    'unlock', 'board-message', 'board-withdrawal', 'policy-version', 'reissue', 'address-change', 'stop-release',
    'administrator-adding', 'removal', 'staff-change', 'switch-release', 'logon-release', 'import', 'predecessor',
    'recovery-letter', 'api-client', 'ca-switch', 'ca-revocation')),
  drop constraint what_a_terminal_asks_for,
  add constraint what_a_terminal_asks_for
    check (requested_at_terminal is null or kind in (
      'switch-release', 'stop-release', 'reissue', 'import', 'ca-switch', 'ca-revocation'));

-- What staff must hear of CAs and of lists is about nobody.
alter table alarm
  drop constraint about_a_member_or_staff,
  add constraint about_a_member_or_staff check (num_nonnulls(member_id, staff_id) =
    case when kind in ('mail-refused', 'ca-near-end', 'ca-revoked', 'status-late') then 0 else 1 end),
  drop constraint alarm_kind_check,
  add constraint alarm_kind_check check (kind in (
    'not-me', 'loss', 'staff-disabled', 'staff-renewed', 'mail-returned', 'mail-refused', 'reissue-after-deletion',
    'acquisitions-in-a-row', 'reissue-and-address', 'log-on-after-reissue', 'ca-near-end', 'ca-revoked', 'status-late'));
-- Whether staff were told of it is asked every minute.
create index alarm_of_authorities on alarm (institution_id, kind) where kind in ('ca-near-end', 'status-late');
