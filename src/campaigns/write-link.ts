import { emit } from '../audit/emit.ts'
import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { courseIn, type LinkBody, type MakeLink } from './link.ts'
import { looksLike, newName } from './link-name.ts'
import {
  alreadyOver,
  linkEnded,
  linkUnknown,
  noSuchCode,
  noSuchPage,
  UNFIT,
  type UnfitCode,
  unfitCode,
} from './problems.ts'

const MAKE = statement(
  'campaigns-make-link',
  `insert into campaign_links (id, leads_to, source, medium, campaign, code, until_at, name, looks_like, made_at, made_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
)
const CHANGE = statement<{ id: string }>(
  'campaigns-change-link',
  `update campaign_links set leads_to = $2, source = $3, medium = $4, campaign = $5, code = $6, until_at = $7 where id = $1 returning id`,
)
const LOCK = statement<{ isEnded: boolean; untilAt: Date | null }>(
  'campaigns-lock-link',
  'select ended_at is not null as "isEnded", until_at as "untilAt" from campaign_links where id = $1 for no key update',
)
const END = statement('campaigns-end-link', 'update campaign_links set ended_at = $2 where id = $1')
/** $1 slug and $2 start of the page; null where there is nothing to ask. */
const IS_THERE = statement<{ page: boolean }>(
  'campaigns-is-there',
  `select $1::text is null or exists (select from courses c where c.slug = $1
     and ($2::text is null or exists (select from offerings o where o.course_id = c.id and o.code = $2))) as page`,
)
/** What speaks against the code $3 on the page of the course $1, or of its start $2. */
const CODE = statement<Record<UnfitCode, boolean>>(
  'campaigns-find-code',
  `select (voucher_standing(k.id, null, null) ->> 'isHidden')::boolean as "isHidden", v.code_most is not null as "isOfBatch",
     v.ended_at is not null or app_now() >= coalesce(v.until_at, 'infinity') as "isOver",
     not exists (select from courses c where c.slug = $1 and (v.faculties is null or c.faculty = any (v.faculties))
       and (v.course_ids is null or c.id = any (v.course_ids))
       and (v.offering_ids is null or exists (select from offerings o where o.course_id = c.id and o.id = any (v.offering_ids)
         and not o.closed and ($2::text is null or o.code = $2)))) as "isElsewhere"
   from voucher_codes k join vouchers v on v.id = k.voucher_id where k.code = $3`,
)

/**
 * Makes a link, with the name that somebody has thought of or one that is easy to read, and returns its id.
 * @throws campaign-link/name-taken, request/invalid at /leadsTo, /code or /untilAt
 */
export async function makeLink(tx: Tx, { name = newName(), ...body }: MakeLink): Promise<string> {
  await demandThere(tx, body)
  demandToCome(tx, body.untilAt)
  const id = newId()
  await run(tx, MAKE, [id, ...valuesOf(body), name, looksLike(name), tx.now, nameOf(tx.actor)])
  await emit(tx, { name: 'CampaignLinkMade', subjectId: id, facts: { name, campaign: body.campaign } })
  return id
}

/**
 * Changes where a link leads and what it says from now on. One that was ended may still lead elsewhere: it hangs where it hung.
 * @throws campaign-link/unknown, request/invalid
 */
export async function changeLink(tx: Tx, id: string, body: LinkBody): Promise<void> {
  await demandThere(tx, body)
  const { untilAt } = await lock(tx, id)
  if (new Date(body.untilAt ?? 0).getTime() !== (untilAt?.getTime() ?? 0)) demandToCome(tx, body.untilAt)
  await run(tx, CHANGE, [id, ...valuesOf(body)])
  await emit(tx, { name: 'CampaignLinkChanged', subjectId: id, facts: { campaign: body.campaign } })
}

/** Ends a link at once: it leads on without marks and code. @throws campaign-link/unknown, campaign-link/ended */
export async function endLink(tx: Tx, id: string): Promise<void> {
  const { isEnded } = await lock(tx, id)
  if (isEnded) throw linkEnded()
  await run(tx, END, [id, tx.now])
  await emit(tx, { name: 'CampaignLinkEnded', subjectId: id })
}

async function lock(tx: Tx, id: string) {
  const [found] = await run(tx, LOCK, [id])
  if (!found) throw linkUnknown()
  return found
}

async function demandThere(tx: Tx, { leadsTo, code }: LinkBody): Promise<void> {
  const course = courseIn(leadsTo)
  const where = [course?.slug ?? null, course?.start ?? null]
  const [is] = await run(tx, IS_THERE, where)
  if (!is!.page) throw noSuchPage()
  if (code === null) return
  const [found] = await run(tx, CODE, [...where, code])
  if (!found) throw noSuchCode()
  const why = UNFIT.find((each) => found[each])
  if (why) throw unfitCode(why)
}

function demandToCome({ now }: Tx, untilAt: string | null): void {
  if (untilAt !== null && new Date(untilAt) <= now) throw alreadyOver()
}

const valuesOf = ({ leadsTo, source, medium, campaign, code, untilAt }: LinkBody): unknown[] => [
  ...[leadsTo, source, medium, campaign, code, untilAt],
]
