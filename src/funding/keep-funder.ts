import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { nameOf } from '../platform/actor.ts'
import { isOrganisationNumber } from '../platform/check-digits.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { unknown } from '../platform/problems.ts'
import { Email, LINE_MAX, Line } from '../platform/words.ts'

export const FunderBody = z
  .strictObject({
    name: Line,
    organisationNumber: z
      .string()
      .max(LINE_MAX)
      .overwrite((text) => text.replaceAll(/\s/g, ''))
      .refine(isOrganisationNumber, 'not a Norwegian organisation number'),
    contactEmail: Email,
  })
  .meta({ id: 'FunderBody' })
export type FunderBody = z.output<typeof FunderBody>

const ADD = statement(
  'funding-add-funder',
  'insert into funders (id, organisation_number, name, contact_email, set_at, set_by) values ($1, $2, $3, $4, $5, $6)',
)
const CHANGE = statement<{ id: string }>(
  'funding-change-funder',
  `update funders set organisation_number = $2, name = $3, contact_email = $4, set_at = $5, set_by = $6 where id = $1 returning id`,
)
const said = (tx: Tx, { organisationNumber, name, contactEmail }: FunderBody) => [
  ...[organisationNumber, name, contactEmail, tx.now, nameOf(tx.actor)],
]

/** Writes down somebody who pays for other people's seats. Returns its id. @throws funder/number-taken */
export async function addFunder(tx: Tx, body: FunderBody): Promise<string> {
  const id = newId()
  await run(tx, ADD, [id, ...said(tx, body)])
  await emit(tx, { name: 'FunderAdded', subjectId: id, facts: { organisationNumber: body.organisationNumber } })
  return id
}

/** What it was told before stays as it was. @throws funder/unknown, funder/number-taken */
export async function changeFunder(tx: Tx, funderId: string, body: FunderBody): Promise<void> {
  const [changed] = await run(tx, CHANGE, [funderId, ...said(tx, body)])
  if (!changed) throw unknown('funder')
  await emit(tx, { name: 'FunderChanged', subjectId: funderId, facts: { organisationNumber: body.organisationNumber } })
}
