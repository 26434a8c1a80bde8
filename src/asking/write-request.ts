import { demandNoSeatYet, type Wanted } from '../checkout/one-seat-each.ts'
import { soldOut } from '../checkout/problems.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import type { Lang } from '../platform/lang.ts'
import type { Money } from '../platform/money.ts'
import { signInFirst } from '../platform/problems.ts'
import { holdSeats } from '../seats/hold-seats.ts'
import type { CompanyWish } from './company-wish.ts'
import { holdTerms } from './hold-terms.ts'
import type { PartWish } from './part-wish.ts'
import { unprovedAddress } from './problems.ts'
import type { RequestLine } from './the-request.ts'

export type Asker = { id: string; name: string; email: string; proved: boolean }
/** Who asks whom for what. */
export type Asking = {
  asker: Asker
  /** From which its seats go into the request. */
  cartId: string
  employerEmail: string | null
  companyId: string | null
  wish: CompanyWish | null
  proposed: PartWish | null
  note: string
  lang: Lang
  total: Money
  lines: readonly RequestLine[]
  /** Who would sit where: nobody has two seats in one offering. */
  wanted: readonly Wanted[]
}

const ASKER = statement<Asker>(
  'asking-asker',
  'select id, name, email, email_verified_at is not null as proved from people where id = $1 and erased_at is null',
)
const WRITE = statement(
  'asking-write',
  `insert into purchase_requests (id, person_id, name, email, employer_email, company_id, wish, note, lang, currency, total_minor, hold_id, asked_at, until, held_until, proposed)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14, $15)`,
)
const WRITE_LINES = statement(
  'asking-write-lines',
  `insert into purchase_request_lines (request_id, offering_id, quantity, net_minor, extras, people, agreed, payer)
   select $1, l."offeringId", l.quantity, l."netMinor", l.extras, l.people, nullif(l.agreed, 'null'), $3
   from jsonb_to_recordset($2) as l("offeringId" uuid, quantity int, "netMinor" bigint, extras jsonb, people jsonb, agreed jsonb)`,
)
const EMPTY_CART = statement('asking-empty-cart', 'delete from cart_lines where cart_id = $1')

/** Whoever asks, signed in with a proved address: mails go out in their name. @throws access/sign-in, asking/address-unproved */
export async function provedAsker(tx: Tx): Promise<Asker> {
  const { actor } = tx
  const [asker] = actor.kind === 'person' ? await run(tx, ASKER, [actor.personId]) : []
  if (!asker) throw signInFirst()
  if (!asker.proved) throw unprovedAddress()
  return asker
}

/**
 * Holds the seats, writes the request and empties the cart. Returns the request's id.
 * @throws enrolment/already, checkout/awaiting-payment, seats/sold-out, and what limits requests (hold-terms.ts)
 */
export async function writeRequest(tx: Tx, { asker, lines, ...asking }: Asking): Promise<string> {
  await demandNoSeatYet(tx, asking.wanted)
  const { until, pools } = await holdTerms(tx, asker.id, lines)
  const holdId = await holdSeats(tx, { lines: pools, until, held: asking.companyId ? 'company' : 'buyers' })
  if (!holdId) throw soldOut(lines.map(({ offeringId, quantity }) => ({ offeringId, wanted: quantity, left: 0 })))
  const id = newId()
  const { employerEmail, companyId, wish, proposed, note, lang, total } = asking
  const whom = [employerEmail, companyId, wish && JSON.stringify(wish)]
  const said = [...whom, note, lang, total.currency, total.minor]
  await run(tx, WRITE, [
    id,
    asker.id,
    asker.name,
    asker.email,
    ...said,
    holdId,
    tx.now,
    until,
    proposed && JSON.stringify(proposed),
  ])
  await run(tx, WRITE_LINES, [id, JSON.stringify(lines), companyId ? 'company' : 'employer'])
  await run(tx, EMPTY_CART, [asking.cartId])
  return id
}
