import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, until } from '../support/buyer.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { answer, type Firm, openFirm, someone, tokenFor } from './firm.ts'

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

test('whoever is invited is enrolled when they accept, and the company sees each step', async () => {
  const offering = await firm.bought(3)
  const kari = someone('Kari')
  const token = await firm.invited(offering, kari)
  await until(
    () => firm.seatOf(offering, kari.email),
    ({ state }) => state === 'invited',
  )
  const accepted = await says('acceptance', token)
  expect(accepted).toMatchObject({ status: 200, body: { company: 'Fjord Firma AS', title: 'Praktisk statistikk' } })
  expect(await firm.seatOf(offering, kari.email)).toMatchObject({ state: 'enrolled', name: 'Kari' })
  expect(await firm.statesOf(offering)).toEqual(['unnamed', 'unnamed', 'enrolled'])
  const { body } = await ask(`${house.url}/companies/${firm.id}/wallet`, { headers: firm.owner.headers })
  expect(body.offerings).toMatchObject([{ bought: 3, unnamed: 2, invited: 0, taken: 1 }])
})

test('a person has one seat of the company in an offering, whatever the case of the address, and nobody is half invited', async () => {
  const offering = await firm.bought(3)
  const kari = someone('Kari')
  await firm.invites(offering, [kari])
  const again = await firm.invites(offering, [someone('Ola'), { ...kari, email: kari.email.toUpperCase() }])
  expect(again).toMatchObject({
    status: 409,
    body: { type: '/problems/wallet/already-given', errors: [{ pointer: '/people/1/email' }] },
  })
  expect(await firm.statesOf(offering)).toHaveLength(3)
  expect((await firm.statesOf(offering)).filter((state) => state === 'unnamed')).toHaveLength(2)
})

test('more people than seats are refused with the number that is left', async () => {
  const offering = await firm.bought(2)
  const people = ['Anne', 'Berit', 'Carl'].map(someone)
  expect(await firm.invites(offering, people)).toMatchObject({
    status: 409,
    body: { type: '/problems/wallet/too-few-unnamed', unnamed: 2 },
  })
  expect(await firm.statesOf(offering)).toEqual(['unnamed', 'unnamed'])
})

test('a swap takes the seat from one and gives it to another; both are told, and the old link is dead', async () => {
  const offering = await firm.bought(1)
  const [kari, ola] = [someone('Kari'), someone('Ola')]
  const old = await firm.invited(offering, kari)
  const seat = await firm.seatOf(offering, kari.email)
  expect((await firm.steers('reassignment', seat, ola)).status).toBe(204)
  expect(await says('acceptance', old)).toMatchObject({
    status: 410,
    body: { type: '/problems/wallet/invitation-spent' },
  })
  expect((await says('acceptance', await tokenFor(house, ola.email))).status).toBe(200)
  await until(
    async () => house.mails().filter(({ to, subject }) => to.includes(kari.email) && subject.includes('trukket')),
    ({ length }) => length === 1,
  )
  const { body } = await ask(`${house.url}/companies/${firm.id}/seats/${seat.seatId}/lineage`, {
    headers: firm.owner.headers,
  })
  const lineage = body.lineage as unknown as { kind: string; name: string | null }[]
  expect(lineage.map(({ kind, name }) => `${kind} ${name ?? ''}`.trim())).toEqual([
    ...['bought', 'given Kari', 'given Ola', 'reassigned Kari', 'accepted Ola'],
  ])
})

test('whoever acts on a seat as it no longer is, changes nothing', async () => {
  const offering = await firm.bought(1)
  const kari = someone('Kari')
  await firm.invites(offering, [kari])
  const seat = await firm.seatOf(offering, kari.email)
  expect((await firm.steers('reassignment', seat, someone('Ola'))).status).toBe(204)
  const late = await firm.steers('revocation', seat)
  expect(late).toMatchObject({ status: 409, body: { type: '/problems/wallet/seat-changed' } })
  expect((await firm.seats(offering))[0]).toMatchObject({ name: 'Ola' })
})

test('who has been enrolled loses the seat when the company takes it back, and it can be given away again', async () => {
  const offering = await firm.bought(1)
  const kari = someone('Kari')
  await says('acceptance', await firm.invited(offering, kari))
  const seat = await firm.seatOf(offering, kari.email)
  expect((await firm.steers('revocation', seat)).status).toBe(204)
  expect(await firm.statesOf(offering)).toEqual(['unnamed'])
  expect((await firm.invites(offering, [kari])).status).toBe(200)
})

test('nobody takes a seat back from whoever has completed, or after the offering', async () => {
  const offering = await firm.bought(2)
  const [kari, ola] = [someone('Kari'), someone('Ola')]
  for (const each of [kari, ola]) await says('acceptance', await firm.invited(offering, each))
  const seat = await firm.seatOf(offering, kari.email)
  await house.till.connection.pool.query('update enrolments set completed_at = app_now() where seat_id = $1', [
    seat.seatId,
  ])
  expect(await firm.steers('revocation', await firm.seatOf(offering, kari.email))).toMatchObject({
    status: 409,
    body: { type: '/problems/wallet/seat-consumed' },
  })
  await house.till.connection.pool.query(
    `update offerings set starts_at = app_now() - interval '2 days', ends_at = app_now() - interval '1 day' where id = $1`,
    [offering.offeringId],
  )
  expect(await firm.steers('revocation', await firm.seatOf(offering, ola.email))).toMatchObject({
    status: 409,
    body: { type: '/problems/wallet/offering-over' },
  })
})

test('the seats of another company are answered exactly like seats that are not there', async () => {
  const offering = await firm.bought(1)
  await firm.invites(offering, [someone('Kari')])
  const [seat] = await firm.seats(offering)
  const { headers } = rival.owner
  const plainly = async (path: string, body?: object) => {
    const method = body ? 'POST' : 'GET'
    const made = await fetch(`${house.url}${path}`, {
      method,
      headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    return `${made.status} ${(await made.text()).replaceAll(made.headers.get('request-id')!, '')}`
  }
  const nowhere = randomUUID()
  const tries = (companyId: string, seatId: string, holdingId: string): [string, object?][] => [
    [`/companies/${companyId}/wallet`],
    [`/companies/${companyId}/wallet/${offering.offeringId}`],
    [`/companies/${companyId}/wallet/${offering.offeringId}/people`, { people: [{ name: 'X', email: 'x@x.example' }] }],
    [`/companies/${companyId}/seats/${seatId}/lineage`],
    [`/companies/${companyId}/seats/${seatId}/revocation`, { holdingId }],
    [`/companies/${companyId}/seats/${seatId}/invitation`, { holdingId }],
    [`/companies/${companyId}/seats/${seatId}/reassignment`, { holdingId, name: 'X', email: 'x@x.example' }],
  ]
  const asked = [
    [tries(firm.id, seat!.seatId, seat!.holdingId!), tries(nowhere, nowhere, nowhere)],
    [tries(rival.id, seat!.seatId, seat!.holdingId!).slice(3), tries(rival.id, nowhere, nowhere).slice(3)],
  ] as const
  for (const [foreign, missing] of asked)
    for (const [at, [path, body]] of foreign.entries()) {
      const [told, nothing] = [await plainly(path, body), await plainly(...missing[at]!)]
      expect(told, path).toBe(nothing)
      expect(told).toMatch(/^404 /)
    }
  expect((await firm.seats(offering))[0]).toMatchObject({ holdingId: seat!.holdingId, name: 'Kari' })
})
