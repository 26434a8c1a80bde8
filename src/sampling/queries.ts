import { type On, run, statement } from '../platform/db/statement.ts'

export type Sample = {
  id: string
  number: number
  fromOn: string
  toOn: string
  leastMinor: number
  seed: string
  population: number
  drawnAt: Date
  documents: { id: string; number: string }[]
}

const SAMPLE = `select s.id, s.number, s.from_on as "fromOn", s.to_on as "toOn", s.least_minor as "leastMinor", s.seed, s.population, s.drawn_at as "drawnAt",
  (select json_agg(json_build_object('id', d.id, 'number', d.content ->> 'number') order by d.issued_at, d.series, d.number)
   from documents d where s.document_ids @> to_jsonb(d.id::text) and d.document_date between s.from_on and s.to_on) as documents
  from document_samples s`
const BEFORE = statement<Sample>(
  'sampling-samples',
  `${SAMPLE} where $1::uuid is null or s.number < (select number from document_samples where id = $1) order by s.number desc limit $2`,
)
const ONE = statement<Sample>('sampling-sample', `${SAMPLE} where s.id = $1`)

/** The newest first, from one on. */
export const samplesBefore = (on: On, before: string | null, limit: number): Promise<Sample[]> =>
  run(on, BEFORE, [before, limit])
export const sampleById = async (on: On, id: string): Promise<Sample | null> => (await run(on, ONE, [id]))[0] ?? null
