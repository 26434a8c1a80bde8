import { issueDocuments } from '../../../src/invoicing/issue-documents.ts'
import { connect } from '../../../src/platform/db/connect.ts'
import { transact } from '../../../src/platform/db/transact.ts'
import type { Collected } from './collecting.ts'

const SHOP = 'https://kurs.example'

/** Issues all that is due, and counts what came of it. */
export async function play({ appUrl }: { appUrl: string }): Promise<Collected> {
  const connection = connect(appUrl)
  const issue = () => transact(connection.pool, { kind: 'job', name: 'test' }, (tx) => issueDocuments(tx, SHOP))
  while ((await issue()) > 0);
  const { rows } = await connection.pool.query<Collected>(
    'select (select count(*)::int from documents) as documents, (select count(*)::int from document_demands) as demands',
  )
  await connection.close()
  return rows[0]!
}
