import { z } from 'zod'
import { type On, run, statement } from '../platform/db/statement.ts'
import { Email, Line } from '../platform/words.ts'
import { Collects } from './collection-day.ts'
import { NEEDS } from './needs.ts'
import { OrganisationNumber } from './organisation-number.ts'
import { INVOICES_BY } from './set-invoicing.ts'

/** A company has this many units at most, archived ones too: a large municipality has some hundreds of schools and homes. */
export const UNITS_MAX = 500
/** Somebody is bound to so many units at most. */
export const BOUND_MAX = 50

const own = { description: 'null: as the company' }

/** What a company says of one of its parts. All of its invoice settings may be null, and are then those of the company. */
export const UnitWish = z
  .strictObject({
    name: Line,
    code: Line.nullable().default(null).meta({ description: "The company's own number of it, such as a cost centre" }),
    invoiceEmail: Email.nullable().default(null).meta(own),
    address: z
      .strictObject({ street: Line, postcode: z.string().trim().min(2).max(12), city: Line })
      .nullable()
      .default(null)
      .meta(own),
    buyerReference: Line.nullable().default(null).meta(own),
    invoicesBy: z.enum(INVOICES_BY).nullable().default(null).meta(own),
    receiverNumber: OrganisationNumber.nullable().default(null).meta({
      description: 'The number under which e-invoices reach it, where it has one of its own; null: as the company',
    }),
    needs: z.enum(NEEDS).nullable().default(null).meta(own),
    collects: Collects.nullable().default(null).meta(own),
    archived: z.boolean().default(false).meta({ description: 'Nothing more is ordered for it; what was, stays' }),
  })
  .meta({ id: 'UnitWish' })
export type UnitWish = z.output<typeof UnitWish>

export type Unit = UnitWish & { id: string }

type Row = Omit<Unit, 'address'> & { street: string | null; postcode: string | null; city: string | null }

/** Of `company_units u`, named as in `Unit` but for the address. */
const columns = `u.id, u.name, u.code, u.invoice_email as "invoiceEmail", u.street, u.postcode, u.city, u.buyer_reference as "buyerReference",
  u.invoices_by as "invoicesBy", u.receiver_number as "receiverNumber", u.needs, u.collects, u.archived_at is not null as archived`
const OF_COMPANY = statement<Row>(
  'company-units',
  `select ${columns} from company_units u where u.company_id = $1 and ($2::uuid is null or not exists (
     select from company_members m where m.company_id = u.company_id and m.person_id = $2 and m.unit_ids is not null and u.id <> all(m.unit_ids)))
   order by u.archived_at is not null, lower(u.name), u.id`,
)

/** The units of a company as somebody may see them, by name and the archived last; `memberId` is null for whoever sees all of them. */
export async function unitsOf(
  on: On,
  { companyId, memberId }: { companyId: string; memberId: string | null },
): Promise<Unit[]> {
  return (await run(on, OF_COMPANY, [companyId, memberId])).map(({ street, postcode, city, ...unit }) => ({
    ...unit,
    address: street && postcode && city ? { street, postcode, city } : null,
  }))
}
