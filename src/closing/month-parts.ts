import { Readable } from 'node:stream'
import { DATASETS } from '../exports/all.ts'
import type { Dataset, Period } from '../exports/dataset.ts'
import { safTOf } from '../exports/saf-t/saf-t.ts'
import type { Moment } from '../platform/db/snapshot.ts'
import { run, statement } from '../platform/db/statement.ts'
import { firstDay, lastDay, type Month } from '../platform/month.ts'
import type { CheckedMonth } from './check-month.ts'
import { type Part, storedPart } from './write-archive.ts'

const ORIGINALS = statement<{ name: string; path: string; sha256: string }>(
  'closing-originals',
  `select 'documents/' || (d.content ->> 'number') || '.' || f.kind as name, f.path, f.sha256
   from documents d join document_files f on f.document_id = d.id
   where d.document_date between $1::date and $2::date order by d.issued_at, d.series, d.number, f.kind`,
)

/** What the archive of a month holds: its statement, every table of finance, and the originals of its documents. */
export async function monthParts(moment: Moment, dataDir: string, checked: CheckedMonth): Promise<Part[]> {
  const { month } = checked.statement
  const originals = await run(moment, ORIGINALS, [firstDay(month), lastDay(month)])
  return [
    { name: 'statement.json', open: () => Readable.from([`${JSON.stringify(checked, null, 2)}\n`]) },
    ...DATASETS.map((dataset) => tablePart(moment, dataset, month)),
    {
      name: 'saf-t.xml',
      open: () => safTOf(moment, { period: { from: firstDay(month), to: lastDay(month) }, at: moment.now }),
    },
    ...originals.map((each) => storedPart(dataDir, each)),
  ]
}

const tablePart = (moment: Moment, dataset: Dataset, month: Month): Part => ({
  name: `tables/${dataset.name}.csv`,
  open: () => dataset.fileOf(moment, { period: periodOf(dataset, month), form: 'excel', lang: 'nb' }),
})

/** what shows how things stood has a last day only, and the numbers have none. */
const periodOf = ({ dates }: Dataset, month: Month): Period =>
  dates[0] === 'none' ? {} : dates[0] === 'day' ? { to: lastDay(month) } : { from: firstDay(month), to: lastDay(month) }
