import { createHash } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { grantRole } from '../../src/identity/grant-role.ts'
import { DAY_MS, dayPlus } from '../../src/platform/clock.ts'
import { lastDay } from '../../src/platform/month.ts'
import { act } from '../../src/platform/till.ts'
import { checkRules } from '../../src/verifying/check-rules.ts'
import { type MonthDesk, monthDesk } from '../closing/month-desk.ts'
import { openAccount, signIn } from '../support/account.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { dayOf, passTo } from '../support/finance.ts'
import { ask, bearer, make, type Offering, until } from '../support/make.ts'
import { type Firm, openFirm } from '../wallet/firm.ts'
import { type Office, of, openOffice, type Statement, sum, taughtTwice } from './office.ts'

let house: House
let owner: pg.Client
let desk: MonthDesk
let office: Office
let finance: Record<string, string>
let one: Firm
let two: Firm
let first: string
let month: string
let made: Offering
let funded: Offering
const placed: string[] = []
const keeper = { kind: 'job', name: 'test' } as const

const at = (day: number) => `${month}-${String(day).padStart(2, '0')}`
/** An odd price, so that nothing divides evenly. */
const PRICE = 333_333

beforeAll(async () => {
  house = await bootTill()
  owner = new pg.Client(house.till.config.migrateUrl!)
  await owner.connect()
  finance = bearer(await make.client(house, ['finance']))
  desk = monthDesk(house, finance)
  office = openOffice(house, { desk, finance, program: await make.client(house, ['course-administrator']) })
  ;[one, two] = [await openFirm(house, 'Fjord Firma AS'), await openFirm(house, 'Dal Data AS')]
  first = (await dayOf(house)).slice(0, 7)
  month = dayPlus(`${first}-01`, 32).slice(0, 7)
  made = await taughtTwice(house, { price: PRICE, days: [at(5), at(20)] })
  funded = await make.offering(house, { price: 100_000, startsInDays: 200 })
}, 90_000)
afterAll(async () => {
  await owner?.end()
  await house?.close()
})

const promise = (firm: Firm, basisPoints: number, days: [string, string | null]) =>
  office.promise(made.courseId, { organisationNumber: firm.payer.organisationNumber, basisPoints, days })
const recognised = (minor: number) => until(async () => (await office.ledger()) === minor, undefined, 30_000)

test('a share that changes in the middle of a month counts by its days, to the øre, and says that it is preliminary', async () => {
  await promise(one, 2500, [`${first}-01`, at(14)])
  await promise(one, 4000, [at(15), null])
  expect((await promise(two, 1000, [`${first}-01`, null])).status).toBe(201)
  placed.push(await office.sells(made, 1), await office.sells(made, 2))
  await until(async () => (await house.witness('select from documents')).length === 2)
  await passTo(house, Math.round((Date.parse(at(10)) - Date.parse(await dayOf(house))) / DAY_MS))
  const half = Math.round(PRICE / 2) + Math.round((2 * PRICE) / 2)
  await recognised(half)
  for (let each = 0; each < 4; each++) placed.push(await office.sells(funded, 1))
  await passTo(house, Math.round((Date.parse(at(25)) - Date.parse(await dayOf(house))) / DAY_MS))
  await recognised(3 * PRICE)
  const statements = await office.told(month)
  const fjord = of(statements, 'Fjord Firma AS')
  expect(fjord).toMatchObject({ kind: 'partner', id: null, number: null })
  const rest = 3 * PRICE - half
  expect(fjord.incomeLines.map((line) => [line.basisPoints, line.fromDay, line.untilDay, line.incomeMinor])).toEqual([
    [2500, at(1), at(14), half],
    [4000, at(15), lastDay(month), rest],
  ])
  const exact = (half * 2500 + rest * 4000) / 10_000
  expect(Math.abs(fjord.sums[0]!.ownMinor - exact)).toBeLessThan(1)
  expect(sum(fjord.incomeLines.map(({ ownMinor }) => ownMinor))).toBe(fjord.sums[0]!.ownMinor)
})

test('a faculty sees the income of the ledger, what goes to partners, and what remains', async () => {
  const statements = await office.told(month)
  const faculty = statements.find(({ kind }) => kind === 'faculty')!
  const [line] = faculty.incomeLines
  expect(sum(faculty.incomeLines.map(({ incomeMinor }) => incomeMinor))).toBe(await office.ledger())
  const partners = statements.filter(({ kind }) => kind === 'partner').flatMap(({ sums }) => sums)
  expect(line!.partnersMinor).toBe(sum(partners.map(({ ownMinor }) => ownMinor)))
  expect(line!.ownMinor).toBe(line!.incomeMinor - line!.partnersMinor)
})

let funderId: string
let grantId: string
test('a funder covers three of four seats in order of sale, and nobody else may cover the same seats', async () => {
  const body = { name: 'Innlandet fylkeskommune', organisationNumber: '920717152', contactEmail: 'kurs@fylke.example' }
  const added = await desk.send<{ funderId: string }>('POST', '/funders', body)
  funderId = added.body.funderId
  expect((await desk.send('POST', '/funders', body)).body.type).toBe('/problems/funder/number-taken')
  const grant = { courseId: funded.courseId, seatBasisPoints: 5000, fromDay: `${first}-01`, seatsMost: 3 }
  const terms = { ...grant, mode: 'billed', eligible: 'companies', note: 'Tilskudd 1' }
  const both = await desk.send<{ errors: { pointer: string }[] }>('POST', `/funders/${funderId}/grants`, {
    ...terms,
    seatMinor: 1,
  })
  expect(both.body.errors.map(({ pointer }) => pointer)).toEqual(['/seatMinor'])
  const given = await desk.send<{ id: string }>('POST', `/funders/${funderId}/grants`, terms)
  expect(given.status, JSON.stringify(given.body)).toBe(201)
  grantId = given.body.id
  const again = await desk.send('POST', `/funders/${funderId}/grants`, { ...terms, eligible: 'everybody' })
  expect(again.body.type).toBe('/problems/grant/seats-granted-already')
  const line = () => office.told(month).then((all) => of(all, body.name).grantLines[0]!)
  expect(await line()).toMatchObject({
    seatsSold: 4,
    seatsReturned: 0,
    seatsFunded: 3,
    seatsLeft: 0,
    ownMinor: 150_000,
  })
  await desk.send('POST', `/orders/${placed[3]}/credit-note`, { reason: 'Avbestilt' })
  await until(async () => (await line()).seatsReturned === 1)
  expect(await line()).toMatchObject({ seatsSold: 4, seatsFunded: 3, seatsLeft: 0, ownMinor: 150_000 })
  await desk.send('POST', `/orders/${placed[4]}/credit-note`, { reason: 'Avbestilt' })
  await until(async () => (await line()).seatsReturned === 2)
  expect(await line()).toMatchObject({ seatsFunded: 2, seatsLeft: 1, ownMinor: 100_000, people: 0 })
})

let issued: Statement
let bytes: Buffer
test('statements are made of a closed month only, once, with a number and files', async () => {
  expect((await office.issue(month)).body.type).toBe('/problems/statements/month-not-closed')
  expect(await desk.toNextMonth()).toBe(month)
  for (const each of [first, month]) expect((await desk.close(each)).state).toBe('closed')
  const both = await Promise.all([office.issue(month), office.issue(month)])
  const answer = both.find(({ status }) => status === 201)!
  expect(both.filter(({ status }) => status === 201)).toHaveLength(1)
  issued = of(answer.body.statements, 'Fjord Firma AS')
  expect(issued).toMatchObject({ number: 1, month })
  const mail = () => house.mails().find(({ to }) => to.some((each) => each.includes(one.payer.organisationNumber)))
  await until(() => mail() !== undefined)
  expect(JSON.stringify(mail())).toContain(`/company/${one.id}/shares`)
  expect((await office.issue(month)).body.type).toBe('/problems/statements/issued-already')
  expect((await office.issue(first)).body.type).toBe('/problems/statements/later-issued')
  const pdf = await office.fileOf(issued.id!, 'pdf')
  expect([pdf.status, pdf.bytes.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
  bytes = pdf.bytes
  const [stored] = await house.witness(
    `select sha256 from statement_files where statement_id = '${issued.id}' and form = 'pdf' and lang = 'nb'`,
  )
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(stored!.sha256)
  const csv = (await office.fileOf(issued.id!, 'csv?lang=en')).bytes.toString()
  expect(csv.split('\r\n')).toHaveLength(4)
  const funder = of(answer.body.statements, 'Innlandet fylkeskommune')
  expect((await office.fileOf(funder.id!, 'csv')).bytes.toString()).not.toContain('@')
})

test('what is taken back in the next month is net there, and a share that was changed afterwards is made up for', async () => {
  const next = (await dayOf(house)).slice(0, 7)
  await desk.send('POST', `/orders/${placed[0]}/credit-note`, { reason: 'Feil' })
  const credited = () => house.witness(`select from documents where order_id = '${placed[0]}' and kind = 'credit-note'`)
  await until(async () => (await credited()).length === 1)
  await passTo(house, 3)
  await recognised(2 * PRICE)
  const partners = await desk.send<{ partners: { shareId: string; name: string }[] }>(
    'GET',
    `/courses/${made.courseId}/partners`,
  )
  const share = partners.body.partners.find(({ name }) => name === 'Dal Data AS')!
  await desk.send('PUT', `/courses/${made.courseId}/partners/${share.shareId}`, {
    ...{
      organisationNumber: two.payer.organisationNumber,
      shareBasisPoints: 2000,
      fromDay: `${first}-01`,
      untilDay: null,
      note: 'Ny',
    },
  })
  await desk.toNextMonth()
  expect((await desk.close(next)).state).toBe('closed')
  const { statements } = (await office.issue(next)).body
  const fjord = of(statements, 'Fjord Firma AS')
  expect(fjord.number).toBe(2)
  expect(fjord.incomeLines).toMatchObject([
    { month: next, takenBackMinor: PRICE, incomeMinor: -PRICE, basisPoints: 4000 },
  ])
  expect(fjord.sums).toEqual([
    { currency: 'NOK', ownMinor: -Math.round(PRICE * 0.4), toldBeforeMinor: issued.sums[0]!.ownMinor },
  ])
  const dal = of(statements, 'Dal Data AS').incomeLines
  expect(dal.map((line) => line.month)).toEqual([month, next])
  expect(dal[0]).toMatchObject({ incomeMinor: 0, ownMinor: Math.round(3 * PRICE * 0.2) - Math.round(3 * PRICE * 0.1) })
  expect((await office.fileOf(issued.id!, 'pdf')).bytes.equals(bytes)).toBe(true)
  expect(of(await office.told(month), 'Fjord Firma AS')).toEqual(issued)
  expect(await checkRules({ client: house.till.connection.pool })).toEqual([])
})

test('a statement that somebody tampered with is found by the rules', async () => {
  const tamper = (by: number) =>
    owner.query(
      `update issued_statements set content = jsonb_set(content, '{lines,0,ownMinor}', to_jsonb((content #>> '{lines,0,ownMinor}')::bigint + ${by})) where id = '${issued.id}'`,
    )
  await tamper(1)
  const broken = await checkRules({ client: house.till.connection.pool })
  await tamper(-1)
  expect(broken.map(({ id, found }) => [id, found])).toEqual([['J08 shares', [made.courseId]]])
  const sneaked = house.till.connection.pool.query('delete from issued_statements')
  await expect(sneaked).rejects.toThrow('permission denied')
})

test('a partner sees its own statements and nobody else’s, and members see them who may', async () => {
  const list = (firm: Firm, headers: Record<string, string>) =>
    ask<{ statements: Statement[]; preliminary: Statement | null }>(house, `/companies/${firm.id}/statements`, {
      headers,
    })
  await Promise.all([one.signInAgain(), two.signInAgain()])
  const own = await list(one, one.owner.headers)
  expect(own.body.statements.map(({ number }) => number)).toEqual([2, 1])
  expect((await list(one, two.owner.headers)).status).toBe(404)
  expect((await office.fileOf(issued.id!, 'pdf', two.owner.headers)).status).toBe(404)
  expect((await office.fileOf(issued.id!, 'pdf', one.owner.headers)).status).toBe(200)
  const buyer = await one.join('buyer', 'Bo Buyer')
  expect((await list(one, buyer.headers)).status).toBe(403)
  await act(house.till, keeper, (tx) => grantRole(tx, { role: 'partner-viewer', personId: buyer.personId }))
  const viewer = await signIn(house, buyer)
  expect((await list(one, viewer)).status).toBe(200)
  expect((await list(two, viewer)).status).toBe(404)
})

test('whoever keeps a faculty sees what it was told, and of no other', async () => {
  const dean = await openAccount(house, 'Dina Dekan')
  const role = 'faculty-administrator'
  const faculty = of(await office.told(month), 'Fakultet for helsevitenskap')
  await act(house.till, keeper, (tx) => grantRole(tx, { role, faculty: 'Annet fakultet', personId: dean.personId }))
  const list = async () =>
    (await ask<{ statements: Statement[] }>(house, '/faculty-statements', { headers: await signIn(house, dean) })).body
  expect((await list()).statements).toEqual([])
  expect((await office.fileOf(faculty.id!, 'pdf', await signIn(house, dean))).status).toBe(404)
  await act(house.till, keeper, (tx) =>
    grantRole(tx, { role, faculty: 'Fakultet for helsevitenskap', personId: dean.personId }),
  )
  expect((await list()).statements.map(({ number }) => number)).toEqual([2, 1])
  expect((await office.fileOf(faculty.id!, 'xlsx', await signIn(house, dean))).status).toBe(200)
})

test('a grant ends from today on, earlier than it would have and never later', async () => {
  const today = await dayOf(house)
  const end = (untilDay: string) => desk.send('POST', `/grants/${grantId}/end`, { untilDay })
  expect((await end(dayPlus(today, -1))).body.type).toBe('/problems/grant/ends-in-the-past')
  expect(await end(today)).toMatchObject({ status: 200, body: { untilDay: today } })
  expect((await end(dayPlus(today, 1))).body.type).toBe('/problems/grant/ends-later')
})
