-- Looked up at every log-on, for one member among all of an institution.
create index entitlement_of_member on entitlement (institution_id, member_id, opened_at);
create index acquisition_of_member on acquisition (institution_id, member_id) where ended_at is null;
