import { z } from 'zod'
import { WHOLE } from '../platform/lang.ts'
import { type Currency, MoneySchema } from '../platform/money.ts'
import { Line } from '../platform/words.ts'
import { Code } from './code.ts'
import type { ForWhom } from './schema.ts'

/** The most seats of one offering in an order: no voucher can ask for more. */
const FROM_SEATS_MAX = 100
/** The most characters of a campaign's name. */
export const CAMPAIGN_MAX = 80
/** The most characters that are searched for. */
export const SEARCH_MAX = 100
/** The most faculties, courses or offerings that one voucher names, and the most seats of a limit. */
const COVERED_MAX = 500
export const SEATS_MAX = 100_000
/** The most codes of one batch. */
export const CODES_MAX = 5_000

export const FOR_WHOM = ['everybody', 'persons', 'companies'] as const satisfies readonly ForWhom[]

const Most = z.int().min(1).max(SEATS_MAX).nullable().default(null)
const Ids = z.array(z.uuid()).min(1).max(COVERED_MAX).nullable().default(null)

const parts = {
  campaign: Line.max(CAMPAIGN_MAX).meta({ description: 'What it belongs to; several vouchers may have the same' }),
  percentBasisPoints: z
    .int()
    .min(1)
    .max(WHOLE)
    .nullable()
    .default(null)
    .meta({ description: 'Off the listed price of each seat: 2000 is 20 %' }),
  amount: MoneySchema.refine(({ minor }) => minor > 0, { message: 'must be more than nothing', path: ['minor'] })
    .nullable()
    .default(null)
    .meta({ description: 'Off each seat, with VAT, and never more than its price; of what is sold in this currency' }),
  faculties: z.array(Line).min(1).max(COVERED_MAX).nullable().default(null),
  courseIds: Ids,
  offeringIds: Ids.meta({ description: 'At most one of faculties, courseIds and offeringIds; none: everything' }),
  forWhom: z.enum(FOR_WHOM).default('everybody'),
  fromAt: z.iso.datetime({ offset: true }),
  untilAt: z.iso
    .datetime({ offset: true })
    .nullable()
    .default(null)
    .meta({ description: 'The moment from which it counts no more; null: it has no end' }),
  fromSeats: z
    .int()
    .min(1)
    .max(FROM_SEATS_MAX)
    .default(1)
    .meta({ description: 'So many seats of one offering at least' }),
  seatsMost: Most.meta({ description: 'The most seats in all' }),
  buyerMost: Most.meta({ description: 'The most seats of one person or company' }),
  reason: Line.meta({ description: 'Why it is there; only staff read it' }),
}
type Parts = { percentBasisPoints?: unknown; amount?: unknown }
type Covers = { faculties?: unknown; courseIds?: unknown; offeringIds?: unknown }
const given = (...each: unknown[]): number => each.filter((one) => one !== null && one !== undefined).length
const oneKind = ({ percentBasisPoints, amount }: Parts) => given(percentBasisPoints, amount) === 1
const ONE_KIND = { message: 'give either percentBasisPoints or amount', path: ['percentBasisPoints'] }
const oneCover = ({ faculties, courseIds, offeringIds }: Covers) => given(faculties, courseIds, offeringIds) < 2
const ONE_COVER = { message: 'name faculties, courses or offerings, not several of them', path: ['courseIds'] }

/** What a voucher says, which may be changed. */
export const VoucherBody = z
  .strictObject(parts)
  .refine(oneKind, ONE_KIND)
  .refine(oneCover, ONE_COVER)
  .meta({ id: 'VoucherBody' })
export type VoucherBody = z.output<typeof VoucherBody>

/** A new voucher: with a code that somebody has thought of, or with a batch of codes that are used once each. */
export const MakeVoucher = z
  .strictObject({
    ...parts,
    code: Code.optional(),
    codes: z.int().min(1).max(CODES_MAX).optional().meta({ description: 'So many random codes, each for one seat' }),
  })
  .refine(oneKind, ONE_KIND)
  .refine(oneCover, ONE_COVER)
  .refine(({ code, codes }) => given(code, codes) === 1, {
    message: 'give either a code or a number of codes',
    path: ['code'],
  })
  .meta({ id: 'MakeVoucher' })
export type MakeVoucher = z.output<typeof MakeVoucher>

export const VOUCHER_STATES = ['runs', 'not-yet', 'over', 'ended'] as const
export type VoucherState = (typeof VOUCHER_STATES)[number]

/** What came in by a voucher in one currency: net of what was credited, and what was taken off, without VAT. */
export type VoucherSum = { currency: Currency; orders: number; netMinor: number; offMinor: number }

/** A voucher as it stands, with what was ordered by it and not given back. */
export type Voucher = {
  id: string
  /** Its code, or the first of a batch. */
  code: string
  codes: number
  campaign: string
  percentBasisPoints: number | null
  amountMinor: number | null
  currency: Currency | null
  faculties: string[] | null
  courseIds: string[] | null
  offeringIds: string[] | null
  forWhom: ForWhom
  fromAt: Date
  untilAt: Date | null
  fromSeats: number
  seatsMost: number | null
  codeMost: number | null
  buyerMost: number | null
  reason: string
  state: VoucherState
  seatsUsed: number
}
