import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type On, run, statement } from '../platform/db/statement.ts'

type Stored = { path: string; sha256: string }
/** A stored file that is not there any more, or has other bytes than those that were stored. */
export type BrokenFile = { path: string; how: 'lost' | 'changed' }

/** Files looked up at a time. */
const PAGE = 500
const MOST = 20

const ALL = `(select path, sha256 from document_files union all select path, sha256 from reminder_files
  union all select path, sha256 from statement_files union all select path, sha256 from certificate_files)`
const COUNT = statement<{ count: number }>('verifying-files-count', `select count(*) as count from ${ALL} f`)
const READ = statement<Stored>(
  'verifying-files',
  `select path, sha256 from ${ALL} f where $1::text is null or path > $1 order by path limit ${PAGE}`,
)

/** Reads every stored original from the disk and compares it with the digest that was noted when it was stored. */
export async function checkFiles(
  on: On,
  dataDir: string,
  told: (done: number, all: number) => void = () => {},
): Promise<BrokenFile[]> {
  const [{ count }] = (await run(on, COUNT, [])) as [{ count: number }]
  const broken: BrokenFile[] = []
  let [after, done] = [null as string | null, 0]
  for (;;) {
    const page: Stored[] = await run(on, READ, [after])
    for (const { path, sha256 } of page) {
      const now = await digestOf(join(dataDir, path))
      if (now !== sha256) broken.push({ path, how: now === null ? 'lost' : 'changed' })
      told(++done, count)
    }
    after = page.at(-1)?.path ?? null
    if (page.length < PAGE) return broken.slice(0, MOST)
  }
}

/** SHA-256 of a file, read as a stream; null where it is gone. */
export async function digestOf(full: string): Promise<string | null> {
  const hash = createHash('sha256')
  try {
    await pipeline(createReadStream(full), hash)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  return hash.digest('hex')
}
