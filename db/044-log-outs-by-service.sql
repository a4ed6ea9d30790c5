-- Each service has a line of its own in the queue of log-outs: however long that of one that does not answer, the others' are
-- found without going through it.
drop index service_log_on_to_tell;
create index service_log_on_to_tell on service_log_on (institution_id, client_id, try_after)
  where over_at is not null and told_at is null and given_up_at is null;
