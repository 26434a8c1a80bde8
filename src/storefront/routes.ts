import { z } from 'zod'
import { theOffering } from '../catalogue/the-offering.ts'
import { InstantOut, Slug } from '../catalogue/words.ts'
import { pageQuery } from '../platform/http/page-of.ts'
import { route } from '../platform/http/route.ts'
import { LangCode } from '../platform/lang.ts'
import { unknown } from '../platform/problems.ts'
import { act } from '../platform/till.ts'
import { Line } from '../platform/words.ts'
import { countOffers } from './count-offers.ts'
import { filterQuery } from './filters.ts'
import { noteEmptySearch } from './note-empty-search.ts'
import { courseBySlug, listOffers, offersOf } from './offers.ts'
import { onlookerOf } from './onlooker.ts'
import { publishOffering } from './publish-offering.ts'
import { CourseReply, FoundReply, OfferReply } from './replies.ts'
import { staffRoutes } from './staff-routes.ts'

const room = 'storefront'
const params = z.strictObject({ id: z.uuid() })
const inLang = { lang: LangCode.optional().meta({ description: 'Else the language the caller prefers' }) }

export const routes = [
  route({
    method: 'get',
    path: '/offerings',
    id: 'listOfferings',
    room,
    summary: 'What can be enrolled on: price with VAT, seats left and next deadline, by start',
    who: 'anyone',
    openToAll: true,
    query: z.strictObject({
      ...pageQuery,
      ...inLang,
      search: Line.optional().meta({
        description: 'Words in any language, their beginnings or parts; what fits best comes first',
      }),
      ...filterQuery,
      freeSeats: z
        .stringbool()
        .optional()
        .meta({ description: 'Only where booking has not closed and a seat is free now' }),
      counts: z.stringbool().optional().meta({ description: 'Also how many there are by each filter, as `counts`' }),
      heldFor: z
        .uuid()
        .optional()
        .meta({ description: 'Only closed ones, held for this company that the caller buys for' }),
    }),
    replies: { 200: FoundReply },
    // A search that finds nothing is counted each time.
    kept: (body) => (body as z.output<typeof FoundReply>).offers.length > 0,
    answer: async ({ till, actor, query, lang }) => {
      const [on, looking] = [{ client: till.connection.pool }, onlookerOf(actor, query.lang ?? lang)]
      const { counts, ...asked } = query
      const page = await listOffers(on, { ...asked, ...looking })
      if (page.offers.length === 0) noteEmptySearch(till.tallies, looking.lang, asked)
      return { status: 200, body: { ...page, counts: counts ? await countOffers(on, looking, asked) : null } }
    },
  }),
  route({
    method: 'get',
    path: '/offerings/{id}',
    id: 'readOffering',
    room,
    summary: 'One offering that is published',
    who: 'anyone',
    openToAll: true,
    params,
    query: z.strictObject(inLang),
    replies: { 200: OfferReply },
    refusals: ['offering/unknown'],
    answer: async ({ till, actor, params, query, lang }) => {
      const looking = onlookerOf(actor, query.lang ?? lang)
      const [offer] = await offersOf({ client: till.connection.pool }, [params.id], looking)
      if (!offer) throw unknown('offering')
      return { status: 200, body: offer }
    },
  }),
  route({
    method: 'get',
    path: '/courses/{slug}',
    id: 'readCourse',
    room,
    summary: 'A published course with its published offerings',
    who: 'anyone',
    openToAll: true,
    params: z.strictObject({ slug: Slug }),
    query: z.strictObject(inLang),
    replies: { 200: CourseReply },
    kept: () => true,
    refusals: ['course/unknown'],
    answer: async ({ till, actor, params, query, lang }) => {
      const looking = onlookerOf(actor, query.lang ?? lang)
      const found = await courseBySlug({ client: till.connection.pool }, params.slug, looking)
      if (!found) throw unknown('course')
      return { status: 200, body: found }
    },
  }),
  route({
    method: 'post',
    path: '/offerings/{id}/publication',
    id: 'publishOffering',
    room,
    summary: 'Put an offering on sale; a refusal lists everything that is missing',
    who: theOffering.to('course-administrator', 'its-faculty'),
    params,
    replies: { 200: z.object({ publishedAt: InstantOut }) },
    refusals: ['offering/unknown', 'catalogue/not-ready', 'going/cancelled'],
    answer: async ({ till, actor, params }) => {
      const published = await act(till, actor, (tx) => publishOffering(tx, params.id))
      return { status: 200, body: published }
    },
  }),
  ...staffRoutes,
]
