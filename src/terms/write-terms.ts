import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import type { Said } from '../platform/lang.ts'
import { conflict, constraintSpeaks } from '../platform/problems.ts'

const changedMeanwhile = () =>
  conflict('terms/changed-meanwhile', 'Someone else wrote a new version at the same moment. Read it, then try again.')
constraintSpeaks('cancellation_terms_version_once', changedMeanwhile)

type Written = { code: string; name: Said; inWords: Said }

const SAME = statement<{ id: string }>(
  'terms-same',
  `select id from (select * from cancellation_terms where code = $1 order by version desc limit 1) newest
   where name = $2::jsonb and in_words = $3::jsonb`,
)
const WRITE = statement(
  'terms-write',
  `insert into cancellation_terms (id, code, version, name, in_words, created_at)
   select $1, $2, coalesce(max(version), 0) + 1, $3, $4, $5 from cancellation_terms where code = $2`,
)

/** The id of the version with these words: the newest one if it says the same, else a new one. Versions never change. */
export async function writeTerms(tx: Tx, { code, name, inWords }: Written): Promise<string> {
  const words = [JSON.stringify(name), JSON.stringify(inWords)]
  const [same] = await run(tx, SAME, [code, ...words])
  if (same) return same.id
  const termsId = newId()
  await run(tx, WRITE, [termsId, code, ...words, tx.now])
  return termsId
}
