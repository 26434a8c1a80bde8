import { z } from 'zod'
import { onePage, pageQuery } from '../platform/http/page-of.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { LangCode } from '../platform/lang.ts'
import { CurrencyCode } from '../platform/money.ts'
import { tableFile } from '../platform/table-file.ts'
import { act } from '../platform/till.ts'
import { codesTable } from './codes-table.ts'
import { voucherUnknown } from './problems.ts'
import { codesOf, listVouchers, ordersBy, sumsOf, voucherById } from './queries.ts'
import { FOR_WHOM, MakeVoucher, SEARCH_MAX, VOUCHER_STATES, type Voucher, VoucherBody } from './voucher.ts'
import { changeVoucher, endVoucher, makeVoucher } from './write-voucher.ts'

const room = 'vouchers'
/** Who makes codes that lower prices. */
export const VOUCHER_WRITERS = ['course-administrator', 'finance'] as const
const OneVoucher = z.object({ voucherId: z.uuid() })

const VoucherReply = z
  .object({
    id: z.uuid(),
    code: z.string().meta({ description: 'Its code, or the first of a batch' }),
    ...{ codes: z.int(), campaign: z.string() },
    ...{ percentBasisPoints: z.int().nullable(), amountMinor: z.int().nullable(), currency: CurrencyCode.nullable() },
    ...{ faculties: z.array(z.string()).nullable(), courseIds: z.array(z.uuid()).nullable() },
    offeringIds: z.array(z.uuid()).nullable(),
    ...{ forWhom: z.enum(FOR_WHOM), fromAt: z.iso.datetime(), untilAt: z.iso.datetime().nullable() },
    ...{ fromSeats: z.int(), seatsMost: z.int().nullable(), buyerMost: z.int().nullable() },
    codeMost: z.int().nullable().meta({ description: 'The most seats of each code' }),
    ...{ reason: z.string(), state: z.enum(VOUCHER_STATES) },
    seatsUsed: z.int().meta({ description: 'Ordered by it, and not given back' }),
  })
  .meta({ id: 'Voucher' })
const Uses = z
  .object({
    sums: z.array(
      z.object({
        ...{ currency: CurrencyCode, orders: z.int() },
        netMinor: z.int().meta({ description: 'What came in by it, without VAT and net of what was credited' }),
        offMinor: z.int().meta({ description: 'What was taken off, without VAT, of seats that were not given back' }),
      }),
    ),
    orders: z.array(
      z.object({
        ...{ orderId: z.uuid(), number: z.int(), placedAt: z.iso.datetime(), code: z.string() },
        ...{ currency: CurrencyCode, seats: z.int(), netMinor: z.int(), offMinor: z.int() },
      }),
    ),
    next: z.int().nullable().meta({ description: 'The number before which the next page begins' }),
  })
  .meta({ id: 'VoucherUses' })

const { limit } = pageQuery

/** Codes that lower prices. */
export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/vouchers',
    id: 'listVouchers',
    room,
    who: VOUCHER_WRITERS,
    summary: 'Vouchers, the newest first: of one state, and with what is searched for in a code or the campaign',
    query: z.strictObject({
      ...{ limit, after: z.uuid().optional() },
      ...{ state: z.enum(VOUCHER_STATES).optional(), search: z.string().max(SEARCH_MAX).optional() },
    }),
    replies: { 200: z.object({ vouchers: z.array(VoucherReply), next: z.uuid().nullable() }) },
    answer: async ({ till, query: { after = null, ...ask } }) => {
      const on = { client: till.connection.pool }
      const rows = await listVouchers(on, {
        ...ask,
        state: ask.state ?? null,
        search: ask.search ?? null,
        after,
        limit: ask.limit + 1,
      })
      const { page, next } = onePage(rows, ask.limit, ({ id }) => id)
      return { status: 200, body: { vouchers: page.map(view), next } }
    },
  }),
  route({
    method: 'post',
    path: '/vouchers',
    id: 'makeVoucher',
    room,
    who: VOUCHER_WRITERS,
    summary: 'A rule that lowers the price of each seat, with one code or a batch of codes that are used once each',
    body: MakeVoucher,
    replies: { 201: VoucherReply },
    refusals: ['voucher/code-taken'],
    answer: async ({ till, actor, body }) => {
      const id = await act(till, actor, (tx) => makeVoucher(tx, body))
      return { status: 201, body: view((await voucherById({ client: till.connection.pool }, id))!) }
    },
  }),
  route({
    method: 'get',
    path: '/vouchers/{voucherId}',
    id: 'readVoucher',
    room,
    who: VOUCHER_WRITERS,
    summary: 'What a voucher says, and how much of it is used',
    params: OneVoucher,
    replies: { 200: VoucherReply },
    refusals: ['voucher/unknown'],
    answer: async ({ till, params }) => {
      const found = await voucherById({ client: till.connection.pool }, params.voucherId)
      if (!found) throw voucherUnknown()
      return { status: 200, body: view(found) }
    },
  }),
  route({
    method: 'put',
    path: '/vouchers/{voucherId}',
    id: 'changeVoucher',
    room,
    who: VOUCHER_WRITERS,
    summary: 'Changes what it says from now on; what was ordered by it stays as it was sold',
    params: OneVoucher,
    body: VoucherBody,
    replies: { 204: null },
    refusals: ['voucher/unknown', 'voucher/ended'],
    answer: async ({ till, actor, params, body }) => {
      await act(till, actor, (tx) => changeVoucher(tx, params.voucherId, body))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'post',
    path: '/vouchers/{voucherId}/end',
    id: 'endVoucher',
    room,
    who: VOUCHER_WRITERS,
    summary: 'Ends it at once, with all its codes',
    params: OneVoucher,
    replies: { 204: null },
    refusals: ['voucher/unknown', 'voucher/ended'],
    answer: async ({ till, actor, params }) => {
      await act(till, actor, (tx) => endVoucher(tx, params.voucherId))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'get',
    path: '/vouchers/{voucherId}/uses',
    id: 'readVoucherUses',
    room,
    who: VOUCHER_WRITERS,
    summary: 'The settled orders by a voucher, what came in and what was taken off',
    params: OneVoucher,
    query: z.strictObject({ limit, before: z.coerce.number().int().min(1).optional() }),
    replies: { 200: Uses },
    refusals: ['voucher/unknown'],
    answer: async ({ till, params: { voucherId }, query }) => {
      const on = { client: till.connection.pool }
      if (!(await voucherById(on, voucherId))) throw voucherUnknown()
      const rows = await ordersBy(on, voucherId, { before: query.before ?? null, limit: query.limit + 1 })
      const last = rows.length > query.limit ? rows[query.limit - 1]!.number : null
      const orders = rows.slice(0, query.limit).map((use) => ({ ...use, placedAt: use.placedAt.toISOString() }))
      return { status: 200, body: { sums: await sumsOf(on, voucherId), orders, next: last } }
    },
  }),
  route({
    method: 'get',
    path: '/vouchers/{voucherId}/codes.csv',
    id: 'exportVoucherCodes',
    room,
    who: VOUCHER_WRITERS,
    summary: 'All codes of a voucher, and whether each is used',
    params: OneVoucher,
    query: z.strictObject({ lang: LangCode.default('nb') }),
    replies: { 200: null },
    refusals: ['voucher/unknown'],
    answer: async ({ till, params: { voucherId }, query: { lang } }) => {
      const on = { client: till.connection.pool }
      const found = await voucherById(on, voucherId)
      if (!found) throw voucherUnknown()
      return { status: 200, body: null, file: tableFile(codesTable(found, await codesOf(on, voucherId)), 'csv', lang) }
    },
  }),
]

const view = ({ fromAt, untilAt, ...voucher }: Voucher): z.input<typeof VoucherReply> => ({
  ...voucher,
  fromAt: fromAt.toISOString(),
  untilAt: untilAt?.toISOString() ?? null,
})
