import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { noteAct } from '../audit/note-act.ts'
import { lockOrder } from '../checkout/lock-order.ts'
import { orderTokenOf } from '../checkout/order-token.ts'
import { orderView } from '../checkout/order-view.ts'
import { ensurePeople } from '../identity/ensure-people.ts'
import { resendConfirmation } from '../notices/resend-confirmation.ts'
import { demandUnrestricted } from '../orders/restricted.ts'
import { isConfirmed } from '../orders/state.ts'
import { actOnce } from '../platform/act-once.ts'
import type { Actor } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { askOf } from '../platform/idempotency.ts'
import type { Lang } from '../platform/lang.ts'
import { unknown } from '../platform/problems.ts'
import type { Till } from '../platform/till.ts'
import { Email } from '../platform/words.ts'
import { addressNotThere, addressProven, inTheCourse, sameAddress } from './problems.ts'

export const CorrectAddress = z
  .strictObject({
    from: Email.meta({ description: 'As it was misspelt' }),
    to: Email.meta({ description: 'As it is' }),
  })
  .meta({ id: 'CorrectAddress' })
export type CorrectAddress = z.output<typeof CorrectAddress>

const FIND = statement<{ personId: string | null; name: string; pays: boolean; proven: boolean; lang: Lang }>(
  'support-address-of-order',
  `select n.id as "personId", coalesce(n.name, o.payer ->> 'contactName', o.payer ->> 'name') as name, coalesce(o.payer_email = $2, false) as pays, o.lang,
     n.email_verified_at is not null or n.password_hash is not null or exists (select from external_identities x where x.person_id = n.id) as proven
   from orders o left join person_addresses a on a.email = $2 left join people n on n.id = a.person_id
   where o.id = $1 and (o.payer_email = $2 or n.id = o.person_id or exists (select from order_places p where p.order_id = o.id and p.person_id = n.id))`,
)
const PAYER = statement(
  'support-correct-payer',
  `update orders set payer = jsonb_set(payer, '{email}', to_jsonb($3::text)), link_turn = link_turn + 1, wrong_emails = array_append(wrong_emails, $2)
   where id = $1 and payer_email = $2`,
)
const BILLING = statement(
  'support-correct-billing',
  `update demands set billing = jsonb_set(billing, '{payer,email}', to_jsonb($3::text)) where order_id = $1 and lower(billing #>> '{payer,email}') = $2`,
)
/** What of an order is somebody's becomes somebody else's: that they ordered it, their seats in it, and what they answered for them. */
const MOVE = [
  statement('support-move-order', 'update orders set person_id = $3 where id = $1 and person_id = $2'),
  statement('support-move-places', 'update order_places set person_id = $3 where order_id = $1 and person_id = $2'),
  statement(
    'support-move-answers',
    `update question_answers t set person_id = $3 where t.person_id = $2
       and exists (select from questions q join order_lines l on l.offering_id = q.offering_id where q.id = t.question_id and l.order_id = $1)
       and not exists (select from question_answers own where own.person_id = $3 and own.question_id = t.question_id)`,
  ),
  statement(
    'support-drop-answers',
    `delete from question_answers t using questions q, order_lines l
     where t.person_id = $2 and q.id = t.question_id and l.offering_id = q.offering_id and l.order_id = $1 and $3::uuid is not null`,
  ),
  statement(
    'support-move-paid-waiting',
    `update waiting_entries t set person_id = $3, email = n.email from people n where t.paid_order_id = $1 and t.person_id = $2 and n.id = $3
       and not exists (select from waiting_entries own where own.email = n.email and own.offering_id = t.offering_id and own.ended_at is null)`,
  ),
  statement(
    'support-move-assignments',
    `update seat_assignments t set person_id = $3, email = (select n.email from people n where n.id = $3) from wallet_seats w where w.seat_id = t.seat_id and w.order_id = $1 and t.person_id = $2`,
  ),
  statement('support-move-enrolments', 'update enrolments set person_id = $3 where order_id = $1 and person_id = $2'),
] as const
const SITS_THERE = statement(
  'support-sits-there',
  `select from enrolments e where e.order_id = $1 and e.person_id = $2 and e.withdrawn_at is null
     and (exists (select from enrolments own where own.offering_id = e.offering_id and own.person_id = $3 and own.withdrawn_at is null)
       or exists (select from seat_assignments own where own.offering_id = e.offering_id and own.person_id = $3 and own.ended_at is null))`,
)
const UNSENT = statement(
  'support-redirect-mails',
  `update mails set to_email = $3, text = replace(text, $4, $5), html = replace(html, $4, $5)
   where order_id = $1 and lower(to_email) = $2 and sent_at is null and bounced_at is null`,
)

type Correction = CorrectAddress & { orderId: string; key: string }

/** Corrects an address once per key. @throws what correctAddress does, idempotency/key-reused, idempotency/in-progress */
export async function correctOnce(till: Till, actor: Actor, { key, orderId, ...body }: Correction): Promise<void> {
  const ask = askOf(actor, null, { key, operation: `correct address ${orderId}`, body })
  await actOnce(till, actor, {
    ask,
    work: async (tx) => {
      await correctAddress(tx, till, { orderId, ...body, key })
      return orderId
    },
  })
}

/**
 * An order was placed with a misspelt address: what it says of payer and seats goes to whoever has the right one, as if that had been
 * typed. Links that were mailed to the wrong one are dead, what is unsent goes to the right one, and the confirmation comes there with
 * a new link. Documents stay as they were issued, and what is written about them goes to the right one. An address that its owner has proved is theirs to change, not ours.
 * @throws order/unknown, order/address-unknown, order/same-address, order/address-proven, order/already-in-course, order/restricted
 */
async function correctAddress(tx: Tx, till: Till, { orderId, from, to, key }: Correction): Promise<void> {
  if (from === to) throw sameAddress()
  const seen = await whoseAddress(tx, orderId, from)
  const [personId] = await ensurePeople(tx, [{ name: seen.name, email: to }], seen.lang)
  await lockOrder(tx, orderId)
  const { order, ...whose } = await whoseAddress(tx, orderId, from)
  if (whose.proven) throw addressProven()
  if (whose.personId) await movePerson(tx, orderId, { from: whose.personId, to: personId! })
  if (whose.pays) for (const each of [PAYER, BILLING]) await run(tx, each, [orderId, from, to])
  const turns = [order.linkTurn, order.linkTurn + Number(whose.pays)]
  const links = turns.map((turn) => `token=${orderTokenOf(till.config.sessionSecret, orderId, turn)}`)
  await run(tx, UNSENT, [orderId, from, to, ...links])
  if (whose.pays && isConfirmed(order)) await resendConfirmation(tx, till, { orderId, key })
  await emit(tx, { name: 'AddressCorrected', subjectId: orderId, facts: { pays: whose.pays } })
  await noteAct(tx, {
    kind: 'address-corrected',
    subjectId: orderId,
    personal: { aboutId: personId!, after: { from, to } },
  })
}

async function whoseAddress(tx: Tx, orderId: string, address: string) {
  const order = await orderView(tx, orderId)
  if (!order) throw unknown('order')
  demandUnrestricted(order.payer)
  const [whose] = await run(tx, FIND, [orderId, address])
  if (!whose) throw addressNotThere()
  return { ...whose, order }
}

async function movePerson(tx: Tx, orderId: string, { from, to }: { from: string; to: string }): Promise<void> {
  const whom = [orderId, from, to]
  if ((await run(tx, SITS_THERE, whom)).length > 0) throw inTheCourse()
  for (const each of MOVE) await run(tx, each, whom)
}
