import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { askAs, type Signed } from '../privacy/people.ts'
import { expectSoundBooks } from '../support/books.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, buy, company, make, type Offering, order } from '../support/make.ts'
import { asHouse, merge, proveOther, twoAccounts } from './two-accounts.ts'

let house: House
let key: string
beforeAll(async () => {
  house = await bootTill()
  key = await make.client(house, ['administrator'])
}, 60_000)
afterAll(() => house?.close())
afterEach(() => expectSoundBooks(house.eye))

type Seat = { paidBy: string; company: string | null; isAccepted: boolean; isCompleted: boolean }
type Preview = { twice: { offeringId: string; here: Seat; there: Seat }[] }
type Attention = { attention: { kind: string; orderId: string }[] }
type Place = { lineId: string; position: number; name: string | null; enrolled: boolean; returned: boolean }

const rows = (sql: string) => house.witness(sql)
const named = ({ name, email }: Signed) => [{ name, email }]
const fromFirm = async (offering: Offering, who: Signed): Promise<string> => {
  const placed = await order(house, key, { offering, payer: company(), people: named(who) })
  expect(placed.status).toBe(201)
  return placed.body.id
}
const attention = async (orderId: string) => {
  const { body } = await ask<Attention>(house, '/finance/attention', { headers: bearer(key) })
  return body.attention.flatMap((each) => (each.orderId === orderId ? [each.kind] : []))
}
const placesOf = async (orderId: string) =>
  (await ask<{ seats: Place[] }>(house, `/orders/${orderId}`, { headers: bearer(key) })).body.seats
const credit = (orderId: string, what: object = {}) =>
  ask(house, `/orders/${orderId}/credit-note`, {
    method: 'POST',
    headers: { ...bearer(key), 'idempotency-key': randomUUID() },
    body: { reason: 'To kontoer ble én', ...what },
  })
/** Whose seats they sit in, by the order of each. */
const sitting = async ({ personId }: Signed) =>
  (await rows(`select order_id from enrolments where person_id = '${personId}' and withdrawn_at is null`)).map(
    ({ order_id }) => order_id,
  )

/** At home she paid for herself, at work her company did, for the same course. */
async function twoSeats() {
  const { home, work } = await twoAccounts(house)
  const offering = await make.offering(house)
  const own = await buy(house, { offering, buyer: { name: home.name, email: home.email } })
  const firm = await fromFirm(offering, work)
  return { home, work, offering, own: own.id, firm, proofId: await proveOther(house, home, work.email) }
}

describe('two seats in one course become a choice', () => {
  test('that is shown before, and that nobody makes for her', async () => {
    const { home, offering, proofId } = await twoSeats()
    const { body } = await askAs<Preview>(house, home, `/me/merges/${proofId}`)
    expect(body.twice).toMatchObject([
      {
        offeringId: offering.offeringId,
        here: { paidBy: 'self', company: null, isAccepted: true },
        there: { paidBy: 'company', company: 'Prøvebedriften AS', isAccepted: true },
      },
    ])
    const refused = await merge(house, home, proofId)
    expect([refused.status, refused.body.type]).toEqual([409, '/problems/merge/choose-seats'])
    expect(refused.body.offeringIds).toEqual([offering.offeringId])
    const other = await merge(house, home, proofId, [
      { offeringId: offering.offeringId, seat: 'here' },
      { offeringId: randomUUID(), seat: 'here' },
    ])
    expect(other.body.type).toBe('/problems/merge/choose-seats')
  })

  test('the company has its seat back, unnamed, and can give it to somebody else', async () => {
    const { home, offering, own, firm, proofId } = await twoSeats()
    expect((await merge(house, home, proofId, [{ offeringId: offering.offeringId, seat: 'here' }])).status).toBe(204)
    expect(await sitting(home)).toEqual([own])
    expect(await placesOf(firm)).toMatchObject([{ name: null, enrolled: false }])
    expect(await attention(firm)).toEqual([])
    const given = await ask(house, `/orders/${firm}/names`, {
      method: 'POST',
      headers: { ...bearer(key), 'idempotency-key': randomUUID() },
      body: {
        offeringId: offering.offeringId,
        people: [{ name: 'Nils Ny', email: `nils-${randomUUID()}@firma.example` }],
      },
    })
    expect(given.status).toBe(200)
    expect(await placesOf(firm)).toMatchObject([{ name: 'Nils Ny', enrolled: true }])
  })

  test('what she paid for herself stays hers on the order, finance sees it, and is done with it once it is credited', async () => {
    const { home, offering, own, firm, proofId } = await twoSeats()
    expect((await merge(house, home, proofId, [{ offeringId: offering.offeringId, seat: 'there' }])).status).toBe(204)
    expect(await sitting(home)).toEqual([firm])
    expect(await placesOf(own)).toMatchObject([{ name: home.name, enrolled: false, returned: false }])
    expect(await attention(own)).toEqual(['seat-twice'])
    expect((await credit(own)).status).toBe(201)
    expect(await attention(own)).toEqual([])
    expect(await sitting(home)).toEqual([firm])
  })

  test('of two seats in one private order, crediting one frees the empty one and leaves her where she sits', async () => {
    const { home, work } = await twoAccounts(house)
    const offering = await make.offering(house, { capacity: 2 })
    const people = [...named(home), ...named(work)]
    const { id } = await buy(house, { offering, quantity: 2, people })
    const proofId = await proveOther(house, home, work.email)
    expect((await merge(house, home, proofId, [{ offeringId: offering.offeringId, seat: 'here' }])).status).toBe(204)
    expect(await attention(id)).toEqual(['seat-twice'])
    const [{ lineId, position } = { lineId: '', position: 0 }] = await placesOf(id)
    expect((await credit(id, { seats: [{ lineId, position }] })).status).toBe(201)
    expect(await sitting(home)).toEqual([id])
    expect(await attention(id)).toEqual([])
    expect(
      await rows(`select count(*)::int as n from seats where pool_id = '${offering.poolId}' and sold_at is not null`),
    ).toEqual([{ n: 1 }])
  })

  test('a seat that a company only offered is declined, and its link opens nothing any more', async () => {
    const { home, work } = await twoAccounts(house)
    const offering = await make.offering(house)
    await buy(house, { offering, buyer: { name: home.name, email: home.email } })
    const { body } = await order(house, key, { offering, payer: company() })
    await asHouse(
      house,
      `with given as (
         insert into seat_assignments (id, seat_id, company_id, offering_id, order_id, person_id, name, email, invited_at)
         select uuidv7(), w.seat_id, w.company_id, w.offering_id, w.order_id, $2, 'Kari', $3, app_now() from wallet_seats w where w.order_id = $1 returning id)
       insert into seat_invitations (id, assignment_id, cause, made_at, next_try_at) select uuidv7(), id, 'invited', app_now(), app_now() from given`,
      [body.id, work.personId, work.email],
    )
    const proofId = await proveOther(house, home, work.email)
    const seen = await askAs<Preview>(house, home, `/me/merges/${proofId}`)
    expect(seen.body.twice).toMatchObject([{ there: { paidBy: 'company', isAccepted: false } }])
    expect((await merge(house, home, proofId, [{ offeringId: offering.offeringId, seat: 'here' }])).status).toBe(204)
    expect(
      await rows(
        `select a.end_cause, i.closed_at is not null as closed from seat_assignments a join seat_invitations i on i.assignment_id = a.id where a.order_id = '${body.id}'`,
      ),
    ).toEqual([{ end_cause: 'declined', closed: true }])
  })

  test('a completed course is never given up, and two completed ones are for us to sort out', async () => {
    const { home, offering, own, firm, proofId } = await twoSeats()
    await asHouse(house, 'update enrolments set completed_at = app_now() where order_id = $1', [firm])
    const keepOwn = await merge(house, home, proofId, [{ offeringId: offering.offeringId, seat: 'here' }])
    expect(keepOwn.body.type).toBe('/problems/merge/completed-stays')
    await asHouse(house, 'update enrolments set completed_at = app_now() where order_id = $1', [own])
    const both = await merge(house, home, proofId, [{ offeringId: offering.offeringId, seat: 'there' }])
    expect(both.body.type).toBe('/problems/merge/completed-twice')
  })
})
