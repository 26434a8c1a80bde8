import { type On, run, statement } from '../platform/db/statement.ts'

/** A run of numbers as an auditor asks for it: from where to where, how many, and which are missing. */
export type SeriesReport = {
  code: string
  firstNumber: number | null
  lastNumber: number | null
  documents: number
  nextNumber: number
  /** The first numbers that no document has; there are none unless somebody has meddled with the database. */
  missing: number[]
}

/** More than this need not be listed to be believed. */
const MISSING_MOST = 100

export const SERIES_REPORT = `select s.code, min(d.number) as "firstNumber", max(d.number) as "lastNumber", count(d.id) as documents, s.next_number as "nextNumber",
     array(select n::float8 from (
       select generate_series(x.number + 1, coalesce(lead(x.number) over (order by x.number), s.next_number) - 1) as n
       from documents x where x.series = s.code) gaps order by n limit ${MISSING_MOST}) as missing
   from series s left join documents d on d.series = s.code group by s.code order by s.code`
const REPORT = statement<SeriesReport>('invoicing-series-report', SERIES_REPORT)

/** Every series there is. */
export const seriesReport = (on: On): Promise<SeriesReport[]> => run(on, REPORT, [])
