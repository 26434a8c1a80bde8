import type { Actor } from '../platform/actor.ts'
import type { On } from '../platform/db/statement.ts'
import { run, statement } from '../platform/db/statement.ts'
import { transact } from '../platform/db/transact.ts'
import { isSentTo, type TokenParts } from '../platform/mail-token.ts'
import { refusesAddress } from '../platform/refused-address.ts'
import type { Till } from '../platform/till.ts'
import { noteBounce } from './bounces.ts'
import { type Report, readReport } from './read-report.ts'

/** What became of a report: noted, a complaint of a reader, known from before, about no mail of ours, or about none that failed. */
export const REPORT_OUTCOMES = ['noted', 'unwanted', 'known', 'not-ours', 'no-failure'] as const
export type ReportOutcome = (typeof REPORT_OUTCOMES)[number]

const TO = statement<{ email: string }>('notices-mail-went-to', 'select to_email as email from mails where id = $1')

/** Of a letter that is kept nowhere there is nothing to leave. */
const UNWANTED = statement(
  'notices-mail-unwanted',
  'update mails set unwanted_at = coalesce(unwanted_at, $2) where id = $1',
)

type Shop = { connection: { pool: Till['connection']['pool'] }; config: Pick<Till['config'], 'sessionSecret'> }

/** Takes in what a mail server says of a mail. A report without the signature of a mail that we sent to that address changes nothing. */
export async function noteReport({ connection, config }: Shop, actor: Actor, raw: string): Promise<ReportOutcome> {
  const report = await readReport(raw)
  if (!report) return 'no-failure'
  return transact(connection.pool, actor, async (tx) => {
    for (const token of report.tokens) {
      const email = await addressOf(tx, token, { ...report, secret: config.sessionSecret })
      if (email === null) continue
      if (report.about === 'unwanted') {
        await run(tx, UNWANTED, [token.id, tx.now])
        return 'unwanted'
      }
      const { kind, said, status } = report
      const isNew = await noteBounce(tx, { mailId: token.id, email, kind, said, forGood: refusesAddress(status) })
      return isNew ? 'noted' : 'known'
    }
    return 'not-ours'
  })
}

/** To which address we sent the mail of a token: as we have it, or as the report names it where a letter is kept nowhere. */
async function addressOf(
  on: On,
  token: TokenParts,
  { secret, recipients }: Pick<Report, 'recipients'> & { secret: string },
): Promise<string | null> {
  const known = (await run(on, TO, [token.id])).map(({ email }) => email)
  return [...known, ...recipients].find((email) => isSentTo(secret, token, email)) ?? null
}
