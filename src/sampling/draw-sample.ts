import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId, newToken } from '../platform/ids.ts'
import { conflict } from '../platform/problems.ts'

/** As many as somebody looks at closely. */
export const SAMPLE_MOST = 100
/** Ten million kroner, in øre: above this there is nothing left to draw from. */
const LEAST_MOST = 1_000_000_000
const SEED_MOST = 100

export const DrawSample = z
  .strictObject({
    from: z.iso.date().meta({ description: 'First document date' }),
    to: z.iso.date().meta({ description: 'Last document date' }),
    count: z.int().min(1).max(SAMPLE_MOST),
    leastMinor: z
      .int()
      .min(0)
      .max(LEAST_MOST)
      .default(0)
      .meta({ description: 'Smallest gross amount, in minor units' }),
    seed: z
      .string()
      .min(1)
      .max(SEED_MOST)
      .regex(/^[^\r\n]*$/, 'one line')
      .optional()
      .meta({
        description: 'Whoever wants to draw again, or not to be suspected of choosing; made up where it is not given',
      }),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'this is before the first day' })
  .meta({ id: 'DrawDocumentSample' })
export type DrawSample = z.output<typeof DrawSample>

/** Any number would do: samples are numbered one after another. */
const DRAWER_LOCK = 7_243_397
const ALONE = statement('sampling-alone', 'select pg_advisory_xact_lock($1)')
const DRAW = statement<{ id: string; population: number }>(
  'sampling-draw',
  `select d.id, count(*) over () as population from documents d
   where d.document_date between $1::date and $2::date and d.gross_minor >= $3
   order by sha256(convert_to($4 || ':' || d.series || ':' || d.number, 'UTF8')) limit $5`,
)
const KEEP = statement(
  'sampling-keep',
  `insert into document_samples (id, number, from_on, to_on, least_minor, seed, population, document_ids, drawn_at, drawn_by)
   select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9 from document_samples`,
)

const nothingToDraw = () => conflict('samples/nothing-to-draw', 'No document was issued in that time with that amount.')

/**
 * Draws documents by lot: each is as likely as every other, and the same seed over the same documents gives the same ones. Returns the
 * sample's id. @throws samples/nothing-to-draw
 */
export async function drawSample(
  tx: Tx,
  { from, to, count, leastMinor, seed = newToken() }: DrawSample,
): Promise<string> {
  await run(tx, ALONE, [DRAWER_LOCK])
  const drawn = await run(tx, DRAW, [from, to, leastMinor, seed, count])
  if (drawn.length === 0) throw nothingToDraw()
  const id = newId()
  const ids = JSON.stringify(drawn.map((each) => each.id))
  const { population } = drawn[0]!
  await run(tx, KEEP, [id, from, to, leastMinor, seed, population, ids, tx.now, nameOf(tx.actor)])
  await emit(tx, {
    name: 'DocumentSampleDrawn',
    subjectId: id,
    facts: { from, to, leastMinor, population, count: drawn.length },
  })
  return id
}
