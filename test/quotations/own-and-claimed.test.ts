import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { turnAwayMembers } from '../../src/companies/turn-away-members.ts'
import { makeApiKey } from '../../src/identity/make-api-key.ts'
import { act } from '../../src/platform/till.ts'
import { type Account, openAccount, signIn } from '../support/account.ts'
import { type Answer, ask, until } from '../support/buyer.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make, type Offering } from '../support/make.ts'
import { openFirm } from '../wallet/firm.ts'

type Headers = Record<string, string>
const OPEN_MOST = 20
const hiring = { kind: 'job', name: 'test' } as const
const staff = { kind: 'client', clientId: randomUUID(), roles: ['support'] } as const

let house: House
let offering: Offering
let clerk: Headers
beforeAll(async () => {
  house = await bootTill()
  offering = await make.offering(house, { capacity: 200 })
  const { key } = await act(house.till, hiring, (tx) =>
    makeApiKey(tx, { name: 'support', roles: ['support'], personal: true }),
  )
  clerk = { authorization: `Bearer ${key}` }
}, 60_000)
afterAll(() => house?.close())

const send = (path: string, headers: Headers, body: unknown = {}): Promise<Answer> =>
  ask(`${house.url}${path}`, { method: 'POST', headers: { 'idempotency-key': randomUUID(), ...headers }, body })
const numbers = ['998765404', '998765412', '998765420', '998765439', '998765447', '998765455', '998765463', '998765471']
const nextCompany = (email: string) => ({
  kind: 'company',
  organisationNumber: numbers.pop()!,
  ...{ name: 'Nordvik AS', contactName: 'Nina Nord', email, street: 'Storgata 5', postcode: '0155', city: 'Oslo' },
})
const lines = (quantity = 1) => [{ offeringId: offering.offeringId, quantity }]

/** Staff sell so many seats to the company of whoever has this address. */
async function soldTo(
  email: string,
  quantity = 3,
): Promise<{ orderId: string; payer: ReturnType<typeof nextCompany> }> {
  const payer = nextCompany(email)
  const quote = await send('/quotations', clerk, { payer, lines: lines(quantity) })
  expect(quote.status, JSON.stringify(quote.body)).toBe(201)
  const placed = await send(`/quotations/${quote.body.id}/acceptance`, clerk, { acceptedSalesTerms: 1 })
  expect(placed.status, JSON.stringify(placed.body)).toBe(201)
  return { orderId: placed.body.id as string, payer }
}
const claim = (orderId: string, headers: Headers) => send(`/orders/${orderId}/wallet`, headers)
const accountOf = async (name: string): Promise<Account & { headers: Headers }> => {
  const account = await openAccount(house, name)
  return { ...account, headers: await signIn(house, account) }
}

describe('a quote that a buyer makes', () => {
  test('is theirs alone, holds no seats, and becomes an order of whoever takes it up by its link', async () => {
    const buyer = await accountOf('Bo Buyer')
    const made = await send('/me/quotations', buyer.headers, { payer: nextCompany(buyer.email), lines: lines(2) })
    expect(made, JSON.stringify(made.body)).toMatchObject({ status: 201, body: { isBuyers: true, heldThrough: null } })
    const own = await ask(`${house.url}/me/quotations`, { headers: buyer.headers })
    expect((own.body.quotations as { id: string }[]).map(({ id }) => id)).toEqual([made.body.id])
    const other = await accountOf('Olga Other')
    expect((await ask(`${house.url}/me/quotations`, { headers: other.headers })).body.quotations).toEqual([])
    expect((await send(`/quotations/${made.body.id}/mails`, clerk)).body.type).toBe('/problems/quotation/is-buyers')

    const taken = await send('/quotations/acceptance', buyer.headers, { token: made.body.token, acceptedSalesTerms: 1 })
    expect(taken.status, JSON.stringify(taken.body)).toBe(201)
    const [order] = await house.witness(
      `select vouched_by, person_id from orders where id = '${taken.body.id as string}'`,
    )
    expect(order).toEqual({ vouched_by: null, person_id: buyer.personId })
    expect((await claim(taken.body.id as string, buyer.headers)).body.type).toBe('/problems/wallet/not-claimable')
  })

  test('is for a company, and no more than twenty stand at once', async () => {
    const buyer = await accountOf('Mona Mange')
    const person = {
      ...nextCompany(buyer.email),
      kind: 'person',
      name: 'Mona',
      organisationNumber: undefined,
      contactName: undefined,
    }
    expect((await send('/me/quotations', buyer.headers, { payer: person, lines: lines() })).status).toBe(422)
    const payer = nextCompany(buyer.email)
    const answers = await Promise.all(
      Array.from({ length: OPEN_MOST + 5 }, () => send('/me/quotations', buyer.headers, { payer, lines: lines() })),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(OPEN_MOST)
    expect(answers.filter(({ body }) => body.type === '/problems/quotation/too-many')).toHaveLength(5)
  })
})

describe('an order that staff entered for a company without an account', () => {
  test('tells its contact in the confirmation how to get one, and the contact then steers its seats', async () => {
    const contact = await accountOf('Kaia Kontakt')
    const { orderId } = await soldTo(contact.email)
    const confirmation = await until(
      async () =>
        house
          .mails()
          .find(
            ({ to, subject }) => to.some((each) => each.includes(contact.email)) && subject.includes('Bekreftelse'),
          ),
      (mail) => mail !== undefined,
    )
    expect(confirmation!.text).toContain('lage en konto for Nordvik AS')
    const answers = await Promise.all([claim(orderId, contact.headers), claim(orderId, contact.headers)])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409])
    const { companyId } = answers.find(({ status }) => status === 201)!.body
    const wallet = await ask(`${house.url}/companies/${companyId}/wallet/${offering.offeringId}`, {
      headers: contact.headers,
    })
    expect(wallet.body.seats).toHaveLength(3)
  })

  test('shows whoever claims it nothing that others ordered in the company’s name', async () => {
    const [contact, other] = [await accountOf('Kim Kontakt'), await accountOf('Odd Annen')]
    const { orderId, payer } = await soldTo(contact.email)
    const theirs = await send('/orders', other.headers, {
      ...{ lines: lines(2), payer: { ...payer, email: other.email }, payBy: 'invoice', acceptedSalesTerms: 1 },
      expectedTotal: { minor: offering.gross * 2, currency: 'NOK' },
    })
    expect(theirs.status, JSON.stringify(theirs.body)).toBe(201)
    const { companyId } = (await claim(orderId, contact.headers)).body
    const { body } = await ask(`${house.url}/companies/${companyId}/wallet/${offering.offeringId}`, {
      headers: contact.headers,
    })
    expect(body.seats).toHaveLength(3)
    expect((await ask(`${house.url}/orders/${theirs.body.id}`, { headers: contact.headers })).status).toBe(404)
  })

  test('is claimed by its contact alone, whoever else has the link', async () => {
    const [contact, colleague] = [await accountOf('Kari Kontakt'), await accountOf('Kåre Kollega')]
    const { orderId } = await soldTo(contact.email)
    const never = await claim(randomUUID(), colleague.headers)
    expect(await claim(orderId, colleague.headers)).toMatchObject({
      status: never.status,
      body: { type: never.body.type },
    })
    expect((await claim(orderId, {})).status).not.toBe(201)
  })

  test('opens nothing where the company has an account, or where staff have turned the contact away', async () => {
    const firm = await openFirm(house)
    const quote = await send('/quotations', clerk, {
      payer: { ...firm.payer, email: 'ny@firma.example' },
      lines: lines(),
    })
    const placed = await send(`/quotations/${quote.body.id}/acceptance`, clerk, { acceptedSalesTerms: 1 })
    expect(placed.body.claimable).toBe(false)

    const contact = await accountOf('Vidar Vekk')
    const { orderId } = await soldTo(contact.email)
    const { companyId } = (await claim(orderId, contact.headers)).body
    await act(house.till, staff, (tx) => turnAwayMembers(tx, companyId as string))
    expect((await claim(orderId, contact.headers)).body.type).toBe('/problems/wallet/not-claimable')
  })
})
