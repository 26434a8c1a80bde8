import { join } from 'node:path'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Month } from '../platform/month.ts'
import { digestOf } from '../verifying/check-files.ts'
import { journalDigest } from './month-statement.ts'

/** A closed month that is not what it was when it was closed: somebody has moved its postings, or its archive is gone or changed. */
export type BrokenMonth = { month: Month; how: 'postings' | 'archive' }

type Closed = { month: Month; digest: string; path: string; sha256: string; isNewest: boolean }
const CLOSED = statement<Closed>(
  'closing-closed',
  `select to_char(month, 'YYYY-MM') as month, journal_digest as digest, path, sha256,
     (month + interval '1 month - 1 day')::date <= books_closed_through()
       and closed_at = max(closed_at) over (partition by month) as "isNewest"
   from month_closings where closed_at is not null order by month, closed_at`,
)

/** Compares each closed month with what was noted when it was closed, and with its archive on the disk where files are to be read, too. */
export async function checkClosed(
  on: On,
  { dataDir, withFiles }: { dataDir: string; withFiles: boolean },
): Promise<BrokenMonth[]> {
  const broken: BrokenMonth[] = []
  for (const { month, digest, path, sha256, isNewest } of await run(on, CLOSED, [])) {
    if (isNewest && (await journalDigest(on, month)) !== digest) broken.push({ month, how: 'postings' })
    if (withFiles && (await digestOf(join(dataDir, path))) !== sha256) broken.push({ month, how: 'archive' })
  }
  return broken
}
