import { Readable } from 'node:stream'
import { z } from 'zod'
import { type AnyRoute, type FileReply, route } from '../platform/http/route.ts'
import { unknown } from '../platform/problems.ts'
import { reportCsv, templateCsv } from './report-csv.ts'
import { SHEETS } from './sheets.ts'
import { importById } from './the-import.ts'

const room = 'importing'
const who = ['administrator'] as const

const csv = (name: string, text: string): FileReply => ({
  type: 'text/csv; charset=utf-8',
  name,
  source: Readable.from([Buffer.from(text)]),
})

/** Files that the pages of imports hand out. */
export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/import-templates/{what}',
    id: 'readImportTemplate',
    room,
    who,
    summary: 'An empty file of an import as CSV: its columns, with one example row',
    params: z.strictObject({ what: z.string().max(40) }),
    replies: { 200: null },
    refusals: ['import-template/unknown'],
    answer: async ({ params }) => {
      const sheet = SHEETS.find(({ what }) => what === params.what)
      if (!sheet) throw unknown('import-template')
      return { status: 200, body: null, file: csv(`${sheet.what}.csv`, templateCsv(sheet)) }
    },
  }),
  route({
    method: 'get',
    path: '/imports/{importId}/faults',
    id: 'readImportFaults',
    room,
    who,
    summary: 'What is wrong in a file that was brought, as CSV: line, column and how it is mended; the first thousand',
    params: z.strictObject({ importId: z.uuid() }),
    replies: { 200: null },
    refusals: ['import/unknown'],
    answer: async ({ till, params: { importId } }) => {
      const found = await importById({ client: till.connection.pool }, importId)
      if (!found) throw unknown('import')
      return { status: 200, body: null, file: csv(`${found.what}-faults.csv`, reportCsv(found.faults)) }
    },
  }),
]
