import { z } from 'zod'
import { CreateOffering, createOffering } from '../catalogue/create-offering.ts'
import { Slug } from '../catalogue/words.ts'
import { SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { conflict, invalid } from '../platform/problems.ts'
import { minorOf } from '../platform/read-amount.ts'
import { ExternalId } from '../platform/words.ts'
import { PriceBody, setPrice } from '../pricing/set-price.ts'
import { openPool, PoolBody } from '../seats/open-pool.ts'
import { type Outcome, sheet } from './sheet.ts'
import { instantTyped, numberTyped } from './typed.ts'

/** The course's id is looked up when the row is taken: until then its place is held by any. */
const ANY = '00000000-0000-4000-8000-000000000000'
const StartRow = z.strictObject({
  ...{ course: Slug, externalId: ExternalId, offering: CreateOffering },
  ...{ price: PriceBody.nullable(), pool: PoolBody.nullable() },
})
type StartRow = z.output<typeof StartRow>

/** $1 the course's slug, $2 code, $3 what the old system calls it. */
const THERE = statement<{ courseId: string | null; code: string | null; externalId: string | null }>(
  'importing-start-there',
  `select (select id from courses where slug = $1) as "courseId", o.code, o.external_id as "externalId"
   from (select 1) one left join offerings o on o.code = $2 or (o.external_client is null and o.external_id = $3)`,
)
const TIMES = ['startsAt', 'endsAt', 'saleOpensAt', 'saleClosesAt'] as const
const WHEN = 'on the wall clock in Norway: 1.2.2027 09:00 or 2027-02-01 09:00'

/** Starts as drafts, of courses that are here. One that came before is left as it is. */
export const startsSheet = sheet<StartRow>({
  what: 'starts',
  columns: [
    { name: 'externalId', required: true, says: 'What the old system calls it', example: 'O-2001' },
    { name: 'course', required: true, says: 'The slug of its course', example: 'praktisk-statistikk' },
    { name: 'code', required: true, says: 'Its own code', example: 'PS-2027-V' },
    { name: 'mode', required: true, says: 'campus, online or hybrid', example: 'campus' },
    { name: 'place', required: true, says: 'Where it is held', example: 'Pilestredet 35, Oslo' },
    { name: 'teachingLang', required: true, says: 'nb or en', example: 'nb' },
    { name: 'startsAt', required: true, says: `When it begins, ${WHEN}`, example: '01.02.2027 09:00' },
    { name: 'endsAt', required: true, says: `When it is over, ${WHEN}`, example: '03.02.2027 16:00' },
    { name: 'saleOpensAt', required: true, says: `From when it is sold, ${WHEN}`, example: '01.12.2026 08:00' },
    { name: 'saleClosesAt', required: true, says: `Until when it is sold, ${WHEN}`, example: '31.01.2027 23:00' },
    { name: 'minimum', says: 'The smallest number of participants it is held with', example: '8' },
    { name: 'seats', says: 'How many seats are sold; empty leaves them for later', example: '20' },
    { name: 'price', says: 'Of one seat in kroner without VAT; empty leaves it for later', example: '4 900,00' },
    { name: 'taxClass', says: 'The code of its tax class, where it has a price', example: 'exempt-teaching' },
    { name: 'taxDecision', says: 'Who decided on the tax class, and why', example: 'Undervisning, mval. § 3-5' },
  ],
  schema: StartRow,
  read: (cells) => ({
    ...{ course: cells.course, externalId: cells.externalId },
    offering: {
      ...{ courseId: ANY, code: cells.code, mode: cells.mode, place: cells.place, teachingLang: cells.teachingLang },
      zone: SELLER_ZONE,
      ...Object.fromEntries(TIMES.map((name) => [name, instantTyped(cells[name] ?? '')])),
      minimum: numberTyped(cells.minimum ?? ''),
    },
    price:
      (cells.price ?? '') === ''
        ? null
        : {
            netMinor: minorOf(cells.price!, 'NOK') ?? Number.NaN,
            ...{ taxClass: cells.taxClass ?? '', taxDecision: cells.taxDecision ?? '' },
          },
    pool: (cells.seats ?? '') === '' ? null : { capacity: numberTyped(cells.seats!) },
  }),
  columnOf: (path) => {
    const [first = '', second = ''] = path.split('.')
    if (first === 'pool') return 'seats'
    if (first === 'price') return second === 'netMinor' ? 'price' : second
    return first === 'offering' ? second : first
  },
  key: ({ externalId }) => externalId,
  keyColumn: 'externalId',
  take: takeStart,
})

/** @throws catalogue/code-taken, catalogue/external-id-taken, request/invalid at a course or tax class that is not here */
async function takeStart(tx: Tx, { course, externalId, offering, price, pool }: StartRow): Promise<Outcome> {
  const there = await run(tx, THERE, [course, offering.code, externalId])
  const courseId = there[0]?.courseId
  if (!courseId) throw invalid('/course', 'there is no course with this slug: take the courses in first')
  if (there.some((each) => each.code === offering.code && each.externalId === externalId)) return 'known'
  if (there.some(({ code }) => code === offering.code))
    throw conflict('catalogue/code-taken', 'Another start has this code. Choose another.')
  if (there.some((each) => each.externalId === externalId))
    throw conflict('catalogue/external-id-taken', 'This externalId came before, with another code.')
  const { offeringId } = await createOffering(tx, { ...offering, courseId, externalId })
  if (price) await setPrice(tx, { ...price, offeringId })
  if (pool) await openPool(tx, { ...pool, offeringId })
  return 'new'
}
