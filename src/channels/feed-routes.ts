import { z } from 'zod'
import { TOPIC_MAX } from '../catalogue/words.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { LangCode } from '../platform/lang.ts'
import type { Till } from '../platform/till.ts'
import { Line } from '../platform/words.ts'
import { CATALOGUE_FEEDS } from './feeds/catalogue.ts'
import type { Feed } from './feeds/feed.ts'
import { NEW_FEEDS } from './feeds/new-ones.ts'
import { PRODUCT_FEEDS } from './feeds/products.ts'
import { keptFile } from './kept-bodies.ts'
import { tellerOf } from './teller.ts'
import { isTold, type Wanted } from './told.ts'

/** What a list for other sites is narrowed by; the language does not follow the reader's, so that every cache may keep it. */
const FeedQuery = z.strictObject({
  lang: LangCode.default('nb'),
  faculty: Line.optional(),
  topic: Line.max(TOPIC_MAX).optional(),
})

export const FEEDS: readonly Feed[] = [...NEW_FEEDS, ...CATALOGUE_FEEDS, ...PRODUCT_FEEDS]

/** "/feeds/new.rss?lang=en&topic=ledelse": the same words always, because a body is kept by it. */
export function feedPath(name: string, { lang, faculty, topic }: Wanted): string {
  const chosen = Object.entries({ lang, faculty, topic }).flatMap(([key, value]) => (value ? [[key, value]] : []))
  return `/feeds/${name}?${new URLSearchParams(chosen as [string, string][])}`
}

export const feedRoutes: readonly AnyRoute[] = FEEDS.map((feed) =>
  route({
    method: 'get',
    path: `/feeds/${feed.name}`,
    id: `readFeed${feed.name.replaceAll(/(?:^|\.)(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    room: 'channels',
    summary: feed.summary,
    who: 'anyone',
    openToAll: true,
    query: FeedQuery,
    replies: { 200: null },
    answer: async ({ till, query }) => ({ status: 200, body: null, ...(await feedFile(till, feed, query)) }),
  }),
)

/** All that nothing is told of share one empty body, for there is no end of such words. */
const NOTHING = 'nothing'

async function feedFile(till: Till, feed: Feed, wanted: Wanted) {
  const { pool } = till.connection
  const isFound = await isTold({ client: pool }, wanted)
  const path = feedPath(feed.name, isFound ? wanted : { lang: wanted.lang })
  const teller = await tellerOf(till, wanted.lang)
  const self = teller.publicUrl + path
  return keptFile(pool, {
    key: isFound ? path : `${path} ${NOTHING}`,
    queue: feed.queue,
    type: feed.type,
    name: feed.name,
    write: (now) => feed.write({ teller, wanted, on: { client: pool }, now, self }),
  })
}
