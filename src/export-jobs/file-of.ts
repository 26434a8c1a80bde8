import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { noteExport } from '../exports/note-export.ts'
import type { Actor } from '../platform/actor.ts'
import type { FileReply } from '../platform/http/route.ts'
import { unknown } from '../platform/problems.ts'
import { TABLE_TYPES } from '../platform/table-file.ts'
import type { Till } from '../platform/till.ts'
import { endingOf } from './make-file.ts'
import { cancelledNow, fileGone, notReadyYet } from './problems.ts'
import { jobById } from './queries.ts'
import type { ExportWish } from './wish.ts'

/** The file of a job, for whoever asked for it. @throws export-job/unknown, export-job/not-ready, export-job/cancelled, export-job/gone */
export async function fileOf(till: Till, actor: Actor, jobId: string): Promise<FileReply> {
  const job = await jobById({ client: till.connection.pool }, jobId)
  if (!job) throw unknown('export-job')
  if (job.state === 'waiting' || job.state === 'making') throw notReadyYet()
  if (job.state === 'gone') throw fileGone()
  if (job.state !== 'ready') throw cancelledNow()
  const { what, form, period } = job.wish
  await noteExport(till, actor, { what: `${what} ${form}`, filter: period })
  const source = createReadStream(join(till.config.dataDir, job.path!))
  return { type: typeOf(job.wish), name: job.called!, source }
}

function typeOf(wish: ExportWish): string {
  const ending = endingOf(wish)
  if (ending === 'csv' || ending === 'xlsx') return TABLE_TYPES[ending]
  return ending === 'zip' ? 'application/zip' : 'application/xml; charset=utf-8'
}
