import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAccount, signIn } from '../support/account.ts'
import { ask, until } from '../support/buyer.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make } from '../support/make.ts'
import { answer, type Firm, openFirm, someone, tokenFor } from './firm.ts'

const DAY = 24 * 60 * 60

let house: House
let firm: Firm
let rival: Firm
beforeAll(async () => {
  house = await bootTill()
  ;[firm, rival] = [await openFirm(house), await openFirm(house, 'Rival Regnskap AS')]
}, 60_000)
afterAll(() => house?.close())

const says = (what: 'acceptance' | 'refusal', token: string, headers: Record<string, string> = {}) =>
  answer(house, what, { token, headers })
const learning = (personId: string) =>
  house.witness(`select 1 from enrolments where person_id = '${personId}' and withdrawn_at is null`)

test('a link to a seat works once, for seven days, and is stored as a digest only', async () => {
  const offering = await firm.bought(2)
  const [kari, ola] = [someone('Kari'), someone('Ola')]
  const [first, second] = [await firm.invited(offering, kari), await firm.invited(offering, ola)]
  const rows = await house.witness('select * from seat_invitations')
  expect(JSON.stringify(rows)).not.toContain(first)
  expect((await says('acceptance', first)).status).toBe(200)
  expect((await says('acceptance', first)).status).toBe(410)
  expect((await says('refusal', first)).status).toBe(410)
  await house.moveClock(7 * DAY + 60)
  await firm.signInAgain()
  expect(await says('acceptance', second)).toMatchObject({ status: 410 })
  expect(await says('acceptance', 'gjettet')).toMatchObject({ status: 410 })
})

test('a link to a seat opens nothing after a newer one was sent', async () => {
  const offering = await firm.bought(1)
  const kari = someone('Kari')
  const old = await firm.invited(offering, kari)
  expect((await firm.steers('invitation', await firm.seatOf(offering, kari.email))).status).toBe(204)
  const token = await tokenFor(house, kari.email, 1)
  expect((await says('acceptance', old)).status).toBe(410)
  expect((await says('acceptance', token)).status).toBe(200)
})

test('a link to a seat enrols nobody else: whoever is signed in as another person is told so', async () => {
  const offering = await firm.bought(1)
  const kari = someone('Kari')
  const token = await firm.invited(offering, kari)
  const thief = await openAccount(house, 'Tove Tyv')
  expect(await says('acceptance', token, await signIn(house, thief))).toMatchObject({
    status: 409,
    body: { type: '/problems/wallet/invitation-of-other' },
  })
  expect(await learning(thief.personId)).toEqual([])
  expect(await firm.statesOf(offering)).not.toContain('enrolled')
})

test('a seat that is declined is the company’s again', async () => {
  const offering = await firm.bought(1)
  const kari = someone('Kari')
  expect((await says('refusal', await firm.invited(offering, kari))).status).toBe(200)
  expect(await firm.statesOf(offering)).toEqual(['unnamed'])
})

test('a link to a seat to a course in which the person has bought a seat meanwhile is refused by name, and their own seat stays', async () => {
  const offering = await firm.bought(1)
  const person = await openAccount(house, 'Kari Konto')
  const token = await firm.invited(offering, { name: 'Kari', email: person.email })
  const headers = { ...(await signIn(house, person)), 'idempotency-key': randomUUID() }
  const own = await ask(`${house.url}/orders`, {
    method: 'POST',
    headers,
    body: {
      lines: [{ offeringId: offering.offeringId, quantity: 1, people: [{ name: 'Kari', email: person.email }] }],
      payer: { ...rival.payer, contactName: 'Åse Ekte' },
      ...{ payBy: 'invoice', acceptedSalesTerms: 1, expectedTotal: { minor: offering.gross, currency: 'NOK' } },
    },
  })
  expect(own.status).toBe(201)
  expect(await says('acceptance', token)).toMatchObject({
    status: 409,
    body: { type: '/problems/enrolment/already' },
  })
  expect(await learning(person.personId)).toHaveLength(1)
})

test('an invitation that nobody answers is followed by two reminders, three days apart, each with a link of its own', async () => {
  const offering = await firm.bought(1)
  const kari = someone('Kari')
  await firm.invited(offering, kari)
  for (const n of [1, 2]) {
    await house.moveClock(3 * DAY + 60)
    await tokenFor(house, kari.email, n)
  }
  await house.moveClock(3 * DAY + 60)
  await firm.signInAgain()
  await until(
    () => firm.seatOf(offering, kari.email),
    ({ state }) => state === 'invited',
  )
  const mails = house.mails().filter(({ to }) => to.includes(kari.email))
  expect(mails.map(({ subject }) => subject.startsWith('Påminnelse'))).toEqual([true, true, false])
})

test('whoever has bought seats hears once of those that nobody was given, two weeks before the course', async () => {
  const soon = await make.offering(house, { capacity: 4, title: 'Snart kurs', startsInDays: 15 })
  await firm.signInAgain()
  await firm.buys(soon, 3)
  await firm.invites(soon, [someone('Kari')])
  const told = () => house.mails().filter(({ subject }) => subject.includes('Snart kurs har ikke noe navn'))
  expect(told()).toEqual([])
  await house.moveClock(2 * DAY + 60)
  await until(
    async () => told(),
    ({ length }) => length === 1,
  )
  await house.moveClock(DAY)
  await house.moveClock(DAY)
  expect(told().map(({ to, subject }) => [to, subject])).toEqual([
    [[expect.stringContaining(firm.owner.email)], '2 plasser på Snart kurs har ikke noe navn'],
  ])
})

test('whoever has accepted a seat and cannot come gives it up, and the company gives it to somebody else', async () => {
  await firm.signInAgain()
  const offering = await firm.bought(1)
  const learner = await openAccount(house, 'Liv Lærer')
  const headers = await signIn(house, learner)
  const giveUp = (who: Record<string, string>) =>
    ask(`${house.url}/me/company-seats/${offering.offeringId}`, { method: 'DELETE', headers: who })
  expect((await giveUp(headers)).body.type).toBe('/problems/seat/unknown')
  await says('acceptance', await firm.invited(offering, { name: 'Liv Lærer', email: learner.email }))
  const other = await signIn(house, await openAccount(house, 'Ada Annen'))
  expect((await giveUp(other)).body.type).toBe('/problems/seat/unknown')
  const page = await (await fetch(`${house.url}/my-learning`, { headers: { ...headers, accept: 'text/html' } })).text()
  expect(page).toContain('Jeg kan ikke delta')

  const answers = await Promise.all([giveUp(headers), giveUp(headers)])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 404])
  expect(await learning(learner.personId)).toEqual([])
  expect(await firm.statesOf(offering)).toEqual(['unnamed'])
  const [seat] = await firm.seats(offering)
  const lineage = await ask(`${house.url}/companies/${firm.id}/seats/${seat!.seatId}/lineage`, firm.owner)
  expect((lineage.body.lineage as { kind: string }[]).map(({ kind }) => kind)).toEqual([
    'bought',
    'given',
    'accepted',
    'declined',
  ])
  const next = someone('Neste')
  expect((await says('acceptance', await firm.invited(offering, next))).status).toBe(200)
})

test('a seat is not given up once the course is over', async () => {
  await firm.signInAgain()
  const offering = await make.offering(house, { capacity: 5, startsInDays: 20 })
  await firm.buys(offering, 1)
  const learner = await openAccount(house, 'Per Prøve')
  await says('acceptance', await firm.invited(offering, { name: 'Per Prøve', email: learner.email }))
  await house.moveClock(30 * DAY)
  const headers = await signIn(house, learner)
  await firm.signInAgain()
  expect(
    await ask(`${house.url}/me/company-seats/${offering.offeringId}`, { method: 'DELETE', headers }),
  ).toMatchObject({ status: 409, body: { type: '/problems/wallet/offering-over' } })
})
