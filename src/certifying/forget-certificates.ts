import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { run, statement } from '../platform/db/statement.ts'
import { act, type Till } from '../platform/till.ts'

/** Files removed in one transaction. */
const BATCH = 200

const OLD = `from certificate_files f join certificates c on c.id = f.certificate_id where c.content is null`
const COUNT = statement<{ count: number }>('certificates-forgettable', `select count(*) as count ${OLD}`)
const FIND = statement<{ id: string; lang: string; path: string }>(
  'certificates-forgettable-files',
  `select f.certificate_id as id, f.lang, f.path ${OLD} order by f.certificate_id, f.lang limit ${BATCH}`,
)
const REMOVE = statement(
  'certificates-forget-files',
  `delete from certificate_files f using jsonb_to_recordset($1::jsonb) as g(id uuid, lang text) where f.certificate_id = g.id and f.lang = g.lang`,
)

export const countForgettableCertificates = async ({ connection }: Pick<Till, 'connection'>): Promise<number> =>
  (await run({ client: connection.pool }, COUNT, []))[0]?.count ?? 0

/** Removes the files of certificates whose learner was erased. Files go first: what fails is done again. */
export async function forgetCertificates(till: Till): Promise<number> {
  let removed = 0
  for (;;) {
    const files = await run({ client: till.connection.pool }, FIND, [])
    for (const { path } of files) await rm(join(till.config.dataDir, path), { force: true })
    if (files.length > 0)
      await act(till, { kind: 'job', name: 'tidy' }, (tx) => run(tx, REMOVE, [JSON.stringify(files)]))
    removed += files.length
    if (files.length < BATCH) return removed
  }
}
