import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { releaseContract, stopContract } from '../../src/service/desk/stop-contract.ts'
import { importsAnswer, lettersWritten } from '../../src/wire/joining.ts'
import { approval } from '../../src/wire/office.ts'
import { alone, approved } from '../desk/cast.ts'
import { approveIt, askToImport, faultsOf, openJoiningOffice, peopleFile } from '../world/joining.ts'
import { saysNo } from '../world/office-browser.ts'
import { acquire, identify, logOn, readPerson } from '../world/person.ts'
import { makeWorld, type World } from '../world.ts'

const now = '2026-11-22T00:00:00Z'
const head = '契約者ID,会社名,支店コード,支店名,区分,ID,氏名,メールアドレス,言語'
const file = `${head}
3000000001,株式会社青木製作所,012,本店営業部,管理者,aoki01,青木 一,hajime@aoki.example,ja
3000000001,株式会社青木製作所,012,本店営業部,利用者,aoki02,青木 次,,en
1000200301,,,,利用者,saburo,佐藤 三郎,saburo@yamada.example,
`

const rowsOf = async (world: World) => ({
  members: await world.database.db.selectFrom('member').selectAll().orderBy('login_id').execute(),
  contracts: await world.database.db.selectFrom('contract').selectAll().execute(),
  files: await world.database.db.selectFrom('import_file').selectAll().execute(),
  events: await world.database.db.selectFrom('audit_event').selectAll().orderBy('at').execute(),
  open: await world.database.db.selectFrom('entitlement').selectAll().execute(),
})

describe('a file of people', () => {
  it('is checked, asked for by one, approved by another, and written whole', async (t) => {
    const world = await makeWorld(t, { now })
    const office = await openJoiningOffice(world)
    const before = await rowsOf(world)
    const asked = await askToImport(office.desk, peopleFile(file))
    const { shown } = asked
    assert.deepEqual(
      [shown.lines, shown.contracts, shown.administrators, shown.users, shown.encoding, shown.opens],
      [3, 1, 1, 2, 'utf-8', 'at-once'],
    )
    assert.deepEqual(shown.warnings, [
      { kind: 'no-mail-address', count: 1 },
      { kind: 'single-administrator', count: 1 },
    ])
    assert.equal(shown.first.length, 4)
    assert.equal((await rowsOf(world)).members.length, before.members.length, 'nothing is written yet')
    const seen = await office.approver.read(approval, `/api/approvals/${asked.approvalId}`)
    assert.deepEqual(seen.shown, shown, 'word for word what was asked for')
    assert.equal((await approveIt(world, office, asked)).status, 200)

    const after = await rowsOf(world)
    assert.deepEqual(
      after.members
        .filter(({ pin_hash }) => pin_hash === null)
        .map((row) => [row.login_id, row.role, row.language]),
      [
        ['aoki01', 'administrator', 'ja'],
        ['aoki02', 'user', 'en'],
        ['saburo', 'user', 'ja'],
      ],
    )
    const made = after.contracts.find(({ contract_number }) => contract_number === '3000000001')
    assert.deepEqual(
      [made?.name_ja, made?.name_en, made?.branch_code, made?.branch_name],
      ['株式会社青木製作所', '株式会社青木製作所', '012', '本店営業部'],
    )
    assert.equal(after.open.length, before.open.length + 3)
    const kinds = after.events.map(({ kind }) => kind)
    const count = (kind: string) => kinds.filter((each) => each === kind).length
    assert.deepEqual(
      [count('import-file-brought'), count('people-imported'), count('member-added')],
      [1, 1, before.events.filter(({ kind }) => kind === 'member-added').length + 3],
    )
    assert.deepEqual(
      after.files.map(({ content, erased_at }) => [content, erased_at !== null]),
      [[null, true]],
    )
  })

  it('gives nobody PINs before his letter is written, and then he comes in', async (t) => {
    const world = await makeWorld(t, { now })
    const office = await openJoiningOffice(world)
    await approveIt(world, office, await askToImport(office.desk, peopleFile(file)))
    assert.equal((await office.desk.read(importsAnswer, '/api/imports')).withoutLetters, 3)
    const early = { ...(await readPerson(world, 'saburo')), pin: '00000000', confirmationPin: '00000000' }
    for (let tries = 0; tries < 6; tries += 1)
      assert.equal((await identify(world.openBrowser(), early)).location, '')
    assert.deepEqual(await office.desk.do(lettersWritten, '/api/imports/letters', {}), {
      written: 3,
      waiting: 0,
    })
    assert.deepEqual(await office.desk.do(lettersWritten, '/api/imports/letters', {}), {
      written: 0,
      waiting: 0,
    })
    const saburo = await readPerson(world, 'saburo')
    assert.match(saburo.pin, /^\d{8}$/)
    const browser = world.openBrowser()
    const held = await acquire(browser, saburo)
    const page = await logOn(browser, held, saburo.pin)
    assert.equal(page.screen, 'L-30', page.text)
  })

  it('stops whoever comes into a contract that is stopped, until it is let go', async (t) => {
    const world = await makeWorld(t, { now })
    const office = await openJoiningOffice(world)
    const hanako = await readPerson(world, 'hanako')
    const { members } = world.ports.store.at(world.institution().id)
    const contract = (await members.byId(hanako.id))?.contract ?? assert.fail()
    await stopContract(world.ports, world.institution(), alone, contract.id, { reason: 'theft' })
    world.advance({ minutes: 1 })
    await approveIt(world, office, await askToImport(office.desk, peopleFile(file)))
    const stopsOf = async (loginId: string) =>
      (await members.byId((await readPerson(world, loginId)).id))?.stops ?? assert.fail()
    assert.deepEqual([await stopsOf('saburo'), await stopsOf('aoki01')], [['suspended'], []])
    await releaseContract(world.ports, world.institution(), approved, contract.id)
    assert.deepEqual([await stopsOf('saburo'), await stopsOf('hanako')], [[], []])
  })

  it('with something wrong is told line by line, and nothing of it is asked for or written', async (t) => {
    const world = await makeWorld(t, { now })
    const office = await openJoiningOffice(world)
    const before = await rowsOf(world)
    const faulty = peopleFile(`${head}
3000000001,株式会社青木製作所,012,,管理者,aoki01,,hajime＠aoki.example,ja
3000000001,青木製作所,,,社長,aoki 02,青木 次,not an address,fr
1000200301,株式会社山田商店,,,利用者,ichiro,佐藤 一郎,,
1000200301,別の会社,,,利用者,new01,新田,,
1000200301,,,,利用者,new01,新田,,
3000000002,,,,利用者,lone01,一人,,
`)
    const faults = await faultsOf(office.desk, faulty)
    assert.deepEqual(
      faults.map(({ line, column, kind, other }) => [
        line,
        column,
        kind,
        ...(other === undefined ? [] : [other]),
      ]),
      [
        [2, 'name', 'missing'],
        [2, 'branchName', 'half-a-branch'],
        [3, 'loginId', 'not-a-login-id'],
        [3, 'role', 'not-a-role'],
        [3, 'mail', 'not-a-mail-address'],
        [3, 'language', 'not-a-language'],
        [4, 'loginId', 'member-there'],
        [5, 'company', 'differs-from-registered'],
        [6, 'loginId', 'twice', 5],
        [7, 'company', 'missing'],
      ],
    )
    const forced = { file: faulty, shownHash: '0'.repeat(64), evidence: 'x' }
    assert.equal(saysNo(await office.desk.post('/api/imports', forced)), '422 import-faulty')
    const after = await rowsOf(world)
    assert.equal(after.members.length, before.members.length)
    assert.equal(after.files.length, 0)
  })

  for (const [what, csv, kind] of [
    ['a PIN', 'PIN', 'column-of-secrets'],
    ['a PIN in Japanese', 'ご契約先暗証番号', 'column-of-secrets'],
    ['a password', 'password', 'column-of-secrets'],
    ['something unknown', '電話', 'column-unknown'],
    ['nothing that is needed', '', 'column-missing'],
  ] as const)
    it(`with a column of ${what} is refused as a whole`, async (t) => {
      const world = await makeWorld(t, { now })
      const { desk } = await openJoiningOffice(world)
      const named = kind === 'column-missing' ? '契約者ID,会社名,区分,氏名' : `${head},${csv}`
      const [fault, ...others] = await faultsOf(desk, peopleFile(`${named}\n3000000001,x,管理者,aoki01\n`))
      assert.deepEqual([fault?.line, fault?.kind, others.length], [1, kind, 0])
    })

  it('is read as Excel on Windows writes it, in Shift_JIS, with full-width digits', async (t) => {
    const world = await makeWorld(t, { now })
    const office = await openJoiningOffice(world)
    // 契約者ID,会社名,区分,ID,氏名 / ３００００００００１,髙橋商店,管理者,ｔａｋａ０１,髙橋 誠: 髙 is in Windows-31J alone
    const hex = [
      '8c5f96f18ed249442c89ef8ed096bc2c8be695aa2c49442c8e8196bc0d0a8252824f824f824f824f824f824f82',
      '4f824f82502ceee08bb48fa493582c8ac7979d8ed22c82948281828b8281824f82502ceee08bb42090bd0d0a',
    ]
    const sjis = Uint8Array.fromHex(hex.join(''))
    const asked = await askToImport(office.desk, peopleFile(sjis))
    assert.equal(asked.shown.encoding, 'shift_jis')
    await approveIt(world, office, asked)
    const { members, contracts } = await rowsOf(world)
    const taka = members.find(({ pin_hash }) => pin_hash === null)
    assert.equal(taka?.display_name, '髙橋 誠')
    assert.equal(taka?.login_id, 'taka01')
    assert.ok(
      contracts.some(
        ({ contract_number, name_ja }) => contract_number === '3000000001' && name_ja === '髙橋商店',
      ),
    )
  })

  it('of another encoding, or none, is told so', async (t) => {
    const world = await makeWorld(t, { now })
    const { desk } = await openJoiningOffice(world)
    const utf16 = new Uint8Array(new Uint16Array([...'\ufeffID,氏名'].map((one) => one.charCodeAt(0))).buffer)
    assert.deepEqual(await faultsOf(desk, peopleFile(utf16)), [{ line: 0, kind: 'encoding' }])
    assert.deepEqual(await faultsOf(desk, peopleFile('')), [{ line: 0, kind: 'empty' }])
  })

  it('dies as a request when somebody of it comes in another way', async (t) => {
    const world = await makeWorld(t, { now })
    const office = await openJoiningOffice(world)
    const first = await askToImport(office.desk, peopleFile(file))
    const one = `${head}\n1000200301,,,,利用者,saburo,佐藤 三郎,,\n`
    await approveIt(world, office, await askToImport(office.desk, peopleFile(one)))
    assert.equal(saysNo(await approveIt(world, office, first)), '409 target-changed')
    const { members, files } = await rowsOf(world)
    assert.ok(!members.some(({ login_id }) => login_id === 'aoki01'), 'nothing of it is written')
    await world.sweep()
    assert.deepEqual(
      (await rowsOf(world)).files.map(({ content }) => content),
      [null, null],
    )
    assert.equal(files.length, 2)
  })

  it('is not read again at each sweep, and dies when somebody looks', async (t) => {
    const world = await makeWorld(t, { now })
    const office = await openJoiningOffice(world)
    const { approvalId } = await askToImport(office.desk, peopleFile(file))
    const one = `${head}\n1000200301,,,,利用者,SABURO,佐藤 三郎,,\n`
    await approveIt(world, office, await askToImport(office.desk, peopleFile(one)))
    assert.equal((await world.sweep()).settled, 0)
    assert.equal(
      (await office.approver.read(approval, `/api/approvals/${approvalId}`)).state,
      'target-changed',
    )
    await world.sweep()
    assert.deepEqual(
      (await rowsOf(world)).files.map(({ content }) => content),
      [null, null],
    )
  })

  it('is approved by nobody who brought it, and not twice at once', async (t) => {
    const world = await makeWorld(t, { now })
    const office = await openJoiningOffice(world)
    const asked = await askToImport(office.desk, peopleFile(file))
    const again = { file: peopleFile(file), shownHash: asked.shownHash, evidence: 'again' }
    assert.equal(saysNo(await office.desk.post('/api/imports', again)), '409 approval-waits')
    const own = { ...office, approver: office.desk }
    assert.match(saysNo(await approveIt(world, own, asked)), /^403 (?:approval-own|staff-not-allowed)$/)
    assert.equal((await approveIt(world, office, asked)).status, 200)
    assert.equal(saysNo(await approveIt(world, office, asked)), '409 approval-closed')
  })

  it('of ten thousand people is checked and written in seconds', async (t) => {
    const world = await makeWorld(t, { now })
    const office = await openJoiningOffice(world)
    const lines = Array.from({ length: 10_000 }, (_, at) => {
      const contract = 4_000_000_000 + Math.floor(at / 5)
      const role = at % 5 === 0 ? '管理者' : '利用者'
      return `${contract},株式会社第${Math.floor(at / 5)},012,本店営業部,${role},m${at},山田 ${at},m${at}@x.example,ja`
    })
    const begun = performance.now()
    const asked = await askToImport(office.desk, peopleFile(`${head}\n${lines.join('\n')}\n`))
    const checked = performance.now()
    assert.equal((await approveIt(world, office, asked)).status, 200)
    const done = performance.now()
    t.diagnostic(
      `checked twice and asked in ${Math.round(checked - begun)} ms, written in ${Math.round(done - checked)} ms`,
    )
    const { members, open } = await rowsOf(world)
    assert.equal(members.length, 10_003)
    assert.equal(open.length, 10_003)
  })
})
