import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeApiKey } from '../../src/identity/make-api-key.ts'
import { visitor } from '../../src/platform/actor.ts'
import { act } from '../../src/platform/till.ts'
import { openAccount, signIn } from '../support/account.ts'
import { type Answer, ask, person, until } from '../support/buyer.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make, type Offering } from '../support/make.ts'
import { type Firm, openFirm, someone } from '../wallet/firm.ts'

type Headers = Record<string, string>
const NOWHERE = '01890000-0000-7000-8000-0000000000ff'

let house: House
let firm: Firm
let other: Firm
let keeper: Headers
beforeAll(async () => {
  house = await bootTill()
  firm = await openFirm(house, 'Fjord Firma AS')
  other = await openFirm(house, 'Dal Data AS')
  const { key } = await act(house.till, { kind: 'job', name: 'test' }, (tx) =>
    makeApiKey(tx, { name: 'Kursprogram', roles: ['course-administrator'], personal: true }),
  )
  keeper = { authorization: `Bearer ${key}` }
}, 60_000)
afterAll(() => house?.close())

const close = (offeringId: string, numbers: readonly string[], headers = keeper): Promise<Answer> =>
  ask(`${house.url}/offerings/${offeringId}/companies`, {
    ...{ method: 'PUT', headers },
    body: numbers.length === 0 ? { closed: false } : { closed: true, organisationNumbers: numbers },
  })
async function closedFor(...firms: readonly Firm[]): Promise<Offering> {
  const offering = await make.offering(house, { capacity: 40, title: 'Lukket statistikk', startsInDays: 60 })
  const closed = await close(
    offering.offeringId,
    firms.map(({ payer }) => payer.organisationNumber),
  )
  expect(closed.status, JSON.stringify(closed.body)).toBe(204)
  return offering
}
const slugOf = async ({ offeringId }: Offering): Promise<string> =>
  (
    await house.witness(
      `select slug from courses c join offerings f on f.course_id = c.id where f.id = '${offeringId}'`,
    )
  )[0]!.slug
const listed = async (offering: Offering, headers: Headers = {}, query = ''): Promise<boolean> => {
  const { body } = await ask(`${house.url}/offerings?search=statistikk${query}`, { headers })
  return (body.offers as { offeringId: string }[]).some(({ offeringId }) => offeringId === offering.offeringId)
}
/** The whole answer to two ids, each with its own id and the request's taken out. */
const sameAnswer = async (path: (id: string) => string, id: string, how: Parameters<typeof ask>[1] = {}) => {
  const [here, nowhere] = [await ask(house.url + path(id), how), await ask(house.url + path(NOWHERE), how)]
  const told = ({ status, body }: Answer, own: string) => [
    status,
    JSON.stringify({ ...body, requestId: null }).replaceAll(own, 'ID'),
  ]
  expect(told(here, id)).toEqual(told(nowhere, NOWHERE))
  return here.status
}
const cartOf = async (headers: Headers): Promise<string> =>
  (await ask(`${house.url}/carts`, { method: 'POST', headers, body: {} })).body.id
const put = async (cartId: string, { offeringId }: Offering, headers: Headers): Promise<Answer> =>
  ask(`${house.url}/carts/${cartId}/lines`, { method: 'POST', headers, body: { offeringId, quantity: 2 } })
const checkOut = (cartId: string, total: number, { headers, payer }: { headers: Headers; payer: object }) =>
  firm.send(`/carts/${cartId}/checkout`, headers, {
    ...{ payer, payBy: 'invoice', acceptedSalesTerms: 1, expectedTotal: { minor: total, currency: 'NOK' } },
  })
const oneCall = ({ offeringId, gross }: Offering, payer: object, headers: Headers, people: object[] = []) =>
  firm.send('/orders', headers, {
    ...{ lines: [{ offeringId, quantity: 1, people }], payer, payBy: 'invoice', acceptedSalesTerms: 1 },
    expectedTotal: { minor: gross, currency: 'NOK' },
  })

test('the buyers of its company find a closed offering in the list, on the course page and by its id, and are told whom it is held for', async () => {
  const offering = await closedFor(firm)
  const { headers } = await firm.join('buyer', 'Bo Buyer')
  expect(await listed(offering, headers)).toBe(true)
  const named = [{ companyId: firm.id, organisationNumber: firm.payer.organisationNumber, name: 'Fjord Firma AS' }]
  const { body } = await ask(`${house.url}/offerings/${offering.offeringId}`, { headers })
  expect(body.onlyFor).toEqual(named)
  const course = await ask(`${house.url}/courses/${await slugOf(offering)}`, { headers })
  expect(course.body.offers).toMatchObject([{ offeringId: offering.offeringId, onlyFor: named }])
})

test('it stands alone among what is held for its company, and beside the open ones in the list of all', async () => {
  const offering = await closedFor(firm)
  const { headers } = firm.owner
  expect(await listed(offering, headers, `&heldFor=${firm.id}`)).toBe(true)
  expect(await listed(offering, headers, `&heldFor=${other.id}`)).toBe(false)
  const open = await make.offering(house, { title: 'Åpen statistikk' })
  expect(await listed(open, headers, `&heldFor=${firm.id}`)).toBe(false)
  expect(await listed(open, headers)).toBe(true)
})

test('for everybody else it is not there: no list, no course page, and its id answers like one that does not exist, byte for byte', async () => {
  const offering = await closedFor(firm)
  const viewer = await firm.join('finance-viewer', 'Finn Viewer')
  const stranger = await signIn(house, await openAccount(house, 'Frode Fremmed'))
  for (const headers of [{}, stranger, other.owner.headers, viewer.headers, keeper]) {
    expect(await listed(offering, headers)).toBe(false)
    expect((await ask(`${house.url}/courses/${await slugOf(offering)}`, { headers })).body.offers).toEqual([])
    expect(await sameAnswer((id) => `/offerings/${id}`, offering.offeringId, { headers })).toBe(404)
  }
})

test('nor can anybody else put it into a cart or order it in one call, though they write the number of its company', async () => {
  const offering = await closedFor(firm)
  const stranger = await signIn(house, await openAccount(house, 'Frode Fremmed'))
  for (const headers of [stranger, other.owner.headers]) {
    const cartId = await cartOf(headers)
    const [here, nowhere] = [
      await put(cartId, offering, headers),
      await put(cartId, { ...offering, offeringId: NOWHERE }, headers),
    ]
    expect([here.status, here.body.type]).toEqual([nowhere.status, nowhere.body.type])
    expect([here.status, here.body.type]).toEqual([404, '/problems/offering/unknown'])
  }
  for (const headers of [stranger, other.owner.headers]) {
    const refused = await oneCall(offering, firm.payer, headers)
    expect([refused.status, refused.body.type]).toEqual([404, '/problems/offering/unknown'])
  }
  const opened = (await ask(`${house.url}/carts`, { method: 'POST', body: {} })).body
  const visitors = await put(opened.id, offering, { 'cart-token': String(opened.token) })
  expect([visitors.status, visitors.body.type]).toEqual([404, '/problems/offering/unknown'])
  const sold = await house.witness(
    `select count(*)::int as n from seats s join seat_pools p on p.id = s.pool_id where p.offering_id = '${offering.offeringId}' and s.hold_id is not null`,
  )
  expect(sold[0]!.n).toBe(0)
})

test('a member buys it from a cart for their company, and whoever is named is enrolled', async () => {
  const offering = await closedFor(firm)
  const { headers } = firm.owner
  const cartId = await cartOf(headers)
  const filled = await put(cartId, offering, headers)
  expect(filled.body.total).toEqual({ minor: offering.gross * 2, currency: 'NOK' })
  const placed = await checkOut(cartId, offering.gross * 2, { headers, payer: firm.payer })
  expect(placed.status, JSON.stringify(placed.body)).toBe(201)
  const named = await oneCall(offering, firm.payer, headers, [someone('Ida Ansatt')])
  expect(named.status, JSON.stringify(named.body)).toBe(201)
  const enrolled = await until(
    () => house.witness(`select person_id from enrolments where offering_id = '${offering.offeringId}'`),
    ({ length }) => length === 1,
  )
  expect(enrolled).toHaveLength(1)
})

test('a member who says that somebody else pays is told by name, and nothing is taken', async () => {
  const offering = await closedFor(firm)
  const { headers } = firm.owner
  for (const payer of [other.payer, { ...person(1) }]) {
    const people = [someone('Per Privat')]
    const refused = await oneCall(offering, payer, headers, people)
    expect([refused.status, refused.body.type]).toEqual([409, '/problems/checkout/other-company'])
    expect(refused.body.companies).toMatchObject([{ name: 'Fjord Firma AS' }])
  }
})

test('staff who sell for a company may sell it what is held for it, and no other company', async () => {
  const offering = await closedFor(firm)
  const sold = await oneCall(offering, firm.payer, keeper)
  expect(sold.status, JSON.stringify(sold.body)).toBe(201)
  const refused = await oneCall(offering, other.payer, keeper)
  expect([refused.status, refused.body.type]).toEqual([404, '/problems/offering/unknown'])
})

test('what lies in a cart goes out of sight when the offering is closed or the membership ends, and cannot be ordered', async () => {
  const offering = await make.offering(house, { title: 'Statistikk for alle', startsInDays: 60 })
  const { headers } = await firm.join('buyer', 'Siri Slutter')
  const stranger = await signIn(house, await openAccount(house, 'Frode Fremmed'))
  const [own, theirs] = [await cartOf(headers), await cartOf(stranger)]
  await put(own, offering, headers)
  await put(theirs, offering, stranger)
  await close(offering.offeringId, [firm.payer.organisationNumber])
  const lines = async (cartId: string, by: Headers) =>
    (await ask(`${house.url}/carts/${cartId}`, { headers: by })).body.lines
  expect(await lines(own, headers)).toHaveLength(1)
  expect(await lines(theirs, stranger)).toEqual([])
  const refused = await checkOut(theirs, 0, { headers: stranger, payer: firm.payer })
  expect(refused.body.type).toBe('/problems/offering/unknown')
  const left = await fetch(`${house.url}/companies/${firm.id}/membership`, { method: 'DELETE', headers })
  expect(left.status).toBe(204)
  expect(await lines(own, headers)).toEqual([])
})

test('a company that nobody has confirmed sees nothing that is closed', async () => {
  const offering = await closedFor(firm)
  await act(house.till, visitor, (tx) =>
    tx.client.query('update companies set confirmed_at = null where id = $1', [firm.id]),
  )
  expect(await listed(offering, firm.owner.headers)).toBe(false)
  await act(house.till, visitor, (tx) =>
    tx.client.query('update companies set confirmed_at = now() where id = $1', [firm.id]),
  )
  expect(await listed(offering, firm.owner.headers)).toBe(true)
})

test('staff say for whom it is held, and a number that no company has is pointed at and changes nothing', async () => {
  const offering = await closedFor(firm, other)
  const path = `${house.url}/offerings/${offering.offeringId}/companies`
  const names = async () =>
    ((await ask(path, { headers: keeper })).body.companies as { name: string }[]).map(({ name }) => name)
  expect(await names()).toEqual(['Dal Data AS', 'Fjord Firma AS'])
  const refused = await close(offering.offeringId, [firm.payer.organisationNumber, '999999999'])
  expect([refused.status, refused.body.errors]).toMatchObject([422, [{ pointer: '/organisationNumbers/1' }]])
  expect(await names()).toEqual(['Dal Data AS', 'Fjord Firma AS'])
  await close(offering.offeringId, [other.payer.organisationNumber])
  expect(await listed(offering, firm.owner.headers)).toBe(false)
  await close(offering.offeringId, [])
  expect(await listed(offering)).toBe(true)
  expect(await names()).toEqual([])
  expect(
    (await ask(path, { method: 'PUT', headers: keeper, body: { closed: true, organisationNumbers: [] } })).status,
  ).toBe(422)
})
