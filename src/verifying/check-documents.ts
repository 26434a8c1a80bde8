import { canonicalDigest } from '../platform/canonical.ts'
import { type On, run, statement } from '../platform/db/statement.ts'

type Frozen = { id: string; number: string; content: unknown; digest: string }

/** Documents read at a time. */
const PAGE = 500
const MOST = 20

const COUNT = statement<{ count: number }>(
  'verifying-documents-count',
  'select count(*) as count from documents where forgotten_at is null',
)
/** What the law has let go of has no buyer any more and so another digest. */
const READ = statement<Frozen>(
  'verifying-documents',
  `select id, content ->> 'number' as number, content, content_digest as digest from documents
   where forgotten_at is null and ($1::uuid is null or id > $1) order by id limit ${PAGE}`,
)

/** The numbers of documents whose content is not what was frozen when they were issued: the first twenty. */
export async function checkDocuments(on: On, told: (done: number, all: number) => void = () => {}): Promise<string[]> {
  const [{ count }] = (await run(on, COUNT, [])) as [{ count: number }]
  const changed: string[] = []
  let [after, done] = [null as string | null, 0]
  for (;;) {
    const page: Frozen[] = await run(on, READ, [after])
    for (const { number, content, digest } of page) if (canonicalDigest(content) !== digest) changed.push(number)
    after = page.at(-1)?.id ?? null
    done += page.length
    told(done, count)
    if (page.length < PAGE) return changed.slice(0, MOST)
  }
}
