import { z } from 'zod'
import { documentsOfOrder } from '../invoicing/documents-of.ts'
import { type Actor, clientOf } from '../platform/actor.ts'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import { type On, run, statement } from '../platform/db/statement.ts'

const Id = z.uuid().nullable()
export const NamedThings = z
  .object({
    personId: Id,
    companyId: Id,
    courseId: Id,
    offeringId: Id,
    orderId: Id,
    documents: z
      .array(z.object({ id: z.uuid(), kind: z.enum(['invoice', 'credit-note']), number: z.string() }))
      .meta({ description: 'Those of the order, in the order of issue' }),
    bankPaymentId: Id,
  })
  .meta({ id: 'NamedThings' })
export type NamedThings = z.output<typeof NamedThings>

const of = (table: string): string =>
  `(select t.id from ${table} t where t.external_client = $1 and t.external_id = $2)`
const FIND = statement<NamedThings>(
  'handover-named-things',
  `select ${of('people')} as "personId", ${of('companies')} as "companyId", ${of('courses')} as "courseId", ${of('offerings')} as "offeringId",
     ${of('orders')} as "orderId", ${of('deposits')} as "bankPaymentId",
     (select coalesce(json_agg(json_build_object('id', d.id, 'kind', d.kind, 'number', d.content ->> 'number') order by d.issued_at, d.series, d.number), '[]')
      from documents d where d.id in ${documentsOfOrder(of('orders'))}) as documents`,
)
const NOTHING: NamedThings = {
  ...{ personId: null, companyId: null, courseId: null, offeringId: null, orderId: null, bankPaymentId: null },
  documents: [],
}

/**
 * What a program itself gave this name to: ids alone. It is read with the house's eyes because a program that made a company is no member of
 * it; the statement asks for the program's own names only. People have given none.
 */
export async function namedThings(on: On, actor: Actor, externalId: string): Promise<NamedThings> {
  const client = clientOf(actor)
  if (client === null) return NOTHING
  const [found] = await seeAs(HOUSE, () => run(on, FIND, [client, externalId]))
  return found!
}
