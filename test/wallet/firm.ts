import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { addMember } from '../../src/companies/add-member.ts'
import { createCompany } from '../../src/companies/create-company.ts'
import type { MemberRole } from '../../src/companies/member-role.ts'
import { act } from '../../src/platform/till.ts'
import type { WalletSeat } from '../../src/wallet/wallet-of.ts'
import { type Account, openAccount, signIn } from '../support/account.ts'
import { type Answer, ask, until } from '../support/buyer.ts'
import type { House } from '../support/constellation.ts'
import { make, type Offering } from '../support/make.ts'

type Headers = Record<string, string>
export type Member = Account & { headers: { cookie: string } }
/** Norwegian numbers that check, one for each firm of a house. They go round: another house of the same worker has a database of its own. */
const NUMBERS = ['974760673', '971035854', '889640782', '982463718', '974761076', '987654325', '974767880']

/** A confirmed company with an owner who is signed in. */
export async function openFirm(house: House, name = 'Fjord Firma AS') {
  const organisationNumber = NUMBERS.pop()!
  NUMBERS.unshift(organisationNumber)
  const place = { street: 'Storgata 5', postcode: '0155', city: 'Oslo', country: 'NO' }
  const invoiceEmail = `faktura-${organisationNumber}@firma.example`
  const staff = { kind: 'client', clientId: randomUUID(), roles: ['support'] } as const
  const { id } = await act(house.till, staff, (tx) =>
    createCompany(tx, { organisationNumber, name, ...place, invoiceEmail }),
  )
  const join = async (role: MemberRole, called: string): Promise<Member> => {
    const account = await openAccount(house, called)
    await act(house.till, staff, (tx) =>
      addMember(tx, { companyId: id, name: called, email: account.email, role, lang: 'nb' }),
    )
    return { ...account, headers: await signIn(house, account) }
  }
  const owner = await join('owner', 'Eva Eier')
  const send = (path: string, headers: Headers, body: unknown = {}): Promise<Answer> =>
    ask(`${house.url}${path}`, { method: 'POST', headers: { 'idempotency-key': randomUUID(), ...headers }, body })
  const payer = { kind: 'company', organisationNumber, name, ...place, contactName: 'Eva Eier', email: owner.email }
  /** Seats on invoice, ordered by the owner unless a program does it. */
  const buys = async ({ offeringId, gross }: Offering, quantity: number, headers: Headers = owner.headers) => {
    const placed = await send('/orders', headers, {
      lines: [{ offeringId, quantity }],
      ...{
        payer,
        payBy: 'invoice',
        acceptedSalesTerms: 1,
        expectedTotal: { minor: gross * quantity, currency: 'NOK' },
      },
    })
    expect(placed.status, JSON.stringify(placed.body)).toBe(201)
    return placed.body.id
  }
  const seats = async ({ offeringId }: Pick<Offering, 'offeringId'>, { headers } = owner): Promise<WalletSeat[]> => {
    const { body } = await ask(`${house.url}/companies/${id}/wallet/${offeringId}`, { headers })
    return body.seats as unknown as WalletSeat[]
  }
  /** The seat of whoever has this address. */
  const seatOf = async (offering: Offering, email: string): Promise<WalletSeat> =>
    (await seats(offering)).find((seat) => seat.email === email)!
  const invites = ({ offeringId }: Offering, people: readonly Person[], { headers } = owner): Promise<Answer> =>
    send(`/companies/${id}/wallet/${offeringId}/people`, headers, { people })
  /** Does something about the seat as it stands now. */
  const steers = (
    what: 'reassignment' | 'revocation' | 'invitation',
    seat: WalletSeat,
    more: object = {},
  ): Promise<Answer> =>
    send(`/companies/${id}/seats/${seat.seatId}/${what}`, owner.headers, { holdingId: seat.holdingId, ...more })
  /** The seats of a course nobody else has bought in. */
  const bought = async (quantity: number): Promise<Offering> => {
    const offering = await make.offering(house, { capacity: 40, title: 'Praktisk statistikk', startsInDays: 60 })
    await buys(offering, quantity)
    return offering
  }
  /** Invites one person, and the secret of their mail. */
  const invited = async (offering: Offering, person: Person): Promise<string> => {
    expect((await invites(offering, [person])).status).toBe(200)
    return tokenFor(house, person.email)
  }
  const statesOf = async (offering: Offering) => (await seats(offering)).map(({ state }) => state)
  /** After so long that the session is over. */
  const signInAgain = async () => {
    owner.headers = await signIn(house, owner)
  }
  return { id, owner, payer, join, send, buys, bought, invited, seats, statesOf, seatOf, invites, steers, signInAgain }
}
export type Firm = Awaited<ReturnType<typeof openFirm>>
export type Person = { name: string; email: string }

/** What whoever holds the link says to it. */
export const answer = (
  { url }: House,
  what: 'acceptance' | 'refusal',
  { token, headers = {} }: { token: string; headers?: Headers },
): Promise<Answer> => ask(`${url}/seat-invitations/${what}`, { method: 'POST', headers, body: { token } })

let made = 0
export const someone = (name: string): Person => ({
  name,
  email: `${name.toLowerCase().replaceAll(/[^a-z]/g, '')}-${++made}@firma.example`,
})

/** The token of the newest invitation that came to the address; `after` mails that came before do not count. */
export async function tokenFor(house: House, email: string, after = 0): Promise<string> {
  const links = () =>
    house
      .mails()
      .flatMap(({ to, text }) => (to.includes(email) ? [...text.matchAll(/seat-invitation\?token=([\w-]+)/g)] : []))
  const found = await until(
    async () => links(),
    ({ length }) => length > after,
  )
  return found[0]![1]!
}
