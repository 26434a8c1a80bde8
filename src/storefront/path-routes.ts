import { z } from 'zod'
import { InstantOut, Slug } from '../catalogue/words.ts'
import { createPath } from '../paths/create-path.ts'
import { PathBody, PathText, priceOf } from '../paths/path.ts'
import { pathUnknown } from '../paths/problems.ts'
import { type DraftPath, draftPath, type KeptPath, listPaths } from '../paths/queries.ts'
import { onePage, pageQuery } from '../platform/http/page-of.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { LangCode } from '../platform/lang.ts'
import { CurrencyCode, MoneySchema } from '../platform/money.ts'
import { act } from '../platform/till.ts'
import { changePath } from './change-path.ts'
import { chooseStarts, startsToChoose, sumOfPath } from './choose-starts.ts'
import { onlookerOf } from './onlooker.ts'
import { type ListedPath, type PathView, pathBySlug, pathsForSale } from './path-by-slug.ts'
import { pathMissing } from './path-missing.ts'
import { publishPath, unpublishPath } from './publish-path.ts'
import { OfferReply } from './replies.ts'

const room = 'storefront'
/** Who makes learning paths: their courses may be of several faculties. */
export const PATH_WRITERS = ['course-administrator'] as const
const OnePath = z.strictObject({ id: z.uuid() })
const inLang = z.strictObject({
  lang: LangCode.optional().meta({ description: 'Else the language the caller prefers' }),
})

const price = {
  amountMinor: z.int().nullable().meta({ description: 'Of all its courses for one person, with VAT' }),
  currency: CurrencyCode.nullable(),
  percentBasisPoints: z.int().nullable().meta({ description: 'Or a part off what its courses cost singly' }),
}
const listed = {
  ...{ pathId: z.uuid(), slug: z.string(), lang: LangCode, title: z.string(), summary: z.string() },
  creditTenths: z.int().meta({ description: 'Of all its courses, in tenths of an ECTS credit' }),
  courseIds: z.array(z.uuid()).meta({ description: 'In the order in which they are best taken' }),
  closed: z.boolean().meta({ description: 'Held for some companies, of which the caller buys for one' }),
  ...price,
}
const PathReply = z
  .object({
    ...listed,
    fallback: z.boolean(),
    description: z.string().meta({ description: 'Markdown' }),
    outcomes: z.string(),
    courses: z.array(
      z.object({
        ...{ courseId: z.uuid(), slug: z.string(), title: z.string(), summary: z.string(), creditTenths: z.int() },
        offers: z.array(OfferReply).meta({ description: 'Its starts that are on sale now or later' }),
      }),
    ),
    chosen: z
      .array(z.uuid().nullable())
      .meta({ description: 'Of each course a start that goes with the others; null where none can be bought now' }),
    sum: z
      .object({ whole: MoneySchema, vat: MoneySchema, singly: MoneySchema, saved: MoneySchema })
      .nullable()
      .meta({ description: 'What these starts cost one person together and singly, with VAT' }),
  })
  .meta({ id: 'LearningPath' })
const kept = {
  ...{ pathId: z.uuid(), slug: z.string(), title: z.string(), closed: z.boolean() },
  publishedAt: InstantOut.nullable(),
  courses: z.int(),
  seats: z.int().meta({ description: 'Ordered as part of it, and not given back' }),
}
const DraftReply = z
  .object({
    ...kept,
    texts: z.partialRecord(LangCode, PathText),
    courseIds: z.array(z.uuid()),
    organisationNumbers: z.array(z.string()).nullable(),
    price: PathBody.shape.price,
    missing: z.array(z.object({ name: z.string(), sentence: z.string() })),
  })
  .meta({ id: 'LearningPathAsEdited' })

/** Learning paths: what buyers read, and those who keep them write. */
export const pathRoutes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/paths',
    id: 'listPaths',
    room,
    who: 'anyone',
    openToAll: true,
    summary: 'The learning paths on sale, the newest first',
    query: inLang,
    replies: { 200: z.object({ paths: z.array(z.object(listed).meta({ id: 'ListedPath' })) }) },
    answer: async ({ till, actor, query, lang }) => {
      const found = await pathsForSale({ client: till.connection.pool }, onlookerOf(actor, query.lang ?? lang))
      return { status: 200, body: { paths: found.map(listedOut) } }
    },
  }),
  route({
    method: 'get',
    path: '/paths/{slug}',
    id: 'readPath',
    room,
    who: 'anyone',
    openToAll: true,
    summary: 'A learning path with its courses in order and their starts',
    params: z.strictObject({ slug: Slug }),
    query: inLang,
    replies: { 200: PathReply },
    refusals: ['path/unknown'],
    answer: async ({ till, actor, params, query, lang }) => {
      const looking = onlookerOf(actor, query.lang ?? lang)
      const found = await pathBySlug({ client: till.connection.pool }, params.slug, looking)
      if (!found) throw pathUnknown()
      return { status: 200, body: pathOut(found) }
    },
  }),
  route({
    method: 'post',
    path: '/paths',
    id: 'createPath',
    room,
    who: PATH_WRITERS,
    summary: 'Writes down a learning path as a draft: several courses at a price of their own',
    body: PathBody,
    replies: { 201: z.object({ pathId: z.uuid() }) },
    refusals: ['path/slug-taken'],
    answer: async ({ till, actor, body }) => ({
      status: 201,
      body: await act(till, actor, (tx) => createPath(tx, body)),
    }),
  }),
  route({
    method: 'put',
    path: '/paths/{id}',
    id: 'changePath',
    room,
    who: PATH_WRITERS,
    summary: 'Changes what a path says from now on; what was ordered by it stays as it was sold',
    params: OnePath,
    body: PathBody,
    replies: { 204: null },
    refusals: ['path/unknown', 'path/slug-taken', 'path/not-ready'],
    answer: async ({ till, actor, params, body }) => {
      await act(till, actor, (tx) => changePath(tx, params.id, body))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'post',
    path: '/paths/{id}/publication',
    id: 'publishPath',
    room,
    who: PATH_WRITERS,
    summary: 'Puts a learning path on sale; a refusal lists everything that is missing',
    params: OnePath,
    replies: { 200: z.object({ publishedAt: InstantOut }) },
    refusals: ['path/unknown', 'path/not-ready'],
    answer: async ({ till, actor, params }) => ({
      status: 200,
      body: await act(till, actor, (tx) => publishPath(tx, params.id)),
    }),
  }),
  route({
    method: 'delete',
    path: '/paths/{id}/publication',
    id: 'takePathOff',
    room,
    who: PATH_WRITERS,
    summary: 'Takes a learning path off sale; its courses stay on sale at their own prices',
    params: OnePath,
    replies: { 204: null },
    refusals: ['path/unknown'],
    answer: async ({ till, actor, params }) => {
      await act(till, actor, (tx) => unpublishPath(tx, params.id))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'get',
    path: '/admin/paths',
    id: 'listPathsAsEdited',
    room,
    who: PATH_WRITERS,
    summary: 'Every learning path, drafts included, the newest first',
    query: z.strictObject({ limit: pageQuery.limit, after: z.uuid().optional() }),
    replies: { 200: z.object({ paths: z.array(z.object(kept).meta({ id: 'KeptPath' })), next: z.uuid().nullable() }) },
    answer: async ({ till, lang, query: { limit, after = null } }) => {
      const rows = await listPaths({ client: till.connection.pool }, { lang, after, limit: limit + 1 })
      const { page, next } = onePage(rows, limit, ({ pathId }) => pathId)
      return { status: 200, body: { paths: page.map(keptOut), next } }
    },
  }),
  route({
    method: 'get',
    path: '/admin/paths/{id}',
    id: 'readPathAsEdited',
    room,
    who: PATH_WRITERS,
    summary: 'A learning path as it is edited, with what it lacks',
    params: OnePath,
    replies: { 200: DraftReply },
    refusals: ['path/unknown'],
    answer: async ({ till, lang, params }) => {
      const on = { client: till.connection.pool }
      const found = await draftPath(on, params.id, lang)
      if (!found) throw pathUnknown()
      const missing = await pathMissing(on, params.id)
      return { status: 200, body: draftOut(found, missing) }
    },
  }),
]

const listedOut = ({ path, summary, creditTenths }: ListedPath) => ({ ...path, summary, creditTenths })

function pathOut(view: PathView) {
  const chosen = chooseStarts(startsToChoose(view, null), [])
  const sum = sumOfPath(view.path, chosen)
  const { path, courses, ...words } = view
  return { ...path, ...words, courses, chosen: chosen.map((offer) => offer?.offeringId ?? null), sum }
}

const keptOut = ({ amountMinor: _a, currency: _c, percentBasisPoints: _p, ...path }: KeptPath) => path

const draftOut = (path: DraftPath, missing: { name: string; sentence: string }[]) => ({
  ...keptOut(path),
  ...{ texts: path.texts, courseIds: path.courseIds, organisationNumbers: path.organisationNumbers },
  ...{ price: priceOf(path), missing },
})
