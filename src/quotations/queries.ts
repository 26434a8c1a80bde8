import type { QuotationContent } from '../invoicing/draw-quotation.ts'
import type { Payer } from '../orders/payer.ts'
import { SELLER_ZONE } from '../platform/clock.ts'
import { escapeLike } from '../platform/db/like.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { idCursor, onePage, readCursor } from '../platform/http/page-of.ts'
import type { Lang } from '../platform/lang.ts'
import { type Currency, type Money, money } from '../platform/money.ts'
import type { OfferedLine } from './frozen.ts'

export const QUOTATION_STATES = ['open', 'accepted', 'withdrawn', 'lapsed'] as const
export type QuotationState = (typeof QUOTATION_STATES)[number]

/** A quotation as those who work here read it. */
export type Quotation = {
  id: string
  number: number
  state: QuotationState
  madeAt: Date
  validThrough: string
  payer: Payer
  lang: Lang
  total: Money
  lines: { title: string; detail: string; quantity: number; unitNet: Money; net: Money }[]
  /** The order that it became. */
  orderId: string | null
  /** The last day on which its seats are held; null where none are. */
  heldThrough: string | null
  /** When it was last mailed to whom it was made for. */
  mailedAt: Date | null
  /** A buyer made it for themselves: nobody here stands for it. */
  isBuyers: boolean
  note: string | null
}
type Row = Omit<Quotation, 'total' | 'lines' | 'note'> & {
  currency: Currency
  totalMinor: number
  content: QuotationContent
  offered: OfferedLine[]
  holdId: string | null
  madeBy: string
}

/** An order that its buyer never paid gives the quotation back. */
const TAKEN_UP = `(select f.order_id from quotation_facts f join orders o on o.id = f.order_id
  where f.quotation_id = q.id and f.kind = 'accepted' and coalesce(o.cancel_cause, '') not in ('lapsed', 'abandoned') limit 1)`
const WITHDRAWN = `exists (select from quotation_facts f where f.quotation_id = q.id and f.kind = 'withdrawn')`
const LAPSED = `q.valid_through < (app_now() at time zone '${SELLER_ZONE}')::date`
/** Of `quotations q`: that it can still be taken up. */
export const IS_OPEN = `not (${LAPSED}) and not ${WITHDRAWN} and ${TAKEN_UP} is null`
const STATE = `case when taken.order_id is not null then 'accepted'
  when ${WITHDRAWN} then 'withdrawn' when ${LAPSED} then 'lapsed' else 'open' end`
const ROWS = `select q.id, q.number, ${STATE} as state, q.made_at as "madeAt", q.valid_through as "validThrough", q.payer, q.lang, q.currency,
    q.total_minor as "totalMinor", q.content, q.lines as offered, taken.order_id as "orderId",
    q.hold_id as "holdId", q.held_through as "heldThrough", q.made_by as "madeBy", q.person_id is not null as "isBuyers",
    (select max(f.at) from quotation_facts f where f.quotation_id = q.id and f.kind = 'mailed') as "mailedAt"
  from quotations q cross join lateral (select ${TAKEN_UP} as order_id) taken`

const BY_ID = statement<Row>('quotations-by-id', `${ROWS} where q.id = $1`)
const LIST = statement<Row>(
  'quotations-list',
  `${ROWS} where ($1::text is null or ${STATE} = $1)
     and ($2::text is null or q.payer ->> 'name' ilike $2 or q.payer ->> 'contactName' ilike $2 or q.payer ->> 'email' ilike $2
       or q.payer ->> 'organisationNumber' = $3 or q.number::text = $3)
     and ($4::uuid is null or (q.made_at, q.id) < (select a.made_at, a.id from quotations a where a.id = $4))
     and ($6::uuid is null or q.person_id = $6)
   order by q.made_at desc, q.id desc limit $5`,
)

export type QuotationAsk = {
  state?: QuotationState | undefined
  search?: string | undefined
  limit: number
  after?: string | undefined
  /** Only those that this buyer made. */
  personId?: string | undefined
}

/** The newest first. A search is for a number, a buyer, a contact, an address or an organisation number. */
export async function listQuotations(
  on: On,
  { state, search, limit, after, personId }: QuotationAsk,
): Promise<{ quotations: Quotation[]; next: string | null }> {
  const plain = search && escapeLike(search)
  const words = plain === undefined ? [null, null] : [`%${plain}%`, plain.replaceAll(/\s/g, '')]
  const rows = await run(on, LIST, [
    state ?? null,
    ...words,
    readCursor(after)?.id ?? null,
    limit + 1,
    personId ?? null,
  ])
  const { page, next } = onePage(rows, limit, idCursor)
  return { quotations: page.map(shown), next }
}

export type WholeQuotation = Quotation & Pick<Row, 'content' | 'offered' | 'holdId' | 'madeBy'>

/** All that is frozen of one, and how it stands; null where there is none. */
export async function quotationById(on: On, id: string): Promise<WholeQuotation | null> {
  const [row] = await run(on, BY_ID, [id])
  if (!row) return null
  const { content, offered, holdId, madeBy } = row
  return { ...shown(row), content, offered, holdId, madeBy }
}

function shown({ currency, totalMinor, content, offered, holdId: _hold, madeBy: _maker, ...rest }: Row): Quotation {
  return {
    ...rest,
    total: money(totalMinor, currency),
    note: content.note ?? null,
    lines: content.lines.map(({ name, description = '', quantity, netMinor }, at) => ({
      ...{ title: name, detail: description, quantity },
      unitNet: money(offered[at]!.unitNetMinor, currency),
      net: money(netMinor, currency),
    })),
  }
}
