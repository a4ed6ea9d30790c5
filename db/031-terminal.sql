-- Whoever has the terminal asks, and one of the staff decides (docs/decisions/035-terminal-asks.md). The name is the one
-- that he gave himself.
alter table approval
  add column requested_at_terminal text
    check (char_length(requested_at_terminal) between 1 and 60 and requested_at_terminal = btrim(requested_at_terminal)),
  drop constraint asked_by_a_person_or_a_client,
  add constraint asked_by_one check (num_nonnulls(requested_by, requested_by_client, requested_at_terminal) = 1),
  add constraint what_a_terminal_asks_for
    check (requested_at_terminal is null or kind in ('switch-release', 'stop-release', 'reissue', 'import'));

alter table import_file
  add column brought_at_terminal text,
  drop constraint brought_by_a_person_or_a_client,
  add constraint brought_by_one check (num_nonnulls(brought_by, brought_by_client, brought_at_terminal) = 1);
