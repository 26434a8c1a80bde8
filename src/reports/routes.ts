import { emptySearchesOf } from '../attribution/empty-searches-of.ts'
import type { Term } from '../catalogue/term.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { act } from '../platform/till.ts'
import { READERS } from '../statements/the-statement.ts'
import { comparedIncome } from './compared.ts'
import { reportFiles } from './file-routes.ts'
import { seatsBy } from './fill.ts'
import { mediansOf, type WayToSale, waysToSale } from './first-sales.ts'
import { funnelOf } from './funnel.ts'
import { outlookOf } from './outlook.ts'
import { partnerShares } from './partner-shares.ts'
import { readSums, REPORT_WEIGHT as weight, REPORT_READERS as who } from './seen.ts'
import { SetTarget, setTarget } from './set-target.ts'
import {
  EmptySearches,
  Funnel,
  FunnelQuery,
  IncomeQuery,
  IncomeReport,
  Outlook,
  PartnerShares,
  PeriodQuery,
  TermQuery,
  WaysQuery,
  WaysToSale,
} from './shapes.ts'

const room = 'reports'

/** What came in, from where, how long it took, and what is to come. */
export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/reports/income',
    id: 'readIncomeReport',
    room,
    who,
    weight,
    summary:
      'Income of a period by faculty, course, offering, channel, source, campaign or month, beside the same days a year before; and how full what starts in it is. Whoever keeps some faculties sees theirs',
    query: IncomeQuery,
    replies: { 200: IncomeReport },
    answer: async ({ till, actor, query: { by, ...asked } }) => {
      const body = await readSums({ till, actor }, async (on, faculties) => ({
        rows: await comparedIncome(on, by, { ...asked, faculties }),
        seats: await seatsBy(on, by, { ...asked, faculties }),
      }))
      return { status: 200, body }
    },
  }),
  route({
    method: 'get',
    path: '/reports/funnel',
    id: 'readFunnel',
    room,
    who,
    weight,
    summary:
      'From visit to paid by course or source: views and carts counted without knowing whose, orders as they are',
    query: FunnelQuery,
    replies: { 200: Funnel },
    answer: async ({ till, actor, query: { by, ...asked } }) => {
      const rows = await readSums({ till, actor }, (on, faculties) => funnelOf(on, by, { ...asked, faculties }))
      return { status: 200, body: { rows } }
    },
  }),
  route({
    method: 'get',
    path: '/reports/empty-searches',
    id: 'readEmptySearches',
    room,
    who,
    summary: 'What was searched for and not found, the most wanted first; of nobody',
    query: PeriodQuery,
    replies: { 200: EmptySearches },
    answer: async ({ till, query }) => ({
      status: 200,
      body: { rows: await emptySearchesOf({ client: till.connection.pool }, query) },
    }),
  }),
  route({
    method: 'get',
    path: '/reports/first-sales',
    id: 'readWaysToSale',
    room,
    who,
    weight,
    summary: 'How long courses took from the idea to the first sale, and the median of each faculty',
    query: WaysQuery,
    replies: { 200: WaysToSale },
    answer: async ({ till, actor, query }) => {
      const ways = await readSums({ till, actor }, (on, faculties) => waysToSale(on, { ...query, faculties }))
      return { status: 200, body: { rows: ways.map(toldOf), medians: mediansOf(ways) } }
    },
  }),
  route({
    method: 'get',
    path: '/reports/partner-shares',
    id: 'readPartnerShares',
    room,
    who: READERS,
    summary: 'What the statements of some months say is the partners’, by partner',
    query: PeriodQuery,
    replies: { 200: PartnerShares },
    answer: async ({ till, query }) => ({
      status: 200,
      body: { rows: await partnerShares({ client: till.connection.pool }, query) },
    }),
  }),
  route({
    method: 'get',
    path: '/reports/term',
    id: 'readTermOutlook',
    room,
    who,
    weight,
    summary: 'What a term has sold of its target, beside the same day last year; and what may still come',
    query: TermQuery,
    replies: { 200: Outlook },
    answer: async ({ till, actor, query: { term } }) => ({
      status: 200,
      body: await readSums({ till, actor }, (on, faculties) => outlookOf(on, term as Term, faculties)),
    }),
  }),
  route({
    method: 'put',
    path: '/income-targets',
    id: 'setIncomeTarget',
    room,
    who: ['course-administrator'],
    summary: 'What a faculty is to sell in a term; a second one takes the place of the first',
    body: SetTarget,
    replies: { 204: null },
    answer: async ({ till, actor, body }) => {
      await act(till, actor, (tx) => setTarget(tx, body))
      return { status: 204, body: null }
    },
  }),
  ...reportFiles,
]

const toldOf = (way: WayToSale) => ({
  ...way,
  handedInAt: way.handedInAt.toISOString(),
  grantedAt: way.grantedAt?.toISOString() ?? null,
  publishedAt: way.publishedAt?.toISOString() ?? null,
  paidAt: way.paidAt?.toISOString() ?? null,
})
