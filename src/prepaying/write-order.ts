import { isStaff } from '../companies/may-act-for.ts'
import type { Payer } from '../orders/payer.ts'
import { nameOf } from '../platform/actor.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { dayInWords, type Lang, say } from '../platform/lang.ts'
import type { Prepaid } from '../prepaid/prepaid.ts'
import { PREPAID_CATEGORY } from '../prepaid/prepaid.ts'
import type { Accepting } from './accept-prepaid.ts'

/** Why what is prepaid carries no VAT is why the courses do not: the words of the class that they are sold in. */
const WRITE = statement(
  'prepaying-write-order',
  `with input as (select * from jsonb_to_record($1) as o(order_id uuid, hold_id uuid, line_id uuid, demand_id uuid, person_id uuid, company_id uuid,
     payer jsonb, lang text, currency text, net_minor bigint, quantity int, sales_terms_version int, purchase_order_number text, buyer_reference text,
     vouched_by text, actor text, now timestamptz, today date, until_day date, terms_days int, title text, detail text)),
   exempt as (select reason_nb, reason_en, exemption_code from tax_classes where category = '${PREPAID_CATEGORY}' order by code limit 1),
   hold as (insert into seat_holds (id, ends_at, created_at, confirmed_at) select hold_id, now, now, now from input returning id),
   placed as (insert into orders (id, person_id, company_id, payer, lang, pay_by, currency, net_minor, vat_minor, total_minor, hold_id, sales_terms_version,
       purchase_order_number, buyer_reference, placed_at, settled_at, vouched_by)
     select order_id, person_id, company_id, payer, lang, 'invoice', currency, net_minor, 0, net_minor, hold_id, sales_terms_version,
       purchase_order_number, buyer_reference, now, now, vouched_by from input, hold returning id),
   lined as (insert into order_lines (id, order_id, position, kind, title, detail, delivered_from, delivered_to, quantity, unit_net_minor, net_minor,
       vat_category, vat_rate_basis_points, vat_reason, vat_exemption_code)
     select line_id, order_id, 1, 'prepaid', title, detail, today, until_day, quantity, net_minor / quantity, net_minor,
       '${PREPAID_CATEGORY}', 0, case lang when 'nb' then reason_nb else reason_en end, exemption_code from input, placed, exempt),
   demanded as (insert into demands (id, order_id, amount_minor, currency, terms_days, invoice_from)
     select demand_id, order_id, net_minor, currency, terms_days, today from input, placed returning id),
   shared as (insert into demand_lines (demand_id, line_id, net_minor) select demand_id, line_id, net_minor from input, demanded),
   due as (insert into documents_due (id, kind, order_id, demand_id, due_from, since)
     select uuidv7(), 'invoice', order_id, demand_id, today, now from input, demanded)
   insert into events (at, actor, name, subject_id, facts)
   select now, actor, 'OrderSettled', order_id, jsonb_build_object('holdId', hold_id, 'totalMinor', net_minor, 'payBy', 'invoice') from input, placed`,
)

/** The order that pays for a prepaid: one line that is no seat, and its invoice, in one statement. */
export async function writeOrder(
  tx: Tx,
  prepaid: Prepaid,
  { wish, payer, company, personId }: Accepting & { payer: Payer },
): Promise<{ orderId: string; lineId: string }> {
  const [orderId, lineId] = [newId(), newId()]
  const { currency, netMinor, places, untilDay } = prepaid
  await run(tx, WRITE, [
    JSON.stringify({
      ...{ order_id: orderId, hold_id: newId(), line_id: lineId, demand_id: newId(), person_id: personId },
      ...{ company_id: company.id, payer, lang: wish.lang, currency, net_minor: netMinor, quantity: places ?? 1 },
      ...{ sales_terms_version: wish.acceptedSalesTerms, purchase_order_number: wish.purchaseOrderNumber ?? null },
      ...{ buyer_reference: wish.buyerReference ?? company.buyerReference, terms_days: company.paymentTermsDays },
      ...{ vouched_by: isStaff(tx.actor) ? nameOf(tx.actor) : null, actor: nameOf(tx.actor), now: tx.now },
      ...{ today: dayIn(SELLER_ZONE, tx.now), until_day: untilDay, ...wordsOf(prepaid, wish.lang) },
    }),
  ])
  return { orderId, lineId }
}

/** What the line says: what it is, on which courses it can be drawn, and until when. */
function wordsOf({ places, number, courseIds, titles, untilDay }: Prepaid, lang: Lang) {
  const until = dayInWords(untilDay, lang)
  const courses =
    courseIds === null
      ? say(lang, { nb: 'alle kurs uten merverdiavgift', en: 'all courses without VAT' })
      : titles.join(', ')
  return {
    title:
      places === null
        ? say(lang, { nb: `Forhåndsbetalt beløp ${number}`, en: `Prepaid amount ${number}` })
        : say(lang, { nb: `Forhåndsbetalte plasser ${number}`, en: `Prepaid places ${number}` }),
    detail: say(lang, {
      nb: `Kan brukes på ${courses} til og med ${until}`,
      en: `Can be used for ${courses} until and including ${until}`,
    }),
  }
}
