import { type On, run, statement } from '../platform/db/statement.ts'
import type { CampaignLink } from './link.ts'

const STATE = `case when l.ended_at is not null then 'ended' when app_now() >= l.until_at then 'over' else 'runs' end`
const LINK = `l.id, l.name, l.leads_to as "leadsTo", l.source, l.medium, l.campaign, l.code, l.until_at as "untilAt", ${STATE} as state,
  (select coalesce(sum(v.visits), 0)::int from campaign_link_visits v where v.link_id = l.id) as visits from campaign_links l`

/** $1 the id of the last one of the page before, $2 how many, $3 what is searched for, in small letters. Ids rise with time. */
const LIST = statement<CampaignLink>(
  'campaigns-list-links',
  `select ${LINK} where ($1::uuid is null or l.id < $1)
     and ($3::text is null or position($3 in l.name) > 0 or position($3 in l.campaign) > 0 or position($3 in l.source) > 0)
   order by l.id desc limit $2`,
)
const ONE = statement<CampaignLink>('campaigns-one-link', `select ${LINK} where l.id = $1`)
/** The newest days first. */
const DAYS = statement<{ day: string; visits: number }>(
  'campaigns-days-of-link',
  'select day::text, visits from campaign_link_visits where link_id = $1 order by day desc limit $2',
)
/** What links and codes that lower prices belong to, the newest first. Ids rise with time. */
const CAMPAIGNS = statement<{ campaign: string }>(
  'campaigns-names',
  `select campaign from (select id, campaign from campaign_links union all select id, lower(campaign) from vouchers) each
   group by campaign order by max(id::text) desc limit $1`,
)

type ListAsk = { after: string | null; limit: number; search: string | null }

/** Links, the newest first, with what is searched for in name, source or campaign. */
export const listLinks = (on: On, { after, limit, search }: ListAsk): Promise<CampaignLink[]> =>
  run(on, LIST, [after, limit, search?.trim().toLowerCase() || null])

export async function linkById(on: On, id: string): Promise<CampaignLink | null> {
  const [found] = await run(on, ONE, [id])
  return found ?? null
}

/** How often a link was followed, day by day, the newest first; days without a visit are left out. */
export const daysOfLink = (on: On, id: string, limit: number): Promise<{ day: string; visits: number }[]> =>
  run(on, DAYS, [id, limit])

/** So many of the campaigns that there are, of links and of codes, the newest first. */
export const newestCampaigns = async (on: On, most: number): Promise<string[]> =>
  (await run(on, CAMPAIGNS, [most])).map(({ campaign }) => campaign)
