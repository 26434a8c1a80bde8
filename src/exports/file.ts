import { Readable } from 'node:stream'
import type { Pool } from '../platform/db/connect.ts'
import { atOneMoment } from '../platform/db/snapshot.ts'
import type { FileReply } from '../platform/http/route.ts'
import { TABLE_TYPES } from '../platform/table-file.ts'
import type { Dataset, Period, Wish } from './dataset.ts'

/** A dataset as a file of one moment, streamed. @throws exports/busy when it is first read */
export function exportFile<Asked extends Period>(pool: Pool, dataset: Dataset<Asked>, wish: Wish<Asked>): FileReply {
  const ending = wish.form === 'xlsx' ? 'xlsx' : 'csv'
  const source = Readable.from(
    atOneMoment<Buffer>(pool, (moment) => dataset.fileOf(moment, wish)),
    { objectMode: false },
  )
  return { type: TABLE_TYPES[ending], name: `${dataset.name}.${ending}`, source }
}
