import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Asker } from '../platform/http/who.ts'

const WRITE = statement('audit-read', `select audit_write($1, 'read', $2, $3, null, null, null, null, null)`)

/** Writes down that somebody who works here was shown personal data: what kind, and of what. Before it leaves. */
export async function noteRead(
  { till, actor }: Pick<Asker, 'till' | 'actor'>,
  kind: string,
  subjectId: string,
): Promise<void> {
  await run({ client: till.connection.pool }, WRITE, [nameOf(actor), kind, subjectId])
}
