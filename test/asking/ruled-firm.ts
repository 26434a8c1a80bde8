import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { MemberRole } from '../../src/companies/member-role.ts'
import { putMember } from '../../src/companies/put-member.ts'
import { act } from '../../src/platform/till.ts'
import { type Firm, firm, type Somebody, somebody } from '../credit/firms.ts'
import { type Answer, ask, company } from '../support/buyer.ts'
import type { House } from '../support/constellation.ts'
import type { Offering } from '../support/make.ts'

const nok = (minor: number) => ({ minor, currency: 'NOK' })
const NAMES: Record<MemberRole, string> = {
  ...{ owner: 'Eva Eier', manager: 'Leif Leder', buyer: 'Inga Innkjøper', 'finance-viewer': 'Siri Ser' },
}

export type Sent = (path: string, body?: unknown, method?: string) => Promise<Answer>
export type Member = Somebody & { send: Sent; read: (path: string) => Promise<Answer> }

export async function memberOf(house: House, companyId: string, role: MemberRole): Promise<Member> {
  const person = await somebody(house, NAMES[role])
  await act(house.till, { kind: 'job', name: 'test' }, (tx) =>
    putMember(tx, { companyId, personId: person.personId, role }),
  )
  return speaking(house, person)
}

const speaking = (house: House, person: Somebody): Member => ({
  ...person,
  read: (path) => ask(`${house.url}${path}`, { headers: person.headers }),
  send: (path, body = {}, method = 'POST') =>
    ask(`${house.url}${path}`, { method, headers: { 'idempotency-key': randomUUID(), ...person.headers }, body }),
})

export const payerOf = ({ organisationNumber }: Pick<Firm, 'organisationNumber'>) => ({
  ...company(),
  ...{ organisationNumber, contactName: 'Inga Innkjøper' },
})

/** A company whose buyers need a yes above an amount, with one of each who matters. */
export async function ruledFirm(house: House, aboveMinor: number | null = 1_000_000) {
  const own = await firm(house)
  const owner = speaking(house, own.member)
  const [manager, buyer] = [await memberOf(house, own.id, 'manager'), await memberOf(house, own.id, 'buyer')]
  const rules = async (above: number | null) => {
    const set = await owner.send(
      `/companies/${own.id}/approval-rule`,
      { aboveMinor: above, reason: 'Styrevedtak' },
      'PUT',
    )
    expect(set.status, JSON.stringify(set.body)).toBe(204)
  }
  await rules(aboveMinor)
  const order = (offering: Offering, quantity: number, by: Member = buyer, more: object = {}) =>
    by.send('/orders', {
      ...{ lines: [{ offeringId: offering.offeringId, quantity }], payer: payerOf(own), payBy: 'invoice' },
      ...{ expectedTotal: { minor: offering.gross * quantity, currency: offering.currency }, acceptedSalesTerms: 1 },
      ...more,
    })
  const asks = async (
    offering: Offering,
    quantity: number,
    people: object[] = [],
    minor = offering.gross * quantity,
  ): Promise<Answer> => {
    const cart = await buyer.send('/carts')
    const line = await buyer.send(`/carts/${cart.body.id}/lines`, { offeringId: offering.offeringId, quantity, people })
    expect(line.status, JSON.stringify(line.body)).toBeLessThan(300)
    const answer = await buyer.send(`/carts/${cart.body.id}/approval-request`, {
      ...{ payer: payerOf(own), payBy: 'invoice', expectedTotal: nok(minor), note: 'Til teamet' },
    })
    if (answer.status !== 201)
      await buyer.send(`/carts/${cart.body.id}/lines/${offering.offeringId}`, undefined, 'DELETE')
    return answer
  }
  const asked = async (...wish: Parameters<typeof asks>): Promise<string> => {
    const answer = await asks(...wish)
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
    return answer.body.id
  }
  const approves = (by: Member, id: string, minor: number, more: object = {}) =>
    by.send(`/purchase-requests/${id}/approval`, { expectedTotal: nok(minor), acceptedSalesTerms: 1, ...more })
  const declines = (by: Member, id: string, reason = 'Ikke i år') =>
    by.send(`/purchase-requests/${id}/refusal`, { reason })
  return { ...own, owner, manager, buyer, rules, order, asks, asked, approves, declines }
}
export type RuledFirm = Awaited<ReturnType<typeof ruledFirm>>
