import { Readable } from 'node:stream'
import { z } from 'zod'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { LangCode } from '../platform/lang.ts'
import { unknown } from '../platform/problems.ts'
import { offersOf } from '../storefront/offers.ts'
import { feedRoutes } from './feed-routes.ts'
import { keptFile, READERS_MAY_KEEP } from './kept-bodies.ts'
import { pictureOf } from './picture/kept-pictures.ts'
import { pictureDigest, pictureFacts, picturePath } from './picture/picture-facts.ts'
import { robotsText } from './robots.ts'
import { partsOf, sitemapIndex, sitemapPart } from './sitemap.ts'
import { tellerOf } from './teller.ts'

const room = 'channels'
const XML = 'application/xml; charset=utf-8'
/** One year in seconds: the address changes with what the picture shows. */
const FOR_EVER = { 'Cache-Control': 'public, max-age=31536000, immutable' }

/** What is told to search engines, feed readers, advertisements and other sites. */
export const routes: readonly AnyRoute[] = [
  ...feedRoutes,
  route({
    method: 'get',
    path: '/sitemap.xml',
    id: 'readSitemap',
    room,
    summary: 'The parts of the map of all public pages',
    who: 'anyone',
    openToAll: true,
    replies: { 200: null },
    answer: async ({ till: { config, connection } }) => {
      const write = () => sitemapIndex({ client: connection.pool }, config.publicUrl)
      const making = { key: '/sitemap.xml', type: XML, name: 'sitemap.xml', queue: 'short' as const, write }
      return { status: 200, body: null, ...(await keptFile(connection.pool, making)) }
    },
  }),
  route({
    method: 'get',
    path: '/sitemaps/{part}',
    id: 'readSitemapPart',
    room,
    summary: 'Public pages with their languages and when they changed',
    who: 'anyone',
    openToAll: true,
    params: z.strictObject({ part: z.coerce.number().int().min(1) }),
    replies: { 200: null },
    refusals: ['sitemap/unknown'],
    answer: async ({ till: { config, connection }, params: { part } }) => {
      const on = { client: connection.pool }
      if (part > (await partsOf(on))) throw unknown('sitemap')
      const write = () => sitemapPart(on, config.publicUrl, part)
      const making = { key: `/sitemaps/${part}`, type: XML, name: `sitemap-${part}.xml`, queue: 'long' as const, write }
      return { status: 200, body: null, ...(await keptFile(connection.pool, making)) }
    },
  }),
  route({
    method: 'get',
    path: '/robots.txt',
    id: 'readRobots',
    room,
    summary: 'What robots may read (RFC 9309)',
    who: 'anyone',
    openToAll: true,
    replies: { 200: null },
    answer: async ({ till: { config } }) => {
      const source = Readable.from([robotsText(config.publicUrl, config.mode === 'demo')], { objectMode: false })
      const file = { type: 'text/plain; charset=utf-8', name: 'robots.txt', source, inline: true as const }
      return { status: 200, body: null, headers: READERS_MAY_KEEP, file }
    },
  }),
  route({
    method: 'get',
    path: '/pictures/{id}/{lang}/{digest}',
    id: 'readPicture',
    room,
    summary: 'The picture of a start for sharing, 1200 × 630; one that has changed since leads to the one of now',
    who: 'anyone',
    openToAll: true,
    params: z.strictObject({ id: z.uuid(), lang: LangCode, digest: z.string().regex(/^[0-9a-f]{20}$/) }),
    replies: { 200: null, 302: null },
    refusals: ['offering/unknown'],
    answer: async ({ till, params: { id, lang, digest } }) => {
      const [offer] = await offersOf({ client: till.connection.pool }, [id], lang)
      if (!offer) throw unknown('offering')
      const teller = await tellerOf(till, lang)
      const facts = pictureFacts(offer, teller)
      if (pictureDigest(facts) !== digest)
        return { status: 302, body: null, headers: { ...READERS_MAY_KEEP, Location: picturePath(offer, teller) } }
      const source = Readable.from([await pictureOf(facts)])
      const file = { type: 'image/png', name: `${offer.code}.png`, source, inline: true as const }
      return { status: 200, body: null, headers: { ...FOR_EVER, ETag: `"${digest}"` }, file }
    },
  }),
]
