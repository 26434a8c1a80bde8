import { z } from 'zod'
import { theOffering } from '../catalogue/the-offering.ts'
import { InstantOut } from '../catalogue/words.ts'
import { route } from '../platform/http/route.ts'
import { unknown } from '../platform/problems.ts'
import { act } from '../platform/till.ts'
import { SaidLine } from '../platform/words.ts'
import { PublishSalesTerms, publishSalesTerms } from './publish-sales-terms.ts'
import { currentSalesTerms, newestTerms } from './queries.ts'
import { CancellationRules } from './rules.ts'
import { setTerms, TermsBody } from './set-terms.ts'
import { SaidText } from './words.ts'

const room = 'terms'

const TermsPut = z.object({ termsId: z.uuid(), version: z.int() }).meta({ id: 'TermsPut' })
const CancellationTerms = z
  .object({
    ...{ termsId: z.uuid(), code: z.string(), version: z.int(), name: SaidLine, inWords: SaidText },
    rules: CancellationRules.nullable(),
  })
  .meta({ id: 'CancellationTerms' })
const SalesTerms = z.object({ version: z.int(), validFrom: InstantOut, words: SaidText }).meta({ id: 'SalesTerms' })

export const routes = [
  route({
    method: 'put',
    path: '/offerings/{id}/terms',
    id: 'setTerms',
    room,
    summary: 'Put cancellation terms on an offering, for orders from now on',
    who: theOffering.to('course-administrator', 'its-faculty'),
    params: z.strictObject({ id: z.uuid() }),
    body: TermsBody,
    replies: { 200: TermsPut },
    refusals: ['offering/unknown', 'terms/unknown', 'terms/changed-meanwhile'],
    answer: async ({ till, actor, params, body }) => {
      const put = await act(till, actor, (tx) => setTerms(tx, { ...body, offeringId: params.id }))
      return { status: 200, body: put }
    },
  }),
  route({
    method: 'get',
    path: '/cancellation-terms',
    id: 'listCancellationTerms',
    room,
    summary: 'The newest version of each set of cancellation terms',
    who: ['course-administrator', 'faculty-administrator'],
    replies: { 200: z.object({ terms: z.array(CancellationTerms) }) },
    answer: async ({ till }) => {
      const terms = await newestTerms({ client: till.connection.pool })
      return { status: 200, body: { terms } }
    },
  }),
  route({
    method: 'get',
    path: '/sales-terms',
    id: 'readSalesTerms',
    room,
    summary: 'The sales terms a buyer accepts now',
    who: 'anyone',
    openToAll: true,
    replies: { 200: SalesTerms },
    refusals: ['sales-terms/unknown'],
    answer: async ({ till }) => {
      const current = await currentSalesTerms({ client: till.connection.pool })
      if (!current) throw unknown('sales-terms')
      return { status: 200, body: current }
    },
  }),
  route({
    method: 'post',
    path: '/sales-terms',
    id: 'publishSalesTerms',
    room,
    summary: 'Publish the next version of the sales terms',
    who: ['administrator'],
    body: PublishSalesTerms,
    replies: { 201: z.object({ version: z.int() }) },
    refusals: ['terms/changed-meanwhile'],
    answer: async ({ till, actor, body }) => {
      const published = await act(till, actor, (tx) => publishSalesTerms(tx, body))
      return { status: 201, body: published }
    },
  }),
]
