import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addMember } from '../../src/companies/add-member.ts'
import { ensurePeople } from '../../src/identity/ensure-people.ts'
import { act } from '../../src/platform/till.ts'
import { openAccount, signIn } from '../support/account.ts'
import { ask, checkOut, company, fillCart, person } from '../support/buyer.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { bearer, buy, make, type Offering, order, unique, until } from '../support/make.ts'

/** What we know somebody by, and what those who do not know it call them. */
const STORED = 'Solveig Hemmelig'
const TYPED = 'Noen'

let house: House
let offering: Offering
beforeAll(async () => {
  house = await bootTill()
  offering = await make.offering(house, { capacity: 40 })
}, 60_000)
afterAll(() => house?.close())

const asJob = <T>(work: Parameters<typeof act<T>>[2]) => act(house.till, { kind: 'job', name: 'test' }, work)
async function known(): Promise<string> {
  const email = `solveig-${unique()}@example.test`
  await asJob((tx) => ensurePeople(tx, [{ name: STORED, email }], 'nb'))
  return email
}
const post = (path: string, headers: Record<string, string>, body: unknown) =>
  ask(`${house.url}${path}`, { method: 'POST', headers: { 'idempotency-key': randomUUID(), ...headers }, body })
const pageOf = async (path: string, headers: Record<string, string>) =>
  (await fetch(`${house.url}${path}`, { headers: { ...headers, accept: 'text/html' } })).text()

test('a guest who types somebody’s address learns no name: the order, its page and its mail say what was typed', async () => {
  const email = await known()
  const started = await checkOut(house.url, await fillCart(house.url, offering.offeringId), {
    payer: { ...person(0), name: TYPED, email },
    payBy: 'card',
  })
  expect(started).toMatchObject({ status: 201, body: { seats: [{ name: TYPED }] } })
  expect(JSON.stringify(started.body)).not.toContain(STORED)
  const page = await pageOf(`/orders/${started.body.id}`, { 'order-token': String(started.body.orderToken) })
  expect(page).toContain(TYPED)
  expect(page).not.toContain(STORED)

  const other = await known()
  const bought = await buy(house, { offering, buyer: { name: TYPED, email: other } })
  expect(bought.seats).toEqual([expect.objectContaining({ name: TYPED, enrolled: true })])
  await until(
    () => JSON.stringify(house.mails()).includes(other),
    () => JSON.stringify(house.mails().map(({ to, subject }) => [to, subject])),
  )
  expect(JSON.stringify(house.mails())).not.toContain(STORED)
})

test('a company that names people by their addresses sees the names it wrote, and so do its members', async () => {
  const [first, second] = [await known(), await known()]
  const account = await openAccount(house)
  const headers = await signIn(house, account)
  const cart = await fillCart(house.url, offering.offeringId, 2)
  const placed = await checkOut(house.url, cart, { payer: company(), payBy: 'invoice', headers })
  const [row] = await house.witness(`select company_id as id from orders where id = '${placed.body.id}'`)
  await asJob((tx) =>
    addMember(tx, { companyId: row!.id, name: 'x', email: account.email, role: 'manager', lang: 'nb' }),
  )
  const named = await post(`/orders/${placed.body.id}/names`, headers, {
    offeringId: offering.offeringId,
    people: [
      { name: `${TYPED} B`, email: first },
      { name: `${TYPED} A`, email: second },
    ],
  })
  const names = (named.body.seats as { name: string; enrolled: boolean }[]).map(({ name, enrolled }) => [
    name,
    enrolled,
  ])
  expect(names.sort()).toEqual([
    [`${TYPED} A`, true],
    [`${TYPED} B`, true],
  ])
  const people = await pageOf(`/company/${row!.id}/people`, headers)
  expect(people).toMatch(new RegExp(`${TYPED} A</strong> <span class="fine">${second}`))
  expect(people).toMatch(new RegExp(`${TYPED} B</strong> <span class="fine">${first}`))
  expect(people).not.toContain(STORED)
  const again = await post(`/orders/${placed.body.id}/names`, headers, {
    offeringId: offering.offeringId,
    people: [{ name: TYPED, email: first }],
  })
  expect(again.status).toBe(409)
  expect(JSON.stringify(again.body)).not.toContain(STORED)
})

test('support finds an order by the name we know its learner by; a program finds it by what it wrote only', async () => {
  const email = await known()
  const program = await make.client(house, ['course-administrator'])
  const change = { externalId: `navn-${unique()}` }
  const placed = await order(house, program, { offering, people: [{ name: 'Unike Ulla', email }], change })
  expect(placed.status).toBe(201)
  const found = async (key: string, search: string) => {
    const { body } = await ask(`${house.url}/orders?search=${encodeURIComponent(search)}`, { headers: bearer(key) })
    return (body.orders as { id: string }[]).some(({ id }) => id === placed.body.id)
  }
  const support = await make.client(house, ['support'])
  expect([await found(support, STORED), await found(support, 'Unike Ulla')]).toEqual([true, true])
  expect([await found(program, STORED), await found(program, 'Unike Ulla')]).toEqual([false, true])
})
