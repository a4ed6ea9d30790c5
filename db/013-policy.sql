-- A change of policy is announced, asked for by one person and approved by another (docs/decisions/022-policy-versions.md).

alter table policy_version
  -- Of two that begin on one day the later one replaces the other: a version that should not have been is replaced by one.
  drop constraint one_version_starts_on_a_day,
  add column announced_from date,
  add column title_ja text check (title_ja <> ''),
  add column title_en text check (title_en <> ''),
  add column body_ja text check (body_ja <> ''),
  add column body_en text check (body_en <> ''),
  -- the request that another person approved; absent where the institution came with it
  add column approval_id uuid,
  add foreign key (institution_id, approval_id) references approval,
  add constraint one_version_per_approval unique (institution_id, approval_id),
  add constraint announced_in_both_languages
    check (num_nonnulls(announced_from, title_ja, title_en, body_ja, body_en) in (0, 5)),
  add constraint announced_before_it_begins check (announced_from < effective_from);
