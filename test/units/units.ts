import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { type Answer, ask } from '../support/buyer.ts'
import type { House } from '../support/constellation.ts'
import type { Offering } from '../support/make.ts'
import { openFirm } from '../wallet/firm.ts'

type Headers = Record<string, string>

/** A municipality with two schools, each with a buyer who is bound to it, and a manager who is bound to the first. */
export async function openMunicipality(house: House) {
  const firm = await openFirm(house, 'Fjordheim kommune')
  const call = (headers: Headers, method: string, path: string, body?: unknown): Promise<Answer> =>
    ask(`${house.url}${path}`, {
      method,
      headers: { 'idempotency-key': randomUUID(), ...headers },
      ...(body === undefined ? {} : { body }),
    })
  const here = `/companies/${firm.id}`
  const addUnit = async (wish: object): Promise<string> => {
    const added = await call(firm.owner.headers, 'POST', `${here}/units`, wish)
    expect(added.status, JSON.stringify(added.body)).toBe(201)
    return added.body.id
  }
  const bind = (personId: string, unitIds: string[] | null, headers: Headers = firm.owner.headers) =>
    call(headers, 'PUT', `${here}/members/${personId}/units`, { unitIds })
  const [skole, barnehage] = [
    await addUnit({
      name: 'Fjordheim skole',
      code: '3310',
      invoiceEmail: 'faktura@skolen.example',
      address: { street: 'Skolevegen 1', postcode: '5003', city: 'Bergen' },
      buyerReference: 'SKOLE-1',
      invoicesBy: 'mail',
      receiverNumber: '974760673',
    }),
    await addUnit({ name: 'Fjordheim barnehage', needs: 'order-number' }),
  ]
  const member = async (role: 'manager' | 'buyer' | 'finance-viewer', name: string, unitIds: string[] | null) => {
    const joined = await firm.join(role, name)
    if (unitIds) expect((await bind(joined.personId, unitIds)).status).toBe(204)
    return joined
  }
  const [buyer, other, manager] = [
    await member('buyer', 'Kari Kjøper', [skole]),
    await member('buyer', 'Nils Neste', [barnehage]),
    await member('manager', 'Lena Leder', [skole]),
  ]
  const order = (by: Headers, { offeringId, gross }: Offering, more: object = {}): Promise<Answer> =>
    call(by, 'POST', '/orders', {
      lines: [{ offeringId, quantity: 1 }],
      payer: firm.payer,
      payBy: 'invoice',
      acceptedSalesTerms: 1,
      expectedTotal: { minor: gross, currency: 'NOK' },
      ...more,
    })
  /** Orders, and gives its id. */
  const buys = async (by: Headers, offering: Offering, more: object = {}): Promise<string> => {
    const placed = await order(by, offering, more)
    expect(placed.status, JSON.stringify(placed.body)).toBe(201)
    return placed.body.id
  }
  return { ...firm, here, call, addUnit, bind, member, order, orders: buys, skole, barnehage, buyer, other, manager }
}
export type Municipality = Awaited<ReturnType<typeof openMunicipality>>

export const typeOf = ({ body }: Answer): string => String(body.type).replace('/problems/', '')
