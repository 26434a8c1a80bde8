import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Signed, signedIn } from '../privacy/people.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, company, make, order, until } from '../support/make.ts'

let house: House
let key: string
let per: Signed
beforeAll(async () => {
  house = await bootTill()
  key = await make.client(house, ['administrator'])
  per = await signedIn(house, 'Per Innkjøp')
}, 60_000)
afterAll(() => house?.close())

test('who leaves a company loses the link to what they ordered for it; colleagues and the invoice’s own link do not', async () => {
  const payer = company({ name: per.name, email: per.email })
  const { body: placed } = await order(house, key, { offering: await make.offering(house), payer })
  const [row] = await house.witness(`select company_id, person_id from orders where id = '${placed.id}'`)
  expect(row!.person_id).toBe(per.personId)
  const member = (who: Signed, role: string) =>
    ask(house, `/companies/${row!.company_id}/members`, {
      method: 'POST',
      headers: bearer(key),
      body: { name: who.name, email: who.email, role },
    })
  const colleague = await signedIn(house, 'Kari Kollega')
  expect([(await member(per, 'buyer')).status, (await member(colleague, 'owner')).status]).toEqual([201, 201])
  await ask(house, `/companies/${row!.company_id}/confirmation`, { method: 'POST', headers: bearer(key) })
  const byMail = async () =>
    (await ask(house, `/orders/${placed.id}`, { headers: { 'order-token': placed.orderToken } })).status
  expect(await byMail()).toBe(200)
  await ask(house, `/companies/${row!.company_id}/members/${per.personId}`, { method: 'DELETE', headers: bearer(key) })
  expect(await byMail()).toBe(404)
  expect((await ask(house, `/orders/${placed.id}`, { headers: { cookie: colleague.cookie } })).status).toBe(200)
  const documents = () =>
    house.witness(
      `select d.id, d.token from documents d join document_files f on f.document_id = d.id where d.order_id = '${placed.id}'`,
    )
  await until(async () => (await documents()).length > 0)
  const [invoice] = await documents()
  const opened = await ask(house, `/invoices/${invoice!.id}`, { headers: { 'document-token': String(invoice!.token) } })
  expect(opened.status).toBe(200)
})
