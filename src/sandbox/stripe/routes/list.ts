import type { Bank } from '../bank.ts'
import { type Check, type Checked, optional, type Shape, shape, text, whole } from '../check.ts'
import { paginate } from '../paginate.ts'
import type { Kind, Kinds } from '../tables.ts'
import { type Operation, operation } from './operation.ts'

/** How one parameter of a list narrows it. */
type Filter<T> = { check: Check<unknown>; fits: (object: T, wanted: never, bank: Bank) => boolean }
type Filters<T> = Record<string, Filter<T>>

/** `GET /v1/…` of one kind, newest first, with Stripe's cursors and the given filters. */
export function list<K extends Kind>(url: string, kind: K, filters: Filters<Kinds[K]>): Operation {
  const checks = Object.fromEntries(Object.entries(filters).map(([name, { check }]) => [name, optional(check)]))
  return operation(`GET ${url}`, { ...checks, ...pageShape }, (bank, _id, params) => {
    const newestFirst = bank.all(kind).toReversed()
    const fitting = newestFirst.filter((object) => fitsAll(object, filters, { params, bank }))
    const page = paginate(fitting, { url, ...(params as Checked<typeof pageShape>) })
    return { ...page, data: page.data.map((object) => bank.show(object)) }
  })
}

export const pageShape = {
  limit: optional(whole(1, 100)),
  starting_after: optional(text()),
  ending_before: optional(text()),
} satisfies Shape

/** The parameter equals the field of the same name. */
export const same = <T extends object>(field: keyof T): Filter<T> => ({
  check: text(),
  fits: (object, wanted) => object[field] === wanted,
})

export const created: Filter<{ created: number }> = {
  check: instantOrRange,
  fits: (object, wanted: Range) => within(object.created, wanted),
}

export const arrival: Filter<{ arrival_date: number }> = {
  check: instantOrRange,
  fits: (object, wanted: Range) => within(object.arrival_date, wanted),
}

type Range = { gt?: number | undefined; gte?: number | undefined; lt?: number | undefined; lte?: number | undefined }

function instantOrRange(value: unknown, param: string): Range {
  if (typeof value !== 'object') {
    const exactly = whole()(value, param)
    return { gte: exactly, lte: exactly }
  }
  const bound = optional(whole())
  return shape({ gt: bound, gte: bound, lt: bound, lte: bound })(value, param)
}

const within = (instant: number, { gt, gte, lt, lte }: Range): boolean =>
  (gt === undefined || instant > gt) &&
  (gte === undefined || instant >= gte) &&
  (lt === undefined || instant < lt) &&
  (lte === undefined || instant <= lte)

type Asked = { params: Record<string, unknown>; bank: Bank }

function fitsAll<T>(object: T, filters: Filters<T>, { params, bank }: Asked): boolean {
  return Object.entries(filters).every(([name, { fits }]) => {
    const wanted = params[name]
    return wanted === undefined || fits(object, wanted as never, bank)
  })
}
