import { emit } from '../audit/emit.ts'
import { nameOf } from '../platform/actor.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { firstDay, type Month } from '../platform/month.ts'
import { unknown } from '../platform/problems.ts'
import type { Draft } from './content.ts'
import { draftsOf } from './drafts.ts'
import { letterhead, writeFiles } from './files.ts'
import { promisePartner } from './partner-mail.ts'
import { issuedAlready, laterIssued, monthNotClosed } from './problems.ts'
import { statementMonths } from './queries.ts'

/** Any number would do: months are told one after another, so that nothing is told twice. */
const ISSUER_LOCK = 7_243_398
/** Years of trade are more than a request may take; this runs beside them. In minutes. */
const PATIENCE_MINUTES = 10

const ALONE = statement('statements-alone', 'select pg_advisory_xact_lock($1)')
const BEGIN = statement(
  'statements-begin-month',
  'insert into statement_months (month, issued_at, issued_by) values ($1, $2, $3)',
)
const ISSUE = statement<{ number: number }>(
  'statements-issue',
  `insert into issued_statements (id, month, kind, company_id, faculty, funder_id, number, content)
   select $1, $2, $3, $4, $5, $6, coalesce(max(s.number), 0) + 1, $7 from issued_statements s
   where s.company_id = $4 or s.faculty = $5 or s.funder_id = $6 returning number`,
)
const FILES = statement(
  'statements-keep-files',
  `insert into statement_files (statement_id, form, lang, path, sha256, bytes)
   select $1, f.form, f.lang, f.path, f.sha256, f.bytes from jsonb_to_recordset($2) as f (form text, lang text, path text, sha256 text, bytes integer)`,
)

/**
 * Makes the statements of a closed month: each numbered for whom it is, with files that are handed out as they are from then on. Returns
 * how many. What is posted, changed or given back later is told in those of a later month.
 * @throws month/unknown, statements/month-not-closed, statements/issued-already, statements/later-issued, statements/no-seller
 */
export async function issueStatements(tx: Tx, dataDir: string, month: Month): Promise<number> {
  await run(tx, ALONE, [ISSUER_LOCK])
  await tx.client.query(`set local statement_timeout = '${PATIENCE_MINUTES}min'`)
  await demandItsTurn(tx, month)
  const head = await letterhead(tx, dayIn(SELLER_ZONE, tx.now))
  const drafts = await draftsOf(tx, month)
  await run(tx, BEGIN, [firstDay(month), tx.now, nameOf(tx.actor)])
  for (const draft of drafts) {
    const { id, number } = await issue(tx, draft)
    const files = await writeFiles(dataDir, { id, number, content: draft.content }, head)
    await run(tx, FILES, [id, JSON.stringify(files)])
    if (draft.content.kind === 'partner') await promisePartner(tx, id)
  }
  await emit(tx, { name: 'StatementsIssued', subjectId: newId(), facts: { month, statements: drafts.length } })
  return drafts.length
}

async function demandItsTurn(tx: Tx, month: Month): Promise<void> {
  const months = await statementMonths(tx)
  const found = months.find((each) => each.month === month)
  if (!found) throw unknown('month')
  if (found.state === 'issued') throw issuedAlready()
  if (found.state === 'passed') throw laterIssued(months.find(({ state }) => state === 'issued')!.month)
  if (found.state === 'open') throw monthNotClosed(month)
}

async function issue(tx: Tx, { recipientId, content }: Draft): Promise<{ id: string; number: number }> {
  const id = newId()
  const { kind, month } = content
  const of = (one: typeof kind) => (kind === one ? recipientId : null)
  const whom = [of('partner'), of('faculty'), of('funder')]
  const [row] = await run(tx, ISSUE, [id, firstDay(month), kind, ...whom, JSON.stringify(content)])
  return { id, number: row!.number }
}
