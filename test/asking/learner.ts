import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { openAccount, signIn } from '../support/account.ts'
import { type Answer, ask, company, until } from '../support/buyer.ts'
import type { House } from '../support/constellation.ts'
import type { Offering } from '../support/make.ts'

let made = 0
/** An address at an employer that nobody has written to before. */
export const employerAddress = (): string => `leder-${++made}@arbeidsgiver.example`

/** A learner who is signed in, and what they do about seats that their employer is to pay. */
export async function openLearner(house: House, name = 'Kari Konto') {
  const account = await openAccount(house, name)
  const headers: Record<string, string> = await signIn(house, account)
  const send = (path: string, body: unknown = {}): Promise<Answer> =>
    ask(`${house.url}${path}`, { method: 'POST', headers: { 'idempotency-key': randomUUID(), ...headers }, body })
  const asks = async ({ offeringId, gross }: Offering, employerEmail = employerAddress()): Promise<Answer> => {
    const cart = await send('/carts')
    await send(`/carts/${cart.body.id}/lines`, { offeringId, quantity: 1 })
    const answer = await send(`/carts/${cart.body.id}/employer-request`, { employerEmail, expectedTotal: nok(gross) })
    if (answer.status !== 201)
      await ask(`${house.url}/carts/${cart.body.id}/lines/${offeringId}`, { method: 'DELETE', headers })
    return answer
  }
  const asked = async (offering: Offering) => {
    const employerEmail = employerAddress()
    const answer = await asks(offering, employerEmail)
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
    return { id: answer.body.id as string, token: await linkOf(house, employerEmail), employerEmail }
  }
  const reads = (id: string): Promise<Answer> => ask(`${house.url}/purchase-requests/${id}`, { headers })
  const pays = (id: string, { gross }: Offering): Promise<Answer> =>
    send(`/purchase-requests/${id}/order`, {
      payer: { kind: 'person', name, email: account.email, street: 'Storgata 1', postcode: '0155', city: 'Oslo' },
      ...{ payBy: 'card', acceptedSalesTerms: 1, expectedTotal: nok(gross) },
    })
  return { ...account, name, headers, send, asks, asked, reads, pays }
}

const nok = (minor: number) => ({ minor, currency: 'NOK' })

/** The secret of the newest mail to an employer. */
export async function linkOf(house: House, email: string): Promise<string> {
  const links = () =>
    house
      .mails()
      .flatMap(({ to, text }) => (to.includes(email) ? [...text.matchAll(/employer-request\?token=([\w-]+)/g)] : []))
  const found = await until(
    async () => links(),
    ({ length }) => length > 0,
  )
  return found[0]![1]!
}

export const approve = (house: House, token: string, { gross }: Offering, payBy = 'invoice'): Promise<Answer> =>
  ask(`${house.url}/employer-requests/approval`, {
    method: 'POST',
    headers: { 'idempotency-key': randomUUID() },
    body: { token, payer: company(), payBy, acceptedSalesTerms: 1, expectedTotal: nok(gross) },
  })

export const decline = (house: House, token: string): Promise<Answer> =>
  ask(`${house.url}/employer-requests/refusal`, {
    method: 'POST',
    body: { token, name: 'Siv Sjef', reason: 'Ikke i år' },
  })
