-- A code on paper for somebody who comes back after expiry: two of the staff make it.

alter table approval
  drop constraint kinds_that_there_are,
  drop constraint about_a_member_where_it_is_his,
  add constraint kinds_that_there_are check (kind in (
    'unlock', 'board-message', 'board-withdrawal', 'policy-version', 'reissue', 'address-change', 'stop-release',
    'administrator-adding', 'removal', 'staff-change', 'switch-release', 'logon-release', 'import', 'predecessor',
    'recovery-letter')),
  add constraint about_a_member_where_it_is_his check (
    kind not in ('unlock', 'reissue', 'address-change', 'removal', 'logon-release', 'recovery-letter')
    or member_id is not null);
