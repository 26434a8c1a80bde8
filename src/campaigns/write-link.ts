import { emit } from '../audit/emit.ts'
import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { courseIn, type LinkBody, type MakeLink } from './link.ts'
import { looksLike, newName } from './link-name.ts'
import { alreadyOver, linkEnded, linkUnknown, noSuchCode, noSuchPage } from './problems.ts'

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
/** $1 slug and $2 start of the page, $3 the code; null where there is nothing to ask. */
const THERE = statement<{ page: boolean; code: boolean }>(
  'campaigns-is-there',
  `select $1::text is null or exists (select from courses c where c.slug = $1
       and ($2::text is null or exists (select from offerings o where o.course_id = c.id and o.code = $2))) as page,
     $3::text is null or exists (select from voucher_codes k where k.code = $3) as code`,
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
  const [is] = await run(tx, THERE, [course && decoded(course.slug), course?.start ?? null, code])
  if (!is!.page) throw noSuchPage()
  if (!is!.code) throw noSuchCode()
}

/** A slug as it is kept; one that is badly written is none. */
function decoded(slug: string): string {
  try {
    return decodeURIComponent(slug)
  } catch {
    return ''
  }
}

function demandToCome({ now }: Tx, untilAt: string | null): void {
  if (untilAt !== null && new Date(untilAt) <= now) throw alreadyOver()
}

const valuesOf = ({ leadsTo, source, medium, campaign, code, untilAt }: LinkBody): unknown[] => [
  ...[leadsTo, source, medium, campaign, code, untilAt],
]
