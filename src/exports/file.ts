import { Readable } from 'node:stream'
import type { Pool } from '../platform/db/connect.ts'
import { nowOf } from '../platform/db/now.ts'
import { atOneMoment, type Moment } from '../platform/db/snapshot.ts'
import type { FileReply } from '../platform/http/route.ts'
import { TABLE_TYPES } from '../platform/table-file.ts'
import type { Dataset, Period, Wish } from './dataset.ts'
import type { SafTPeriod } from './saf-t/books.ts'
import { safTName, safTOf, safTSeller } from './saf-t/saf-t.ts'

/** Told how many rows have passed, page by page. */
export type OnRows = (rows: number) => void

/** A dataset as a file of one moment, streamed. @throws exports/busy when it is first read */
export function exportFile<Asked extends Period>(
  pool: Pool,
  dataset: Dataset<Asked>,
  { onRows, ...wish }: Wish<Asked> & { onRows?: OnRows },
): FileReply {
  const ending = wish.form === 'xlsx' ? 'xlsx' : 'csv'
  const source = ofOneMoment(pool, (moment) => dataset.fileOf(moment, wish, onRows))
  return { type: TABLE_TYPES[ending], name: `${dataset.name}.${ending}`, source }
}

/** The book of a period as SAF-T, under the name that the tax authority asks for. @throws exports/no-seller */
export async function safTFile(pool: Pool, period: SafTPeriod, onRows?: OnRows): Promise<FileReply> {
  const on = { client: pool }
  const [{ organisationNumber }, at] = await Promise.all([safTSeller(on), nowOf(on)])
  const source = ofOneMoment(pool, (moment) => safTOf(moment, { period, at }, onRows))
  return { type: 'application/xml; charset=utf-8', name: safTName(organisationNumber, at), source }
}

const ofOneMoment = (pool: Pool, write: (moment: Moment) => Readable): Readable =>
  Readable.from(atOneMoment<Buffer>(pool, write), { objectMode: false })
