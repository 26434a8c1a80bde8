import { HOUSE, seeAs } from '../platform/db/sight.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Till } from '../platform/till.ts'
import { reachOf } from './reach.ts'
import { type Choice, USUAL, type Way, wayOf } from './way.ts'

const CHOICE = statement<Choice>(
  'sending-choice',
  'select invoices_by as "invoicesBy", mail_copy as "mailCopy" from companies where organisation_number = $1',
)

/** How the invoices of an organisation would go out now, whether it is a customer already or not. */
export async function wayOfNumber(till: Till, organisationNumber: string): Promise<Way> {
  const on = { client: till.connection.pool }
  const [choice] = await seeAs(HOUSE, () => run(on, CHOICE, [organisationNumber]))
  return wayOf(choice ?? USUAL, await reachOf(till, organisationNumber))
}
