import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { idCursor, onePage, pageQuery, readCursor } from '../platform/http/page-of.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { Month } from '../platform/month.ts'
import { unknown } from '../platform/problems.ts'
import { act } from '../platform/till.ts'
import { askToClose } from './ask-to-close.ts'
import { checkNow } from './check-now.ts'
import { journalEntries } from './journal-entries.ts'
import { JournalQuery } from './journal-query.ts'
import { AskToOpen, askToOpen, letOpeningGo, signOpening } from './open-month.ts'
import { notClosedYet } from './problems.ts'
import { closingById, closingsOf, monthRow, months } from './queries.ts'
import { CheckedMonthShape, ClosingShape, closingView, JournalEntryShape, MonthShape } from './shapes.ts'

const room = 'closing'
const who = ['finance'] as const
const readers = ['finance', 'auditor'] as const
/** Reads the whole book. */
const CHECK_WEIGHT = 10

const ofMonth = z.strictObject({ month: Month })
const ofOpening = z.strictObject({ openingId: z.uuid() })
const MonthReply = z.object({ month: MonthShape, closings: z.array(ClosingShape) })

/** The months of the book: looking whether one ties, closing it, and opening it again by two people. */
export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/months',
    id: 'listMonths',
    room,
    who: readers,
    summary: 'The months since the first posting, the newest first, and whether they are closed',
    replies: { 200: z.object({ months: z.array(MonthShape) }) },
    answer: async ({ till }) => ({ status: 200, body: { months: await months({ client: till.connection.pool }) } }),
  }),
  route({
    method: 'get',
    path: '/months/{month}',
    id: 'readMonth',
    room,
    who: readers,
    summary: 'One month, and what was ever done to close it, the newest first',
    params: ofMonth,
    replies: { 200: MonthReply },
    refusals: ['month/unknown'],
    answer: async ({ till, params: { month } }) => {
      const on = { client: till.connection.pool }
      const found = await monthRow(on, month)
      if (!found) throw unknown('month')
      return { status: 200, body: { month: found, closings: (await closingsOf(on, month)).map(closingView) } }
    },
  }),
  route({
    method: 'get',
    path: '/months/{month}/check',
    id: 'checkMonth',
    room,
    who: readers,
    weight: CHECK_WEIGHT,
    summary:
      'Whether the month ties at this moment: what must be good before it is closed, and each account from its opening to its closing balance',
    params: ofMonth,
    replies: { 200: CheckedMonthShape },
    refusals: ['month/unknown', 'exports/busy'],
    answer: async ({ till, params: { month } }) => {
      const { pool } = till.connection
      if (!(await monthRow({ client: pool }, month))) throw unknown('month')
      return { status: 200, body: await checkNow(pool, month) }
    },
  }),
  route({
    method: 'get',
    path: '/journal',
    id: 'listJournal',
    reads: 'journal',
    room,
    who: readers,
    summary: 'The entries behind one figure of a month: one account, one kind, each with what it comes from',
    query: JournalQuery.extend(pageQuery),
    replies: { 200: z.object({ entries: z.array(JournalEntryShape), next: z.string().nullable() }) },
    answer: async ({ till, query: { after, limit, ...filter } }) => {
      const on = { client: till.connection.pool }
      const rows = await journalEntries(on, filter, { after: readCursor(after)?.id ?? null, limit: limit + 1 })
      const { page: entries, next } = onePage(rows, limit, idCursor)
      return { status: 200, body: { entries, next } }
    },
  }),
  route({
    method: 'post',
    path: '/months/{month}/closings',
    id: 'closeMonth',
    room,
    who,
    weight: CHECK_WEIGHT,
    summary:
      'Begins to close the oldest open month: nothing new is posted into it, it is looked whether it ties, and its file is written in the background',
    params: ofMonth,
    replies: { 202: ClosingShape },
    refusals: ['month/not-next', 'month/not-over', 'month/closing-already'],
    answer: async ({ till, actor, params: { month } }) => {
      const id = await act(till, actor, (tx) => askToClose(tx, month))
      const closing = await closingById({ client: till.connection.pool }, id)
      return { status: 202, body: closingView(closing!) }
    },
  }),
  route({
    method: 'get',
    path: '/month-closings/{closingId}',
    id: 'readMonthClosing',
    room,
    who: readers,
    summary: 'One closing: how far it is, what it came to, or why it was refused',
    params: z.strictObject({ closingId: z.uuid() }),
    replies: { 200: ClosingShape },
    refusals: ['closing/unknown'],
    answer: async ({ till, params: { closingId } }) => {
      const closing = await closingById({ client: till.connection.pool }, closingId)
      if (!closing) throw unknown('closing')
      return { status: 200, body: closingView(closing) }
    },
  }),
  route({
    method: 'get',
    path: '/month-closings/{closingId}/archive.zip',
    id: 'readMonthArchive',
    reads: 'month-archive',
    room,
    who: readers,
    summary:
      'The file of a closed month: statement, tables, originals, and a manifest of their SHA-256. Made once; the same bytes for ever, also where the month was opened again',
    params: z.strictObject({ closingId: z.uuid() }),
    replies: { 200: null },
    refusals: ['closing/unknown', 'month/not-closed-yet'],
    answer: async ({ till, params: { closingId } }) => {
      const closing = await closingById({ client: till.connection.pool }, closingId)
      if (!closing || closing.refusedAt) throw unknown('closing')
      if (closing.path === null) throw notClosedYet()
      const source = createReadStream(join(till.config.dataDir, closing.path))
      return { status: 200, body: null, file: { type: 'application/zip', name: `${closing.month}.zip`, source } }
    },
  }),
  route({
    method: 'post',
    path: '/months/{month}/openings',
    id: 'askToOpenMonth',
    room,
    who,
    summary: 'Asks that the month that was closed last be opened again; a second person in finance signs',
    params: ofMonth,
    body: AskToOpen,
    replies: { 201: z.object({ id: z.uuid() }) },
    refusals: ['month/not-last-closed', 'month/opening-asked'],
    answer: async ({ till, actor, params: { month }, body }) => ({
      status: 201,
      body: { id: await act(till, actor, (tx) => askToOpen(tx, month, body)) },
    }),
  }),
  route({
    method: 'post',
    path: '/month-openings/{openingId}/signature',
    id: 'signMonthOpening',
    room,
    who,
    summary: 'Signs as the second person: the month is open, and the file of its closing stays',
    params: ofOpening,
    replies: { 204: null },
    refusals: ['opening/unknown', 'month/own-wish', 'month/decided-already', 'month/not-last-closed'],
    answer: async ({ till, actor, params: { openingId } }) => {
      await act(till, actor, (tx) => signOpening(tx, openingId))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'delete',
    path: '/month-openings/{openingId}',
    id: 'letMonthOpeningGo',
    room,
    who,
    summary: 'Lets the wish to open a month go',
    params: ofOpening,
    replies: { 204: null },
    refusals: ['opening/unknown', 'month/decided-already'],
    answer: async ({ till, actor, params: { openingId } }) => {
      await act(till, actor, (tx) => letOpeningGo(tx, openingId))
      return { status: 204, body: null }
    },
  }),
]
