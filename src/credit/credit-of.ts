import { CREDIT_IN_FORCE, CREDIT_LIMIT, PUBLIC_BODY } from '../companies/credit-limit.ts'
import { isUnconfirmed } from '../companies/problems.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { unknown } from '../platform/problems.ts'

/** What a company may owe on invoice and what it owes, in øre; no limit is any amount. */
export type Credit = {
  limitMinor: number | null
  openMinor: number
  leftMinor: number | null
  until: string | null
  publicBody: boolean
  /** The newest time that a member asked for more, with the answer. */
  wish: Wish | null
}
export type Wish = {
  id: string
  amountMinor: number
  reason: string
  askedAt: string
  granted: boolean | null
  answer: string | null
}

type Row = Omit<Credit, 'leftMinor'> & { confirmed: boolean }

const FIND = statement<Row>(
  'credit-of-company',
  `select ${CREDIT_LIMIT} as "limitMinor", company_owes(c.id) + company_owed_before(c.id) as "openMinor", k.until, ${PUBLIC_BODY} as "publicBody",
     c.confirmed_at is not null as confirmed,
     (select json_build_object('id', w.id, 'amountMinor', w.amount_minor, 'reason', w.reason, 'askedAt', w.asked_at,
        'granted', case when d.wish_id is not null then d.credit_id is not null end, 'answer', d.answer)
      from credit_wishes w left join credit_decisions d on d.wish_id = w.id where w.company_id = c.id
      order by w.asked_at desc, w.id desc limit 1) as wish
   from companies c left join lateral ${CREDIT_IN_FORCE} k on true where c.id = $1`,
)

/**
 * A company's credit. Members of one that nobody has confirmed are told nothing of what others owe in its name.
 * @throws company/unknown, companies/unconfirmed
 */
export async function creditOf(on: On, companyId: string, { asStaff }: { asStaff: boolean }): Promise<Credit> {
  const [row] = await run(on, FIND, [companyId])
  if (!row) throw unknown('company')
  const { confirmed, ...credit } = row
  if (!confirmed && !asStaff) throw isUnconfirmed()
  const { limitMinor, openMinor } = credit
  return { ...credit, leftMinor: limitMinor === null ? null : Math.max(0, limitMinor - openMinor) }
}
