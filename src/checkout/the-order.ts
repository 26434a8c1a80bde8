import { ANY_MEMBER, BUYER_ROLES, type MemberRole, type MemberTie, tieOf } from '../companies/member-role.ts'
import { lostTo, openToMember, stillTheirs } from '../orders/open-to-member.ts'
import { RESTRICTED } from '../orders/restricted.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Caller } from '../platform/http/route.ts'
import { type TieAsker, thing } from '../platform/http/who.ts'
import { turnOf } from './order-token.ts'

/** Whose an order is. A member counts where staff have confirmed the company; what they ordered themselves is theirs anyway. */
const OWNERS = statement<{
  isOrderer: boolean
  isClient: boolean
  member: { role: MemberRole; unitIds: string[] | null } | null
}>(
  'checkout-order-owners',
  `select coalesce(o.person_id = $2 and ${stillTheirs('$2')}, false) as "isOrderer", coalesce(o.external_client = $3, false) as "isClient", (
     select json_build_object('role', m.role, 'unitIds', m.unit_ids) from company_members m where m.company_id = o.company_id and m.person_id = $2 and m.ended_at is null and ${openToMember('$2')}) as member
   from orders o where o.id = $1`,
)

/**
 * A link in an old mail opens nothing where it was made anew, nothing of whoever is erased, nor what somebody ordered for a company before they left it, or were bound to other units: they have
 * the mail. Whoever they forwarded it to is a member, or has the link of the invoice, which goes to the company.
 */
const IS_OPEN = statement<{ open: boolean }>(
  'checkout-order-open',
  `select not ${RESTRICTED} and not ${lostTo('o.person_id')} and o.link_turn = any($2::int[]) as open from orders o where o.id = $1`,
)

export type OrderTie = 'orderer' | MemberTie | 'client' | 'order-token'
export const ORDER_TIES: Readonly<Record<OrderTie, string>> = {
  orderer: 'the person who ordered',
  owner: 'owners of its company',
  manager: 'managers of its company',
  buyer: 'buyers of its company',
  'finance-viewer': 'finance viewers of its company',
  'unit-manager': 'managers of its unit',
  'unit-buyer': 'buyers of its unit',
  'unit-viewer': 'finance viewers of its unit',
  client: 'the program that made it, under its external id',
  'order-token': 'whoever holds its Order-Token',
}

/** An order. Members of a company are tied to what is ordered in its name once staff have confirmed the company. */
export const theOrder = thing({
  name: 'order',
  ties: ORDER_TIES,
  held: ['order-token'],
  tiesOf: orderTiesOf,
})

/** The ties of whoever asks; what their token opens is seen by the request from then on. */
export async function orderTiesOf({ till, opened, ...caller }: TieAsker, orderId: string): Promise<OrderTie[]> {
  const ties = await orderTies({ client: till.connection.pool }, caller, { orderId, secret: till.config.sessionSecret })
  if (ties.includes('order-token')) opened.orders.push(orderId)
  return ties
}

const OWN = ['orderer', 'client', 'order-token'] as const
/** Everybody who may see it. */
export const ORDER_READERS = ['finance', 'auditor', 'support', ...OWN, ...ANY_MEMBER] as const
/** Who may act as its buyer; a finance viewer only reads. */
export const ORDER_BUYERS = ['finance', 'support', ...OWN, ...BUYER_ROLES, 'unit-manager', 'unit-buyer'] as const

type Opener = Pick<Caller, 'actor' | 'orderTokens'>
type Ask = { orderId: string; secret: string }

/** How a caller is tied to an order; nothing where they are not, or where there is none. */
export async function orderTies(on: On, { actor, orderTokens }: Opener, ask: Ask): Promise<OrderTie[]> {
  const turns = orderTokens.flatMap((token) => turnOf(ask.secret, ask.orderId, token) ?? [])
  const opens = turns.length > 0 && (await run(on, IS_OPEN, [ask.orderId, turns]))[0]?.open !== false
  const held: OrderTie[] = opens ? ['order-token'] : []
  if (actor.kind !== 'person' && actor.kind !== 'client') return held
  const asked = actor.kind === 'person' ? [actor.personId, null] : [null, actor.clientId]
  const [own] = await run(on, OWNERS, [ask.orderId, ...asked])
  if (!own) return held
  return [
    ...held,
    ...(own.isOrderer ? (['orderer'] as const) : []),
    ...(own.isClient ? (['client'] as const) : []),
    ...(own.member ? [tieOf(own.member.role, own.member.unitIds)] : []),
  ]
}
