import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { LINES_MAX } from '../cart/problems.ts'
import { AddLine } from '../cart/put-line.ts'
import { demandAgreementsLeft } from '../checkout/agreements-taken.ts'
import { promisedBy } from '../checkout/as-promised.ts'
import { Payer } from '../orders/payer.ts'
import { nameOf } from '../platform/actor.ts'
import { dayIn, dayPlus, earliestDay, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { LangCode } from '../platform/lang.ts'
import { Line } from '../platform/words.ts'
import { contentOf } from './content-of.ts'
import type { OfferedLine } from './frozen.ts'
import { holdFor } from './hold-for.ts'
import { type PricedLines, priceLines } from './price-lines.ts'
import { offeredTwice, validTooLong } from './problems.ts'

/** How long a quote stands unless it says otherwise, and at most, in days after the day it is made. */
const VALID_DAYS = 30
const VALID_DAYS_MAX = 180

export const QuotedLine = AddLine.omit({ people: true }).meta({ id: 'QuotedLine' })
export const MakeQuotation = z
  .strictObject({
    payer: Payer,
    lines: z.array(QuotedLine).min(1).max(LINES_MAX),
    lang: LangCode.default('nb'),
    validThrough: z.iso.date().optional().meta({ description: 'The last day it stands; 30 days where missing' }),
    heldThrough: z.iso
      .date()
      .optional()
      .meta({ description: 'The last day on which its seats are held for the buyer; none are held where missing' }),
    note: Line.optional().meta({ description: 'To the buyer, above the lines' }),
  })
  .meta({ id: 'MakeQuotation' })
export type MakeQuotation = z.output<typeof MakeQuotation>

const INSERT = statement<{ number: number }>(
  'quotations-make',
  `insert into quotations (id, payer, lang, lines, currency, total_minor, valid_through, hold_id, held_through, content, made_at, made_by, person_id)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) returning number`,
)

/**
 * Offers seats to somebody in writing, at the prices of this moment. It takes no seat, and holds them where it says so. `personId`
 * is the buyer who makes it for themselves.
 * @throws offering/unknown, offering/not-on-sale, pricing/agreement-used-up, quotation/no-seats, request/invalid at /validThrough or /heldThrough
 */
export async function makeQuotation(tx: Tx, wish: MakeQuotation, personId: string | null = null): Promise<string> {
  demandEachOnce(wish)
  const priced = await priceLines(tx, wish)
  await demandAgreementsLeft(tx, priced.offers, wish.lines)
  const issueDate = dayIn(SELLER_ZONE, tx.now)
  const validThrough = validDay(wish.validThrough, issueDate, priced)
  const { heldThrough } = wish
  const holdId = heldThrough ? await holdFor(tx, priced, { heldThrough, validThrough, payer: wish.payer.kind }) : null
  const content = await contentOf(tx, wish, { priced, issueDate, validThrough })
  const { currency, total } = priced.quote
  const id = newId()
  await run(tx, INSERT, [
    ...[
      id,
      JSON.stringify(wish.payer),
      wish.lang,
      JSON.stringify(priced.lines.map(frozen(priced))),
      currency,
      total.minor,
    ],
    ...[validThrough, holdId, heldThrough ?? null, JSON.stringify(content), tx.now, nameOf(tx.actor), personId],
  ])
  await emit(tx, { name: 'QuotationMade', subjectId: id, facts: { totalMinor: total.minor, validThrough } })
  return id
}

function demandEachOnce({ lines }: MakeQuotation): void {
  const ids = lines.map(({ offeringId }) => offeringId)
  const again = ids.findIndex((each, at) => ids.indexOf(each) !== at)
  if (again >= 0) throw offeredTwice(again)
}

const frozen =
  ({ offers }: PricedLines) =>
  ({ offeringId, extraId, quantity, unitNetMinor, agreement }: PricedLines['lines'][number]): OfferedLine => {
    const by = agreement && offers.find((offer) => offer.offeringId === offeringId)?.agreed
    return {
      offeringId,
      extraId,
      quantity,
      unitNetMinor,
      ...(by && { agreed: promisedBy(by, agreement.listedNetMinor) }),
    }
  }

/** Nothing is offered beyond the day on which booking closes: nobody could take it up. */
function validDay(wished: string | undefined, today: string, { offers }: PricedLines): string {
  const closing = offers.map(({ saleClosesAt }) => dayIn(SELLER_ZONE, saleClosesAt))
  const latest = earliestDay(dayPlus(today, VALID_DAYS_MAX), ...closing)
  if (wished === undefined) return earliestDay(dayPlus(today, VALID_DAYS), latest)
  if (wished < today || wished > latest) throw validTooLong(latest)
  return wished
}
