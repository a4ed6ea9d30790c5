-- The list of a root whose key is kept elsewhere is signed there, and brought in (docs/decisions/041-authorities.md).
alter table issuer
  add column brought_list bytea,
  add column brought_number text check (brought_number ~ '^[0-9]{1,50}$'),
  add column brought_this_update timestamptz,
  add column brought_next_update timestamptz,
  add constraint a_list_is_brought_in_whole
    check (num_nonnulls(brought_list, brought_number, brought_this_update, brought_next_update) in (0, 4)),
  add constraint lists_are_brought_in_of_roots
    check (brought_list is null or (level = 'root' and not key_here));
