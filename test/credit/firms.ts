import { randomUUID } from 'node:crypto'
import { confirmCompany } from '../../src/companies/confirm-company.ts'
import { createCompany } from '../../src/companies/create-company.ts'
import type { MemberRole } from '../../src/companies/member-role.ts'
import { isOrganisationNumber } from '../../src/companies/organisation-number.ts'
import { putMember } from '../../src/companies/put-member.ts'
import { act } from '../../src/platform/till.ts'
import { type Account, openAccount, signIn } from '../support/account.ts'
import { type Answer, ask } from '../support/buyer.ts'
import type { House } from '../support/constellation.ts'
import { company, type Offering } from '../support/make.ts'

export type Somebody = Account & { headers: { cookie: string } }
export type Firm = { id: string; organisationNumber: string; member: Somebody }
const job = { kind: 'job', name: 'test' } as const

/** Numbers with the right check digit, one for each firm. */
const NUMBERS = Array.from({ length: 500 }, (_, n) => String(812_000_000 + n))
  .filter(isOrganisationNumber)
  .values()
export const nextNumber = (): string => NUMBERS.next().value!

export async function somebody(house: House, name: string): Promise<Somebody> {
  const account = await openAccount(house, name)
  return { ...account, headers: await signIn(house, account) }
}

/** A confirmed company with one member. */
export async function firm(house: House, role: MemberRole = 'owner'): Promise<Firm> {
  const organisationNumber = nextNumber()
  const member = await somebody(house, 'Eva Eier')
  const id = await act(house.till, job, async (tx) => {
    const made = await createCompany(tx, {
      ...{ organisationNumber, name: 'Fjordbedriften AS', street: 'Kaien 1', postcode: '5003', city: 'Bergen' },
      ...{ country: 'NO', invoiceEmail: 'faktura@fjord.example' },
    })
    await confirmCompany(tx, made.id)
    await putMember(tx, { companyId: made.id, personId: member.personId, role })
    return made.id
  })
  return { id, organisationNumber, member }
}

type Buying = { offering: Offering; quantity?: number; payBy?: 'card' | 'invoice'; headers?: Record<string, string> }

/** Seats for a company, by whoever the headers say. */
export const buyFor = (
  house: House,
  { organisationNumber }: Pick<Firm, 'organisationNumber'>,
  { offering, quantity = 1, payBy = 'invoice', headers = {} }: Buying,
): Promise<Answer> =>
  ask(`${house.url}/orders`, {
    method: 'POST',
    headers: { 'idempotency-key': randomUUID(), ...headers },
    body: {
      lines: [{ offeringId: offering.offeringId, quantity }],
      payer: { ...company(), organisationNumber },
      payBy,
      expectedTotal: { minor: offering.gross * quantity, currency: offering.currency },
      acceptedSalesTerms: 1,
    },
  })
export const typeOf = ({ body }: Answer): string => String(body.type).replace('/problems/', '')
