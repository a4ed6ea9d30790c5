-- Nobody joins a contract beside somebody whose ID differs from his in capitals alone, also when both come at one moment.
create unique index one_member_of_alike_ids on member (institution_id, contract_id, folded_login_id);
