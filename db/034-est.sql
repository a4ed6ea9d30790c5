-- Certificates come by EST too (docs/decisions/037-est.md).
alter table certificate
  -- absent: made in a browser
  add column by_protocol text check (by_protocol in ('est'));

-- What a secret opens is an acquisition without a browser: its token is the hash of the secret.
alter table acquisition
  add column by_protocol text check (by_protocol in ('est')),
  add constraint a_secret_is_its_own_proof check (by_protocol is null or (pickup_code_id is null and passkey_id is null)),
  add constraint a_secret_is_for_an_entitlement check (by_protocol is null or entitlement_id is not null);
