import { randomUUID } from 'node:crypto'
import { confirmCompany } from '../../../src/companies/confirm-company.ts'
import { createCompany } from '../../../src/companies/create-company.ts'
import type { MemberRole } from '../../../src/companies/member-role.ts'
import { putMember } from '../../../src/companies/put-member.ts'
import { account, type Headers, signedIn } from '../../access/cast.ts'
import { launch } from '../../storefront/make.ts'
import { type Answer, ask, company } from '../../support/buyer.ts'
import type { Fleet } from '../../support/fleet.ts'
import { someoneWaits } from '../../support/lock-waits.ts'

const PRICE = 490_000
const nok = (minor: number) => ({ minor, currency: 'NOK' })
const ABOVE = 100_000
const FIRM = '923609016'

const posting = (fleet: Fleet, headers: Headers) => (path: string, body: object) =>
  ask(`${fleet.urls[0]}${path}`, { method: 'POST', headers: { ...headers, 'idempotency-key': randomUUID() }, body })

/** Both come to the same line first, then both are let go. */
async function together(fleet: Fleet, both: () => Promise<Answer>[]): Promise<Answer[]> {
  let answers: Promise<Answer[]> | undefined
  await fleet.nobodyWrites('purchase_requests', async () => {
    answers = Promise.all(both())
    await someoneWaits(fleet, 2)
  })
  return answers!
}

const ordersOf = async (fleet: Fleet, offeringId: string): Promise<number> => {
  const [sold] = await fleet.witness<{ orders: number }[]>`
    select count(*)::int as orders from order_lines where offering_id = ${offeringId}`
  return sold!.orders
}

async function cartOf(send: ReturnType<typeof posting>, offeringId: string, quantity: number): Promise<string> {
  const cart = await send('/carts', {})
  await send(`/carts/${cart.body.id}/lines`, { offeringId, quantity })
  return cart.body.id
}

/** Two at an employer have the link, and both say no, each for their own reason. Of two yeses the second finds the learner seated. */
export async function twoAtAnEmployer(fleet: Fleet) {
  const { offeringId } = await launch(fleet, { capacity: 5 })
  const send = posting(fleet, await signedIn(fleet, await account(fleet, `learner-${randomUUID()}`)))
  const employerEmail = `leder-${randomUUID()}@arbeidsgiver.example`
  await send(`/carts/${await cartOf(send, offeringId, 1)}/employer-request`, {
    employerEmail,
    expectedTotal: nok(PRICE),
  })
  const { raw } = await fleet.mail.waitFor(({ to }) => to.includes(employerEmail))
  const text = raw.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '=')
  const token = /employer-request\?token=([\w-]+)/.exec(text)![1]!
  const answer = posting(fleet, {})
  const decline = (reason: string) => answer('/employer-requests/refusal', { token, name: 'Siv Sjef', reason })
  const answers = await together(fleet, () => [decline('Ikke i år'), decline('For dyrt')])
  return { taken: answers.filter(({ status }) => status < 300).length }
}

/** An owner and a manager say yes to the same request at the same moment. */
export async function twoApprovers(fleet: Fleet) {
  const { offeringId } = await launch(fleet, { capacity: 20 })
  const [owner, manager, buyer] = await ruledFirm(fleet)
  const asked = await buyer!(`/carts/${await cartOf(buyer!, offeringId, 2)}/approval-request`, {
    ...{ payer: { ...company(), organisationNumber: FIRM }, payBy: 'invoice', expectedTotal: nok(2 * PRICE) },
  })
  const path = `/purchase-requests/${asked.body.id}/approval`
  const yes = { expectedTotal: nok(2 * PRICE), acceptedSalesTerms: 1 }
  const answers = await together(fleet, () => [owner!(path, yes), manager!(path, yes)])
  return { orders: await ordersOf(fleet, offeringId), taken: answers.filter(({ status }) => status === 201).length }
}

/** A confirmed company whose buyers need a yes, and what its owner, its manager and its buyer send. */
async function ruledFirm(fleet: Fleet) {
  const firm = await fleet.does(async (tx) => {
    const made = await createCompany(tx, {
      ...{ organisationNumber: FIRM, name: 'Fjordbedriften AS', street: 'Kaien 1', postcode: '5003', city: 'Bergen' },
      ...{ country: 'NO', invoiceEmail: 'faktura@fjord.example' },
    })
    return confirmCompany(tx, made.id)
  })
  await fleet.asOwner(
    `insert into approval_rules (id, company_id, above_minor, reason, set_at, set_by)
     values ('${randomUUID()}', '${firm.id}', ${ABOVE}, 'Styrevedtak', app_now(), 'job:test')`,
  )
  const roles: MemberRole[] = ['owner', 'manager', 'buyer']
  return Promise.all(
    roles.map(async (role) => {
      const personId = await account(fleet, `${role}-${randomUUID()}`)
      await fleet.does((tx) => putMember(tx, { companyId: firm.id, personId, role }))
      return posting(fleet, await signedIn(fleet, personId))
    }),
  )
}
