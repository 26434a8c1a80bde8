import { randomUUID } from 'node:crypto'
import { createCompany } from '../../src/companies/create-company.ts'
import { digestOf, newToken } from '../../src/platform/ids.ts'
import { ask } from '../support/buyer.ts'
import { account, signedIn } from './cast.ts'
import type { Try } from './doors.ts'

/** Valid numbers, one for each build that is tried. */
const NUMBERS = ['974760673', '971035854'][Symbol.iterator]()

/** Somebody comes by the link that invites somebody else, who is to own a company. */
export const invitationOfAnother: Try = async (fleet, url) => {
  const name = `gjest-${randomUUID()}`
  const headers = await signedIn(fleet, await account(fleet, name))
  const { id } = await fleet.does((tx) =>
    createCompany(tx, {
      organisationNumber: NUMBERS.next().value!,
      ...{ name: 'Invitert AS', street: 'Gata 1', postcode: '0155', city: 'Oslo', country: 'NO' },
      invoiceEmail: 'faktura@invitert.example',
    }),
  )
  const token = newToken()
  await fleet.does(({ client }) =>
    client.query(
      `insert into company_invitations (id, company_id, email, role, lang, ends_at, digest, sent_at)
       values ($1, $2, 'den-rette@matrix.example', 'owner', 'nb', app_now() + interval '1 day', $3, app_now())`,
      [randomUUID(), id, digestOf(token)],
    ),
  )
  const { status } = await ask(`${url}/company-invitations/acceptance`, { method: 'POST', headers, body: { token } })
  const members = await fleet.witness`select from company_members where company_id = ${id}`
  return { status, member: members.length > 0 }
}
