import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import yazl from 'yazl'
import { type On, run, statement } from '../platform/db/statement.ts'
import { trayOf } from './queries.ts'
import { CARRIED_NUMBER, CARRIED_REMINDER, CARRIED_XML } from './state.ts'

const PATHS = statement<{ number: string; path: string; documentDate: string }>(
  'sending-tray-files',
  `select ${CARRIED_NUMBER} as number, ${CARRIED_XML} as path, coalesce(r.issue_date, d.document_date) as "documentDate"
   from sendings s join documents d on d.id = s.document_id ${CARRIED_REMINDER} where s.id = any($1) order by d.issued_at, d.series, d.number, r.step`,
)

/** The e-invoices that wait to be sent, as the stored files, in one ZIP. */
export async function trayZip(on: On, dataDir: string): Promise<Readable> {
  const waiting = await trayOf(on, 'to-send')
  const files = await run(on, PATHS, [waiting.map(({ id }) => id)])
  const zip = new yazl.ZipFile()
  for (const { number, path, documentDate } of files)
    zip.addBuffer(await readFile(join(dataDir, path)), `ehf-${number}.xml`, {
      mtime: new Date(`${documentDate}T12:00:00Z`),
    })
  zip.end()
  return zip.outputStream as Readable
}
