import pg from 'pg'
import { clientConfig, type DbConfig } from '../src/adapters/postgres/db.ts'
import { roles } from '../src/adapters/postgres/roles.ts'
import type { InstitutionId } from '../src/domain/id.ts'

/** As the superuser: rows of so many are made without looking at each of their foreign keys. */
export async function asSuperuser<T>(database: DbConfig, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(clientConfig({ ...database, user: roles.superuser } as DbConfig))
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}

const surnames =
  '佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林 斎藤 清水 山崎 森 池田 橋本 阿部 石川 山下 中島 石井 小川'
const givenNames =
  '太郎 花子 一郎 美咲 健二 裕子 三郎 直美 翔太 陽子 大輔 恵子 誠 由美 学 真理 剛 香織 浩 智子'
const places = '東 西 南 北 中央 新 本 大 小 上 下 前 港 山手 駅前 川 丘 谷 森 浜'
const trades =
  '商店 商事 工業 製作所 建設 運輸 食品 水産 印刷 電機 薬局 酒造 農園 不動産 自動車 硝子 家具 繊維 化学 設備'
const kanaOfPlaces =
  'ヒガシ ニシ ミナミ キタ チユウオウ シン ホン オオ コ ウエ シタ マエ ミナト ヤマテ エキマエ カワ オカ タニ モリ ハマ'
const branches = 40

/** One of these, by a number. */
const oneOf = (words: string, number: string) => {
  const all = words.split(' ')
  return `(array['${all.join("','")}'])[1 + (${number}) % ${all.length}]`
}

/**
 * So many people in companies of five, one of whom administrates, each with a certificate. Of a hundred two expire within
 * the next thirty days and one has expired within the last sixty; the others are far from it. Surnames, places and trades
 * make the names of companies and people; each company has its number in its name too, and one of forty branches.
 */
export async function addMillion(
  client: pg.Client,
  institution: InstitutionId,
  count: number,
  today: Temporal.PlainDate,
  issuer: string = institution,
): Promise<void> {
  await client.query(`set session_replication_role = replica; set synchronous_commit = off`)
  await client.query(`set maintenance_work_mem = '512MB'`)
  const indexes = await dropIndexes(client)
  await client.query(
    `insert into contract (institution_id, contract_id, contract_number, name_ja, name_en, name_kana, branch_code,
                           branch_name, created_at)
     select $1, gen_random_uuid(), n::text,
            '株式会社' || ${oneOf(places, 'n')} || ${oneOf(surnames, 'n / 20')} || ${oneOf(trades, 'n / 600')} || n,
            'Company ' || n, ${oneOf(kanaOfPlaces, 'n')} || n, lpad((n % ${branches})::text, 3, '0'),
            (n % ${branches}) || '号支店', $2
       from generate_series(1, $3::integer / 5) n`,
    [institution, `${today}T00:00:00Z`, count],
  )
  // The one trigger without which nobody would be found.
  await client.query('alter table member enable always trigger a_member_is_folded')
  await client.query(
    `insert into member (institution_id, member_id, contract_id, role, login_id, display_name, mail_address, language,
                         subject, holder_number, pin_hash, confirmation_pin_hash, created_at)
     select $1, gen_random_uuid(), c.contract_id, case k when 1 then 'administrator' else 'user' end, 'user' || k,
            ${oneOf(surnames, 'c.contract_number::integer + k')} || ' ' ||
              ${oneOf(givenNames, 'c.contract_number::integer / 30 + k')},
            'user' || k || '@c' || c.contract_number || '.example', 'ja', gen_random_uuid(),
            c.contract_number || '-' || k, repeat('x', 100), repeat('x', 100), $2
       from contract c, generate_series(1, 5) k
      where c.institution_id = $1`,
    [institution, `${today}T00:00:00Z`],
  )
  await client.query('alter table member enable trigger a_member_is_folded')
  await client.query(
    `insert into certificate (institution_id, certificate_id, member_id, issuer_id, stage, origin, acquisition_id,
                              serial_number, public_key_hash, key_algorithm, common_name, tbs, signature_algorithm, der,
                              fingerprint, not_before, not_after, expiry_date, policy_version, recorded_at, signed_at,
                              proved_at)
     select $1, gen_random_uuid(), m.member_id, $3, 'current', 'acquisition', gen_random_uuid(), '4' || substr(md5(m.n::text), 2),
            sha256(m.n::text::bytea), 'EC-P256', '山田 太郎', decode(repeat('ab', 300), 'hex'), 'ecdsa-with-SHA256',
            decode(repeat('ab', 400), 'hex'), sha256(m.n::text::bytea), made.at, (e.day + 1)::timestamptz, e.day, 1,
            made.at, made.at, made.at
       from (select member_id, row_number() over (order by member_id)::integer as n
               from member where institution_id = $1) m
      cross join lateral (
            select case when m.n % 100 < 2 then $2::date + (m.n / 100) % 31
                        when m.n % 100 = 2 then $2::date - 1 - (m.n / 100) % 60
                        else $2::date + 41 + m.n % 300 end) as e (day)
      cross join lateral (select (e.day - 365)::timestamptz) as made (at)`,
    [institution, today.toString(), issuer],
  )
  for (const { definition } of indexes) await client.query(definition)
  await client.query('set session_replication_role = default')
  await client.query('vacuum analyze')
}

/** All but those that a constraint needs: they are made much faster over the whole than row by row. */
async function dropIndexes(client: pg.Client): Promise<{ definition: string }[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
       from pg_index i
      where indrelid in ('member'::regclass, 'certificate'::regclass)
        and not exists (select from pg_constraint where conindid = i.indexrelid)`,
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  return rows
}
