-- Other software of the institution works here by an API (docs/decisions/032-api.md).

-- A program that was registered by two people, with what it may do. Its id is made of its key: one key is one client, and
-- one that was ended does not come back.
create table api_client (
  institution_id uuid not null references institution,
  client_id uuid not null,
  name text not null check (name <> ''),
  way text not null check (way in ('mtls', 'private_key_jwt')),
  -- the certificate, or the SubjectPublicKeyInfo, in DER
  key bytea not null,
  -- SHA-256 of it
  fingerprint bytea not null check (octet_length(fingerprint) = 32),
  scopes text[] not null check (cardinality(scopes) > 0),
  approval_id uuid not null,
  added_at timestamptz not null,
  ended_at timestamptz,
  primary key (institution_id, client_id),
  foreign key (institution_id, approval_id) references approval
);
select keep_institutions_apart('api_client');
grant select, insert on api_client to warifu_app;
grant update (ended_at) on api_client to warifu_app;

-- What a client shows with each request; known by its hash.
create table api_token (
  institution_id uuid not null,
  token_hash bytea not null check (octet_length(token_hash) = 32),
  client_id uuid not null,
  scopes text[] not null,
  -- the certificate that must be shown with it (RFC 8705)
  bound_to bytea check (octet_length(bound_to) = 32),
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (institution_id, token_hash),
  foreign key (institution_id, client_id) references api_client
);
create index api_token_by_time on api_token (institution_id, expires_at);
select keep_institutions_apart('api_token');
grant select, insert, delete on api_token to warifu_app;

-- An assertion is good once (RFC 7523 §3): the hash of its jti, until it would be refused for its age.
create table api_assertion (
  institution_id uuid not null,
  client_id uuid not null,
  jti_hash bytea not null check (octet_length(jti_hash) = 32),
  until timestamptz not null,
  primary key (institution_id, client_id, jti_hash),
  foreign key (institution_id, client_id) references api_client
);
create index api_assertion_by_time on api_assertion (institution_id, until);
select keep_institutions_apart('api_assertion');
grant select, insert, delete on api_assertion to warifu_app;

-- A request that comes again under its key gets the same answer: the row is written in the transaction of the act, so that
-- whoever sends the same meanwhile waits for it.
create table api_answer (
  institution_id uuid not null,
  client_id uuid not null,
  idempotency_key text not null check (idempotency_key <> ''),
  request_hash bytea not null check (octet_length(request_hash) = 32),
  -- absent while the act is going on
  status integer,
  body text,
  made_at timestamptz not null,
  primary key (institution_id, client_id, idempotency_key),
  foreign key (institution_id, client_id) references api_client
);
create index api_answer_by_time on api_answer (institution_id, made_at);
select keep_institutions_apart('api_answer');
grant select, insert, delete on api_answer to warifu_app;
grant update (status, body) on api_answer to warifu_app;

-- Two people register a client; and a client may ask for an import, which people then decide about.
alter table approval
  drop constraint kinds_that_there_are,
  add constraint kinds_that_there_are check (kind in (
    'unlock', 'board-message', 'board-withdrawal', 'policy-version', 'reissue', 'address-change', 'stop-release',
    'administrator-adding', 'removal', 'staff-change', 'switch-release', 'logon-release', 'import', 'predecessor',
    'recovery-letter', 'api-client'));

alter table approval
  alter column requested_by drop not null,
  add column requested_by_client uuid,
  add foreign key (institution_id, requested_by_client) references api_client,
  add constraint asked_by_a_person_or_a_client check (num_nonnulls(requested_by, requested_by_client) = 1);

alter table import_file
  alter column brought_by drop not null,
  add column brought_by_client uuid,
  add foreign key (institution_id, brought_by_client) references api_client,
  add constraint brought_by_a_person_or_a_client check (num_nonnulls(brought_by, brought_by_client) = 1);

alter table audit_event
  drop constraint audit_event_actor_check,
  add constraint audit_event_actor_check check (actor in ('visitor', 'member', 'staff', 'system', 'api-client'));
