import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import type { Said } from '../platform/lang.ts'
import { conflict, constraintSpeaks } from '../platform/problems.ts'
import type { CancellationRules } from './rules.ts'

const changedMeanwhile = () =>
  conflict('terms/changed-meanwhile', 'Someone else wrote a new version at the same moment. Read it, then try again.')
constraintSpeaks('cancellation_terms_version_once', changedMeanwhile)

/** Without `rules` those of the newest version go on; null is none. */
type Written = { code: string; name: Said; inWords: Said; rules?: CancellationRules | null | undefined }

const SAME = statement<{ id: string }>(
  'terms-same',
  `select id from (select * from cancellation_terms where code = $1 order by version desc limit 1) newest
   where name = $2::jsonb and in_words = $3::jsonb and (not $5 or rules is not distinct from $4::jsonb)`,
)
const WRITE = statement(
  'terms-write',
  `insert into cancellation_terms (id, code, version, name, in_words, rules, created_at)
   select $6, $1, coalesce(max(version), 0) + 1, $2, $3, case when $5 then $4::jsonb
     else (select rules from cancellation_terms where code = $1 order by version desc limit 1) end, $7 from cancellation_terms where code = $1`,
)

/** The id of the version with these words and rules: the newest one if it says the same, else a new one. Versions never change. */
export async function writeTerms(tx: Tx, { code, name, inWords, rules }: Written): Promise<string> {
  const said = [JSON.stringify(name), JSON.stringify(inWords), rules ? JSON.stringify(rules) : null]
  const version = [code, ...said, rules !== undefined]
  const [same] = await run(tx, SAME, version)
  if (same) return same.id
  const termsId = newId()
  await run(tx, WRITE, [...version, termsId, tx.now])
  return termsId
}
