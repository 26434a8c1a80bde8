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
import { versionsOf } from './versions-of.ts'
import { SaidText, TermsCode } from './words.ts'
import { WriteTerms, writeVersion } from './write-version.ts'

const room = 'terms'
/** Who writes terms for the whole unit. */
export const TERMS_KEEPERS = ['course-administrator'] as const

const TermsPut = z.object({ termsId: z.uuid(), version: z.int() }).meta({ id: 'TermsPut' })
const terms = {
  ...{ termsId: z.uuid(), code: z.string(), version: z.int(), name: SaidLine, inWords: SaidText },
  rules: CancellationRules.nullable(),
}
const CancellationTerms = z.object(terms).meta({ id: 'CancellationTerms' })
const TermsVersion = z
  .object({
    ...terms,
    createdAt: InstantOut,
    orders: z.int().meta({ description: 'Orders that were placed under it and keep it' }),
    usedBy: z
      .array(
        z.object({
          offeringId: z.uuid(),
          code: z.string(),
          title: z.string(),
          startsAt: z.string(),
          isOnSale: z.boolean(),
        }),
      )
      .meta({ description: 'Offerings that sell under it now' }),
  })
  .meta({ id: 'CancellationTermsVersion' })
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
    path: '/cancellation-terms/{code}/versions',
    id: 'listTermsVersions',
    room,
    summary: 'Every version of a set of cancellation terms, the newest first, and which offerings and orders use it',
    who: TERMS_KEEPERS,
    params: z.object({ code: TermsCode }),
    replies: { 200: z.object({ versions: z.array(TermsVersion) }) },
    answer: async ({ till, params }) => {
      const versions = await versionsOf({ client: till.connection.pool }, params.code)
      return { status: 200, body: { versions } }
    },
  }),
  route({
    method: 'post',
    path: '/cancellation-terms',
    id: 'writeCancellationTerms',
    room,
    summary: 'Write the next version of a set of cancellation terms; orders keep the version they were placed under',
    who: TERMS_KEEPERS,
    body: WriteTerms,
    replies: { 201: z.object({ termsId: z.uuid(), version: z.int(), offerings: z.int() }) },
    refusals: ['terms/changed-meanwhile'],
    answer: async ({ till, actor, body }) => {
      const written = await act(till, actor, (tx) => writeVersion(tx, body))
      return { status: 201, body: written }
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
