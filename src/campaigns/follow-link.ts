import { type On, run, statement } from '../platform/db/statement.ts'
import type { CampaignLink } from './link.ts'
import { linkPath, looksLike, markOf } from './link-name.ts'
import { linkUnknown } from './problems.ts'

type Found = Pick<CampaignLink, 'id' | 'name' | 'leadsTo' | 'source' | 'medium' | 'campaign' | 'code'> & {
  runs: boolean
}
const FIND = statement<Found>(
  'campaigns-find-link',
  `select id, name, leads_to as "leadsTo", source, medium, campaign, code, ended_at is null and app_now() < coalesce(until_at, 'infinity') as runs
   from campaign_links where looks_like = $1`,
)
/** Nobody types more. */
const TYPED_MAX = 100

/**
 * Where a link leads: its page, with its marks and its code while it runs. Its name may be typed as it looks. One read, by its key.
 * @throws campaign-link/unknown
 */
export async function followLink(on: On, typed: string): Promise<{ id: string; path: string }> {
  const [found] = await run(on, FIND, [looksLike(typed.slice(0, TYPED_MAX))])
  if (!found) throw linkUnknown()
  return { id: found.id, path: found.runs ? marked(found) : found.leadsTo }
}

function marked({ leadsTo, source, medium, campaign, name, code }: Found): string {
  const [page = '', query = ''] = leadsTo.split('?')
  const marks = new URLSearchParams(query)
  marks.set('utm_source', source)
  marks.set('utm_medium', medium)
  marks.set('utm_campaign', campaign)
  marks.set('utm_content', markOf(name))
  if (code !== null) marks.set('code', code)
  return `${page}?${marks}`
}

/** The whole address of a link, as it is printed. */
export const linkUrl = (publicUrl: string, name: string): string => publicUrl + linkPath(name)
