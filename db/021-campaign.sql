-- What staff look for and look at: the reading and the branch of a contract, text folded as it is read out on the telephone, and
-- the indexes of the campaign board and of the figures of the institution.

-- The reading of the name, as the institution keeps it, and the branch that keeps the account.
alter table contract
  add column name_kana text check (name_kana <> ''),
  add column branch_code text check (branch_code ~ '^[0-9A-Za-z]{1,8}$'),
  add column branch_name text check (branch_name <> ''),
  add constraint a_branch_is_named check ((branch_code is null) = (branch_name is null));

-- As before, and what is heard alike is alike: hiragana and katakana, small kana and large ones (lists of accounts know
-- only large ones), the long vowel and whatever is typed for it.
create or replace function folded(words text) returns text language sql immutable parallel safe strict
  return translate(lower(normalize(words, NFKC)),
    'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔゕゖァィゥェォッャュョヮヵヶー‐‑‒–—―−' || E' \t',
    'アアイイウウエエオオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂツツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモヤヤユユヨヨラリルレロワワヰヱヲンヴカケアイウエオツヤユヨワカケ--------');
-- The forms of a name in kana, too: カ) before it and (カ after it.
create or replace function folded_company(words text) returns text language sql immutable parallel safe strict
  return regexp_replace(folded(words), '株式会社|有限会社|合同会社|合資会社|合名会社|カブシキガイシヤ|ユウゲンガイシヤ|\([株有同資名]\)|^[カユドシメ]\)|\([カユドシメ]\)?$', '', 'g');

-- What is stored was folded as it was before.
alter table member
  alter column folded_name set expression as (folded(display_name)),
  alter column folded_login_id set expression as (folded(login_id)),
  alter column folded_mail set expression as (folded(mail_address));
alter table contract
  alter column folded_name_ja set expression as (folded_company(name_ja)),
  alter column folded_name_en set expression as (folded_company(name_en)),
  add column folded_name_kana text collate "C" generated always as (folded_company(name_kana)) stored;
create index contract_by_name_kana on contract (institution_id, folded_name_kana, contract_id)
  where folded_name_kana is not null;

-- The campaign board: whose certificate of a day was replaced, and who was told of that day.
create index certificate_replaced on certificate (institution_id, expiry_date, certificate_id) include (member_id)
  where (proved_at is not null or prove_until is null) and stage in ('retiring', 'superseded');
create index notice_of_day on notice (institution_id, useful_until, subject_id) include (channel, read_at)
  where kind in ('before-expiry', 'renewal') and state = 'written' and recipient = holder;
-- Branches of those people, read without their rows.
create index member_contract on member (institution_id, member_id) include (contract_id);
create index contract_branch on contract (institution_id, contract_id) include (branch_code, branch_name);

-- The figures of the institution: what was taken into use, what is locked, what was refused.
create index certificate_proved on certificate (institution_id, proved_at) include (origin) where proved_at is not null;
create index door_locked on door (institution_id, door) where locked_at is not null;
create index audit_event_refused on audit_event (institution_id, at) where kind in (
  'log-on-refused', 'renewal-refused', 'acquisition-refused', 'proof-refused', 'identification-failed', 'pin-refused',
  'pickup-code-refused', 'loss-report-refused');

-- Where so many expire that one would wait for the counting, it is done every few minutes (docs/decisions/031-counted-campaign.md).
-- What a counting has not touched is of an earlier one and counts no more.
create table campaign_counting (
  institution_id uuid primary key references institution,
  from_day date not null,
  until_day date not null check (until_day >= from_day),
  counted_at timestamptz not null
);
create table campaign_count (
  institution_id uuid not null references institution,
  expiry_date date not null,
  -- empty: contracts without one
  branch_code text not null,
  branch_name text,
  counted_at timestamptz not null,
  current integer not null,
  proved integer not null,
  begun integer not null,
  issued integer not null,
  told integer not null,
  opened integer not null,
  primary key (institution_id, expiry_date, branch_code)
);
select keep_institutions_apart(counted)
  from unnest(array['campaign_counting', 'campaign_count']::regclass[]) as counted;
grant select, insert, update on campaign_counting, campaign_count to warifu_app;
