import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { pricedLines } from '../cart/cart-view.ts'
import { type Cart, type CartKey, lockCart } from '../cart/find-cart.ts'
import { cartEmpty } from '../cart/problems.ts'
import { demandNoSeatYet } from '../checkout/one-seat-each.ts'
import { notOnSale, priceChanged, soldOut } from '../checkout/problems.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { LangCode } from '../platform/lang.ts'
import { equal, type Money, MoneySchema } from '../platform/money.ts'
import { signInFirst } from '../platform/problems.ts'
import { Email } from '../platform/words.ts'
import { quoteOf } from '../pricing/quote.ts'
import { holdSeats } from '../seats/hold-seats.ts'
import { type Offer, offersOf } from '../storefront/offers.ts'
import { soldWith } from '../storefront/with-extras.ts'
import { holdTerms } from './hold-terms.ts'
import { notOffered, ownSeatOnly, unprovedAddress } from './problems.ts'
import { promiseMail } from './promise-mail.ts'
import type { RequestLine } from './the-request.ts'
import { Note } from './words.ts'

export const AskEmployer = z
  .strictObject({
    employerEmail: Email,
    note: Note.default(''),
    expectedTotal: MoneySchema.meta({ description: 'The total the learner was shown; another one is refused' }),
    lang: LangCode.optional(),
  })
  .meta({ id: 'AskEmployer' })
export type AskEmployer = z.output<typeof AskEmployer>

type Asker = { id: string; name: string; email: string; proved: boolean }
const ASKER = statement<Asker>(
  'asking-asker',
  'select id, name, email, email_verified_at is not null as proved from people where id = $1 and erased_at is null',
)
const WRITE = statement(
  'asking-write',
  `insert into purchase_requests (id, person_id, name, email, employer_email, note, lang, currency, total_minor, hold_id, asked_at, until, held_until)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)`,
)
const WRITE_LINES = statement(
  'asking-write-lines',
  `insert into purchase_request_lines (request_id, offering_id, quantity, net_minor, extras, payer)
   select $1, l."offeringId", l.quantity, l."netMinor", l.extras, 'employer'
   from jsonb_to_recordset($2) as l("offeringId" uuid, quantity int, "netMinor" bigint, extras jsonb)`,
)
const EMPTY_CART = statement('asking-empty-cart', 'delete from cart_lines where cart_id = $1')

/**
 * Moves one's own seats from the cart into a request to an employer and holds them until it is answered. Mails go to strangers, so
 * whoever asks is signed in with a proved address. Returns the request's id.
 * @throws asking/address-unproved, asking/own-seat-only, seats/sold-out, checkout/price-changed, enrolment/already
 */
export async function askEmployer(tx: Tx, key: CartKey, command: AskEmployer): Promise<string> {
  const asker = await provedAsker(tx)
  const cart = await lockCart(tx, key)
  const lang = command.lang ?? cart.lang
  const { total, lines } = await priced(tx, cart, asker)
  if (!equal(total, command.expectedTotal)) throw priceChanged(command.expectedTotal, total, lang)
  const offeringIds = cart.lines.map(({ offeringId }) => offeringId)
  await demandNoSeatYet(
    tx,
    offeringIds.map((offeringId) => ({ personId: asker.id, offeringId })),
  )
  const { until, pools } = await holdTerms(tx, asker.id, offeringIds)
  const holdId = await holdSeats(tx, { lines: pools, until })
  if (!holdId) throw soldOut(offeringIds.map((offeringId) => ({ offeringId, wanted: 1, left: 0 })))
  const id = newId()
  const { employerEmail, note } = command
  const said = [employerEmail, note, lang, total.currency, total.minor]
  await run(tx, WRITE, [id, asker.id, asker.name, asker.email, ...said, holdId, tx.now, until])
  await run(tx, WRITE_LINES, [id, JSON.stringify(lines)])
  await run(tx, EMPTY_CART, [cart.id])
  await promiseMail(tx, { requestId: id, kind: 'asked', recipient: 'employer', email: employerEmail })
  await emit(tx, { name: 'EmployerAsked', subjectId: id, facts: { offeringIds, totalMinor: total.minor } })
  return id
}

async function provedAsker(tx: Tx): Promise<Asker> {
  const { actor } = tx
  const [asker] = actor.kind === 'person' ? await run(tx, ASKER, [actor.personId]) : []
  if (!asker) throw signInFirst()
  if (!asker.proved) throw unprovedAddress()
  return asker
}

type Priced = { total: Money; lines: RequestLine[] }

/** What the cart costs, as a Norwegian employer would pay it; each of its lines is on sale and for the asker alone. */
async function priced(tx: Tx, cart: Cart, asker: Asker): Promise<Priced> {
  if (cart.lines.length === 0) throw cartEmpty()
  const offers = await offersOf(
    tx,
    cart.lines.map(({ offeringId }) => offeringId),
    cart.lang,
  )
  const own = cart.lines.map((line) => {
    const offer = offers.find(({ offeringId }) => offeringId === line.offeringId)
    const others = line.people.filter(({ email }) => email !== asker.email)
    if (line.quantity !== 1 || others.length > 0) throw ownSeatOnly(line.offeringId)
    demandOnSale(offer, line.offeringId)
    return { offer, extras: soldWith(offer, line) }
  })
  return {
    total: quoteOf(
      own.flatMap(({ offer, extras }) => pricedLines(offer, 1, extras)),
      cart.currency,
    ).total,
    lines: own.map(({ offer, extras }) => ({
      offeringId: offer.offeringId,
      quantity: 1,
      netMinor: offer.price.net.minor,
      extras: extras.map(({ extra, quantity }) => ({
        ...{ extraId: extra.extraId, quantity },
        netMinor: extra.price.net.minor,
      })),
    })),
  }
}

/** What is held for some companies only is bought by them, and nobody else is asked. */
function demandOnSale(offer: Offer | undefined, offeringId: string): asserts offer is Offer {
  if (!offer) throw notOffered(offeringId)
  if (offer.sale === 'closed' || offer.sale === 'not-yet') throw notOnSale(offer.offeringId, offer.sale)
}
