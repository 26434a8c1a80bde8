import { makeApiKey } from '../../../src/identity/make-api-key.ts'
import type { Play } from '../../break/open-host.ts'
import { launch } from '../../storefront/make.ts'
import { ask, until } from '../../support/buyer.ts'
import { orderOf } from '../../support/desk.ts'
import type { Fleet } from '../../support/fleet.ts'
import type { IssuedAtOnce } from './issue-at-once.ts'

const PATIENCE_SECONDS = 60

/** Every tenth sale and every fourth batch of numbers, the first among them, finds the disk full when all of it is written and nothing committed. */
const FAILURES = `create sequence tries_to_sell; create sequence tries_to_issue start 4;
  grant usage on sequence tries_to_sell, tries_to_issue to coursetill_app;
  create function fail_each() returns trigger language plpgsql as $$ begin
    if nextval(tg_argv[0]::regclass) % tg_argv[1]::int = 0 then raise 'the disk is full' using errcode = 'disk_full'; end if; return null; end $$;
  create trigger fail_each after insert on deliveries_due for each statement execute function fail_each('tries_to_sell', 10);
  create trigger fail_each after insert on files_due for each statement execute function fail_each('tries_to_issue', 4)`

/** So many companies buy on invoice at the same time while sales and batches of numbers fail again and again. */
export async function numbersAmidFailures(fleet: Fleet, orders: number) {
  await fleet.asOwner(FAILURES)
  const { offeringId } = await launch(fleet, { capacity: 100 })
  const { offeringId: other } = await launch(fleet, { capacity: 100 })
  const { key } = await fleet.does((tx) =>
    makeApiKey(tx, { name: 'ERP', roles: ['course-administrator'], personal: true }),
  )
  const [before] = await fleet.witness<{ n: number }[]>`select count(*)::int as n from documents`
  const failed = await Promise.all(
    Array.from({ length: orders }, (_, n) =>
      untilItWorks(`${fleet.urls[n % fleet.urls.length]}/orders`, {
        body: orderOf(n % 2 ? offeringId : other, 1),
        headers: { authorization: `Bearer ${key}`, 'idempotency-key': `nummer-${n}` },
      }),
    ),
  )
  const wanted = before!.n + orders
  await until(
    () => fleet.witness<{ n: number }[]>`select count(*)::int as n from documents`,
    ([row]) => row!.n >= wanted,
    PATIENCE_SECONDS,
  )
  const [row] = await fleet.witness<
    { documents: number; numbers: number; first: number; last: number; lastBatch: number }[]
  >`
    select count(*)::int as documents, count(distinct number)::int as numbers, min(number)::int as first, max(number)::int as last from documents`
  const [issuing] = await fleet.witness<
    { failed: number }[]
  >`select (last_value / 4)::int as failed from tries_to_issue`
  return { failedSales: failed.reduce((sum, n) => sum + n, 0), failedBatches: issuing!.failed, wanted, ...row! }
}

/** So many orders are credited while as many others are placed, at all servers, with the failures of before. Returns once nothing is due. */
export async function creditsAmidOrders(fleet: Fleet, key: string, credits: number): Promise<{ orders: number }> {
  const { offeringId } = await launch(fleet, { capacity: credits })
  const headersOf = (id: string) => ({ authorization: `Bearer ${key}`, 'idempotency-key': `${offeringId}-${id}` })
  const urlOf = (n: number) => fleet.urls[n % fleet.urls.length]!
  const old = await fleet.witness<{ id: string }[]>`
    select o.id from orders o join documents d on d.order_id = o.id where o.cancelled_at is null and d.credits_id is null
    group by o.id having count(*) = 1 order by o.number desc limit ${credits}`
  await Promise.all([
    ...old.map(({ id }, n) =>
      untilItWorks(`${urlOf(n)}/orders/${id}/credit-note`, { body: { reason: 'Avlyst' }, headers: headersOf(id) }),
    ),
    ...old.map((_, n) =>
      untilItWorks(`${urlOf(n + 1)}/orders`, { body: orderOf(offeringId, 1), headers: headersOf(`ny-${n}`) }),
    ),
  ])
  await until(
    () => fleet.witness<{ n: number }[]>`select count(*)::int as n from documents_due`,
    ([row]) => row!.n === 0,
    PATIENCE_SECONDS,
  )
  return { orders: old.length }
}

/** How often it failed before it worked. */
async function untilItWorks(url: string, wish: { body: object; headers: Record<string, string> }): Promise<number> {
  let tries = 0
  await until(
    () => {
      tries++
      return ask(url, { method: 'POST', ...wish })
    },
    ({ status }) => status < 300,
    PATIENCE_SECONDS,
  )
  return tries - 1
}

/** A series to start from, a sequence to misuse, and none of the walls that would hide a missing guard. */
const BARE = `insert into series (code, next_number) values ('TEST', 1);
  create sequence numbers_of_a_sequence; grant usage on sequence numbers_of_a_sequence to coursetill_app;
  drop index documents_number_once; drop index documents_kid_once`

/** Issuers beside each other, some of whose transactions fail after all is numbered. */
export async function issuersAtOnce(fleet: Fleet, play: Play): Promise<IssuedAtOnce> {
  await fleet.asOwner(BARE)
  const { offeringId } = await launch(fleet, { capacity: 100 })
  return play('races/scenes/issue-at-once.ts', { appUrl: fleet.appUrl, offeringId })
}
