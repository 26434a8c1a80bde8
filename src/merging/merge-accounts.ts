import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { noteAct } from '../audit/note-act.ts'
import { freshPerson } from '../identity/fresh.ts'
import { promiseWord } from '../identity/way-in-changed.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { giveUpSeat, lockSeats } from './give-up-seat.ts'
import { hindrancesOf } from './hindrances.ts'
import { MOVES } from './moves.ts'
import { chooseSeats, completedStays, HINDRANCES, mergeUnknown } from './problems.ts'
import { type SeatTwice, seatsTwice } from './seats-twice.ts'
import { type Both, lockMerge } from './the-merge.ts'

/** More than anybody has courses. */
const SEATS_MAX = 200

export const MergeAccounts = z
  .strictObject({
    keep: z
      .array(z.strictObject({ offeringId: z.uuid(), seat: z.enum(['here', 'there']) }))
      .max(SEATS_MAX)
      .meta({ description: 'For each offering in which both accounts have a seat: whose stays' }),
  })
  .meta({ id: 'MergeAccounts' })
export type MergeAccounts = z.output<typeof MergeAccounts>

const LOCK_ORDERS = statement(
  'merge-lock-orders',
  `select id from orders where person_id in ($1, $2) or id in (select order_id from order_places where person_id in ($1, $2)) order by id for update`,
)
type Row = {
  id: string
  email: string
  passwordHash: string | null
  externalClient: string | null
  externalId: string | null
}
const LOCK_PEOPLE = statement<Row>(
  'merge-lock-people',
  `select id, email, password_hash as "passwordHash", external_client as "externalClient", external_id as "externalId"
   from people where id in ($1, $2) and erased_at is null order by id for update`,
)
const MAIN = statement<{ id: string }>('merge-main-of', 'select id from person_addresses where email = $1')
const SPEND = statement('merge-spend', 'update address_proofs set spent_at = $2 where id = $1')
const FORGET_KEYS = statement('merge-forget-keys', `delete from idempotency_keys where scope = 'person:' || $1::uuid`)
const END_OTHER_SESSIONS = statement(
  'merge-end-sessions',
  `delete from login_sessions where person_id = $1 and digest <> $2 and not with_code
   and exists (select from authenticators where person_id = $1 and confirmed_at is not null)`,
)
const DELETE = statement('merge-delete', 'delete from people where id = $1')
const REMEMBER = statement('merge-remember', 'insert into merged_people (id, person_id, merged_at) values ($2, $1, $3)')
const TAKE_OVER = statement(
  'merge-take-over',
  `update people set password_hash = coalesce(password_hash, $2),
     external_client = case when external_id is null then $3 else external_client end, external_id = coalesce(external_id, $4) where id = $1`,
)

/**
 * Two accounts of one person become the one that is signed in: everything that names the other names this one, and the other is
 * gone, with its sessions. Both main addresses are told. Whatever is being ordered, paid or merged at this moment comes before or
 * after, or is refused. @throws access/prove-again, merge/unknown, merge/choose-seats, merge/completed-stays and the hindrances
 */
export async function mergeAccounts(tx: Tx, proofId: string, wish: MergeAccounts): Promise<void> {
  const merge = await lockMerge(tx, proofId)
  const { session } = freshPerson(tx.actor)
  const { here, there } = merge
  await lockSeats(tx, here, there)
  await run(tx, LOCK_ORDERS, [here, there])
  const goes = await lockPeople(tx, merge)
  const twice = await seatsTwice(tx, merge, 'nb')
  const [hindrance] = await hindrancesOf(tx, merge, twice)
  if (hindrance) throw HINDRANCES[hindrance]()
  for (const offering of chosen(twice, wish))
    await giveUpSeat(tx, { offeringId: offering.id, personId: offering.keeps === 'here' ? there : here })
  await run(tx, SPEND, [proofId, tx.now])
  await become(tx, merge, goes)
  if (session !== undefined) await run(tx, END_OTHER_SESSIONS, [here, session])
  await note(tx, merge, goes)
}

async function lockPeople(tx: Tx, { here, there }: Both): Promise<Row> {
  const people = await run(tx, LOCK_PEOPLE, [here, there])
  const goes = people.find(({ id }) => id === there)
  if (!goes || people.length < 2) throw mergeUnknown()
  return goes
}

/** Whose seat stays, offering by offering: exactly those of which there are two. */
function chosen(twice: readonly SeatTwice[], { keep }: MergeAccounts): { id: string; keeps: 'here' | 'there' }[] {
  const wanted = new Map(keep.map(({ offeringId, seat }) => [offeringId, seat]))
  const open = twice.map(({ offeringId }) => offeringId)
  if (open.some((id) => !wanted.has(id)) || wanted.size > open.length) throw chooseSeats(open)
  return twice.map(({ offeringId, here, there }) => {
    const keeps = wanted.get(offeringId)!
    if ((keeps === 'here' ? there : here).isCompleted) throw completedStays(offeringId)
    return { id: offeringId, keeps }
  })
}

/** The row that goes could not be deleted while anything still named it. */
async function become(tx: Tx, { here, there }: Both, goes: Row): Promise<void> {
  for (const { by } of MOVES) for (const each of by) await run(tx, each, [here, there])
  await run(tx, FORGET_KEYS, [there])
  await run(tx, DELETE, [there])
  await run(tx, REMEMBER, [here, there, tx.now])
  await run(tx, TAKE_OVER, [here, goes.passwordHash, goes.externalClient, goes.externalId])
}

async function note(tx: Tx, { here, there }: Both, goes: Row): Promise<void> {
  await emit(tx, { name: 'AccountsMerged', subjectId: here, facts: { accountId: there } })
  await emit(tx, { name: 'AccountBecamePart', subjectId: there, facts: { personId: here } })
  await noteAct(tx, { kind: 'accounts-merged', subjectId: here, after: { accountId: there } })
  const [main] = await run(tx, MAIN, [goes.email])
  await promiseWord(tx, { personId: here, change: 'merged' })
  if (main) await promiseWord(tx, { personId: here, change: 'merged', addressId: main.id })
}
