-- Services of the institution take over whoever is logged on, by OpenID Connect (docs/decisions/042-openid-connect.md).

-- A service that two people have let in. Registered again under its client_id, it is changed.
create table relying_party (
  institution_id uuid not null references institution,
  client_id text not null check (client_id ~ '^[a-z][a-z0-9-]{2,39}$'),
  name_ja text not null check (name_ja <> ''),
  name_en text not null check (name_en <> ''),
  redirect_uris text[] not null check (cardinality(redirect_uris) > 0),
  post_logout_uris text[] not null,
  -- where it is told that somebody is to be logged off
  logout_uri text not null check (logout_uri <> ''),
  -- where a person goes who chooses it here
  login_uri text not null check (login_uri <> ''),
  -- its public keys, in PEM
  keys text[] not null check (cardinality(keys) > 0),
  approval_id uuid not null,
  registered_at timestamptz not null,
  ended_at timestamptz,
  primary key (institution_id, client_id),
  foreign key (institution_id, approval_id) references approval
);
select keep_institutions_apart('relying_party');
grant select, insert on relying_party to warifu_app;
grant update (name_ja, name_en, redirect_uris, post_logout_uris, logout_uri, login_uri, keys, approval_id, registered_at, ended_at)
  on relying_party to warifu_app;

-- A log-on that a service has taken over. Each ends in a log-out that the service is told of, until it has heard it. Its
-- session is named and not referred to: sessions are purged when they are over for long.
create table service_log_on (
  institution_id uuid not null,
  -- what the service knows the session by
  sid text not null check (sid <> ''),
  client_id text not null,
  session_id uuid not null,
  member_id uuid not null,
  certificate_id uuid not null,
  entered_at timestamptz not null,
  -- when it is over at the latest, whatever happens
  until timestamptz not null,
  over_at timestamptz,
  tries integer not null default 0,
  try_after timestamptz,
  told_at timestamptz,
  given_up_at timestamptz,
  primary key (institution_id, sid),
  foreign key (institution_id, client_id) references relying_party,
  foreign key (institution_id, member_id) references member,
  foreign key (institution_id, certificate_id) references certificate
);
create index service_log_on_going_on on service_log_on (institution_id) where over_at is null;
create index service_log_on_to_tell on service_log_on (institution_id, try_after)
  where over_at is not null and told_at is null and given_up_at is null;
create index service_log_on_by_time on service_log_on (institution_id, until);
select keep_institutions_apart('service_log_on');
grant select, insert, delete on service_log_on to warifu_app;
grant update (entered_at, until, over_at, tries, try_after, told_at, given_up_at) on service_log_on to warifu_app;

-- What the provider remembers between two requests: codes, tokens and the like, known by the hash of what the other side holds.
create table openid_state (
  institution_id uuid not null references institution,
  model text not null check (model in (
    'Session', 'Interaction', 'AuthorizationCode', 'AccessToken', 'Grant', 'PushedAuthorizationRequest', 'ReplayDetection')),
  id_hash bytea not null check (octet_length(id_hash) = 32),
  grant_hash bytea check (octet_length(grant_hash) = 32),
  uid_hash bytea check (octet_length(uid_hash) = 32),
  payload text not null,
  consumed_at timestamptz,
  expires_at timestamptz not null,
  primary key (institution_id, model, id_hash)
);
create index openid_state_of_grant on openid_state (institution_id, grant_hash) where grant_hash is not null;
create index openid_state_of_uid on openid_state (institution_id, uid_hash) where uid_hash is not null;
create index openid_state_by_time on openid_state (institution_id, expires_at);
select keep_institutions_apart('openid_state');
grant select, insert, delete on openid_state to warifu_app;
grant update (grant_hash, uid_hash, payload, consumed_at, expires_at) on openid_state to warifu_app;

-- What its tokens are signed with, apart from the keys of the CAs; the private half is sealed.
create table openid_key (
  institution_id uuid not null references institution,
  key_id text not null check (key_id <> ''),
  public_key text not null,
  sealed bytea not null,
  made_at timestamptz not null,
  primary key (institution_id, key_id)
);
select keep_institutions_apart('openid_key');
grant select, insert, delete on openid_key to warifu_app;

alter table approval
  drop constraint kinds_that_there_are,
  add constraint kinds_that_there_are check (kind in (
    'unlock', 'board-message', 'board-withdrawal', 'policy-version', 'reissue', 'address-change', 'stop-release',
    'administrator-adding', 'removal', 'staff-change', 'switch-release', 'logon-release', 'import', 'predecessor',
    'recovery-letter', 'api-client', 'ca-switch', 'ca-revocation', 'webhook', 'renewal-pull', 'est-secret',
    'relying-party'));
