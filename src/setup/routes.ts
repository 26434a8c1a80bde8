import { z } from 'zod'
import { Seller, sellerSetting } from '../invoicing/seller.ts'
import { CREDIT_NOTE_SERIES, creditNoteSeriesSetting, USUAL_SERIES } from '../invoicing/series.ts'
import { seriesReport } from '../invoicing/series-report.ts'
import { SetCreditNoteSeries, setCreditNoteSeries } from '../invoicing/set-credit-note-series.ts'
import { numberingOf, SetFirstNumber, setFirstNumber } from '../invoicing/set-first-number.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { unknown } from '../platform/problems.ts'
import { readSetting } from '../platform/settings.ts'
import { act } from '../platform/till.ts'
import { CHECK_NAMES, readiness } from './readiness.ts'
import { setSeller } from './set-seller.ts'

const room = 'setup'
const who = ['administrator'] as const

const ReadinessReply = z
  .object({
    ready: z.boolean(),
    testMoney: z.boolean(),
    checks: z.array(z.object({ name: z.enum(CHECK_NAMES), ready: z.boolean(), because: z.string().nullable() })),
  })
  .meta({ id: 'ShopReadiness' })
const SeriesReply = z
  .object({
    code: z.string(),
    firstNumber: z.int().nullable(),
    lastNumber: z.int().nullable(),
    documents: z.int(),
    nextNumber: z.int(),
    missing: z.array(z.int()).meta({ description: 'Numbers that no document has; at most a hundred' }),
  })
  .meta({ id: 'NumberSeries' })
const NumberingReply = z.object({ nextNumber: z.int(), issued: z.boolean() }).meta({ id: 'Numbering' })

export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/setup/readiness',
    id: 'readReadiness',
    room,
    who,
    summary: 'What is there and what is missing before the shop can sell; asks Stripe and the mail server',
    replies: { 200: ReadinessReply },
    answer: async ({ till }) => ({
      status: 200,
      body: await readiness({ on: { client: till.connection.pool }, ...till }),
    }),
  }),
  route({
    method: 'get',
    path: '/setup/seller',
    id: 'readSeller',
    room,
    who,
    summary: 'Who sells',
    replies: { 200: Seller },
    refusals: ['seller/unknown'],
    answer: async ({ till }) => {
      const seller = await readSetting({ client: till.connection.pool }, sellerSetting)
      if (!seller) throw unknown('seller')
      return { status: 200, body: seller }
    },
  }),
  route({
    method: 'put',
    path: '/setup/seller',
    id: 'setSeller',
    room,
    who,
    summary: 'Say who sells from now on; issued documents keep the seller they were issued by',
    body: Seller,
    replies: { 204: null },
    answer: async ({ till, actor, body }) => {
      await act(till, actor, (tx) => setSeller(tx, body))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'get',
    path: '/setup/first-number',
    id: 'readNumbering',
    room,
    who,
    summary: 'The number of the next lawful document, and whether one has been issued',
    replies: { 200: NumberingReply },
    answer: async ({ till }) => ({ status: 200, body: await numberingOf({ client: till.connection.pool }) }),
  }),
  route({
    method: 'put',
    path: '/setup/first-number',
    id: 'setFirstNumber',
    room,
    who,
    summary: 'Set where invoice numbers begin, until the first document is issued',
    body: SetFirstNumber,
    replies: { 200: NumberingReply },
    refusals: ['series/begun'],
    answer: async ({ till, actor, body }) => {
      await act(till, actor, (tx) => setFirstNumber(tx, body))
      return { status: 200, body: await numberingOf({ client: till.connection.pool }) }
    },
  }),
  route({
    method: 'get',
    path: '/number-series',
    id: 'listNumberSeries',
    room,
    who: ['finance', 'auditor'],
    summary: 'Every series of document numbers: from where to where, how many, and which are missing',
    replies: { 200: z.object({ creditNotes: z.enum(CREDIT_NOTE_SERIES), series: z.array(SeriesReply) }) },
    answer: async ({ till }) => {
      const on = { client: till.connection.pool }
      const creditNotes = (await readSetting(on, creditNoteSeriesSetting)) ?? USUAL_SERIES
      return { status: 200, body: { creditNotes, series: await seriesReport(on) } }
    },
  }),
  route({
    method: 'put',
    path: '/setup/credit-note-series',
    id: 'setCreditNoteSeries',
    room,
    who,
    summary: 'Number credit notes with the invoices, or from now on in a series of their own; both go on without a gap',
    body: SetCreditNoteSeries,
    replies: { 204: null },
    answer: async ({ till, actor, body }) => {
      await act(till, actor, (tx) => setCreditNoteSeries(tx, body))
      return { status: 204, body: null }
    },
  }),
]
