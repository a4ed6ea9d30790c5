-- A responder that could not be signed is tried again, and no other key is made for it: when it was last tried.
alter table ocsp_responder add column tried_at timestamptz;
grant update (tried_at) on ocsp_responder to warifu_app;

-- What a CA has issued and is not over: it ends with a CA that is revoked, and is counted of each. The stages are those
-- of the statement in adapters/postgres/certificates.ts.
create index certificate_open_of_issuer on certificate (institution_id, issuer_id)
  where stage in ('signing', 'proving', 'current', 'retiring');
