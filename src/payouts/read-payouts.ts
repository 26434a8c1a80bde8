import { noteHandled, takePayoutNews } from '../payments/news.ts'
import { run, statement } from '../platform/db/statement.ts'
import { act, type Till } from '../platform/till.ts'
import { followPayout } from './follow-payout.ts'
import { meetDeposits } from './meet-deposits.ts'
import { tieLines } from './tie-lines.ts'

/** How often Stripe's own list of payouts is read, and how many it gives at a time. */
const EVERY_MINUTES = 10
const PAGE = 100
/** How far each reading looks back behind the last: a bank may send a payout back within five banking days. */
const LOOK_BACK_DAYS = 14
/** Payouts whose lines are asked for anew in one round, and how long each waits in between. */
const ASKED_AT_ONCE = 20

/** Nothing is read before the first payment was opened: what the account paid out until then is of another till. */
const TAKE_TURN = statement<{ since: Date; began: Date }>(
  'payout-reading-turn',
  `insert into payout_readings as r (read_until, read_at) select app_now(), app_now() where exists (select from payments)
   on conflict (one) do update set read_at = excluded.read_at where r.read_at <= app_now() - interval '${EVERY_MINUTES} minutes'
   returning greatest(r.read_until - interval '${LOOK_BACK_DAYS} days', (select min(opened_at) from payments)) as since, r.read_at as began`,
)
const READ = statement('payout-reading-done', 'update payout_readings set read_until = greatest(read_until, $1)')
const KNOWN = statement<{ stripePayout: string }>(
  'payouts-known-as',
  `select p.stripe_payout as "stripePayout" from payouts p join jsonb_to_recordset($1) as g(id text, status text) on p.stripe_payout = g.id
   where p.state = g.status and (p.read_at is not null or not p.automatic)`,
)
const UNREAD = statement<{ stripePayout: string }>(
  'payouts-unread',
  `select stripe_payout as "stripePayout" from payouts where read_at is null and automatic
     and (asked_at is null or asked_at <= app_now() - interval '${EVERY_MINUTES} minutes') order by asked_at nulls first limit ${ASKED_AT_ONCE}`,
)
const job = { kind: 'job', name: 'payouts' } as const

/** Handles what Stripe told of payouts; one that cannot be followed comes again later. Returns how many were taken. */
export async function handlePayoutNews(till: Till): Promise<number> {
  const taken = await act(till, job, takePayoutNews)
  for (const { id, objectId } of taken)
    if (await followed(till, objectId)) await act(till, { kind: 'stripe' }, (tx) => noteHandled(tx, id))
  return taken.length
}

/**
 * Finds payouts that no webhook told and follows those that are not whole; then ties lines whose movement our books have learnt of since,
 * and lets payouts and the bank's deposits find each other. Returns 0: it is looked at again when its time comes.
 */
export async function roundOfPayouts(till: Till): Promise<number> {
  await readPayouts(till).catch((error: unknown) => till.log.warn({ err: error }, 'Stripe’s payouts could not be read'))
  await act(till, job, (tx) => tieLines(tx, null))
  await act(till, job, meetDeposits)
  return 0
}

/** One process at a time; a reading that breaks off begins where the last whole one ended. */
async function readPayouts(till: Till): Promise<void> {
  const [turn] = await act(till, job, (tx) => run(tx, TAKE_TURN, []))
  if (!turn) return
  const created = { gte: Math.floor(turn.since.getTime() / 1000) }
  const listed: { id: string; status: string }[] = []
  for await (const { id, status } of till.stripe.client.payouts.list({ created, limit: PAGE }))
    listed.push({ id, status })
  const on = { client: till.connection.pool }
  const known = new Set((await run(on, KNOWN, [JSON.stringify(listed)])).map(({ stripePayout }) => stripePayout))
  const open = (await run(on, UNREAD, [])).map(({ stripePayout }) => stripePayout)
  const asked = new Set([...listed.map(({ id }) => id).filter((id) => !known.has(id)), ...open])
  for (const id of asked) await followed(till, id)
  await act(till, job, (tx) => run(tx, READ, [turn.began]))
}

/** One that cannot be followed now stops no other, and comes again. */
async function followed(till: Till, stripePayout: string): Promise<boolean> {
  try {
    await followPayout(till, stripePayout)
    return true
  } catch (error) {
    till.log.warn({ err: error, stripePayout }, 'a payout could not be followed yet')
    return false
  }
}
