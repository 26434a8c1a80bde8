import { sql } from 'drizzle-orm'
import { check, integer, primaryKey, snakeCase, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { day, id, idOf, instant } from '../platform/db/columns.ts'

/**
 * A link with a name that is printed or written somewhere: `/go/<name>`. It leads on with marks of where it stood, until it ends; then it
 * leads on without. It never goes away, because paper does not.
 */
export const campaignLinks = snakeCase.table(
  'campaign_links',
  {
    id: id(),
    name: text().notNull(),
    /** The name with what looks alike made the same: no two links are taken for one another. */
    looksLike: text().notNull(),
    /** A page of our own: path and query. */
    leadsTo: text().notNull(),
    source: text().notNull(),
    medium: text().notNull(),
    campaign: text().notNull(),
    /** A code that lowers prices, which comes along. */
    code: text(),
    /** The moment from which it leads on without marks and code; null where it has no end. */
    untilAt: instant(),
    endedAt: instant(),
    madeAt: instant().notNull(),
    madeBy: text().notNull(),
  },
  (t) => [
    uniqueIndex('campaign_links_once').on(t.looksLike),
    check('campaign_links_own_page', sql`${t.leadsTo} ~ '^/' and ${t.leadsTo} !~ '^/[/\\\\]'`),
  ],
)

/** How often a link was followed on a day, by nobody in particular. */
export const campaignLinkVisits = snakeCase.table(
  'campaign_link_visits',
  {
    linkId: idOf().references(() => campaignLinks.id),
    day: day().notNull(),
    visits: integer().notNull(),
  },
  (t) => [
    primaryKey({ name: 'campaign_link_visits_pk', columns: [t.linkId, t.day] }),
    check('campaign_link_visits_some', sql`${t.visits} > 0`),
  ],
)
