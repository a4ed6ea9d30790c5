-- How many have opened a message is counted from the index alone: a third of the time, with 80,000 readers each.
drop index board_read_of_message;
create index board_read_readers on board_read (institution_id, message_id)
  where message_id is not null and read_at is not null;
