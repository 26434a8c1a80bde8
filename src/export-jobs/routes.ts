import { z } from 'zod'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { unknown } from '../platform/problems.ts'
import { act, type Till } from '../platform/till.ts'
import { askForExport } from './ask-for-export.ts'
import { askerOf, EXPORTERS as who } from './asker.ts'
import { cancelExport } from './cancel-export.ts'
import { fileOf } from './file-of.ts'
import { endSchedule, MakeSchedule, makeSchedule } from './keep-schedule.ts'
import { EXPORT_KEPT_DAYS } from './limits.ts'
import { jobById, jobsOf, schedulesOf } from './queries.ts'
import { ExportJobShape, ExportScheduleShape, jobView, scheduleView } from './shapes.ts'
import { takeUpAgain } from './take-up-again.ts'
import { theExportJob, theExportSchedule } from './the-export-job.ts'
import { AskForExport, wishOf } from './wish.ts'

const room = 'export-jobs'
const own = theExportJob.to('asker')
const ofJob = z.strictObject({ jobId: z.uuid() })

async function shown(till: Till, jobId: string) {
  const job = await jobById({ client: till.connection.pool }, jobId)
  if (!job) throw unknown('export-job')
  return jobView(job)
}

/** Files that are made in the background for whoever asked, and schedules of such files. */
export const routes: AnyRoute[] = [
  route({
    method: 'post',
    path: '/export-jobs',
    id: 'askForExport',
    room,
    who,
    summary:
      'Asks for a file that is made in the background, of one moment. Whoever waits for just this file already is given that one',
    body: AskForExport,
    replies: { 202: ExportJobShape },
    refusals: ['export-job/too-many'],
    answer: async ({ till, actor, body }) => {
      const wish = wishOf(body)
      const id = await act(till, actor, (tx) => askForExport(tx, wish))
      return { status: 202, body: await shown(till, id) }
    },
  }),
  route({
    method: 'get',
    path: '/export-jobs',
    id: 'listExportJobs',
    room,
    who,
    summary: 'One’s own files, the newest first: waiting, being made, there, cancelled, failed and gone',
    replies: { 200: z.object({ jobs: z.array(ExportJobShape) }) },
    answer: async ({ till, actor }) => {
      const jobs = await jobsOf({ client: till.connection.pool }, askerOf(actor))
      return { status: 200, body: { jobs: jobs.map(jobView) } }
    },
  }),
  route({
    method: 'get',
    path: '/export-jobs/{jobId}',
    id: 'readExportJob',
    room,
    who: own,
    summary: 'One file: how far it is, until when it is kept, or why it could not be made',
    params: ofJob,
    replies: { 200: ExportJobShape },
    refusals: ['export-job/unknown'],
    answer: async ({ till, params: { jobId } }) => ({ status: 200, body: await shown(till, jobId) }),
  }),
  route({
    method: 'get',
    path: '/export-jobs/{jobId}/file',
    id: 'readExportFile',
    reads: 'exports',
    room,
    who: own,
    summary: `The file itself, for ${EXPORT_KEPT_DAYS} days and for whoever asked for it only`,
    params: ofJob,
    replies: { 200: null },
    refusals: ['export-job/unknown', 'export-job/not-ready', 'export-job/cancelled', 'export-job/gone'],
    answer: async ({ till, actor, params: { jobId } }) => ({
      status: 200,
      body: null,
      file: await fileOf(till, actor, jobId),
    }),
  }),
  route({
    method: 'post',
    path: '/export-jobs/{jobId}/cancellation',
    id: 'cancelExport',
    room,
    who: own,
    summary: 'Stops a file that waits or is being made; nothing of it is left',
    params: ofJob,
    replies: { 200: ExportJobShape },
    refusals: ['export-job/unknown', 'export-job/ended'],
    answer: async ({ till, actor, params: { jobId } }) => {
      await act(till, actor, (tx) => cancelExport(tx, jobId))
      return { status: 200, body: await shown(till, jobId) }
    },
  }),
  route({
    method: 'post',
    path: '/export-jobs/{jobId}/attempts',
    id: 'takeUpExportAgain',
    room,
    who: own,
    summary: 'Makes a file that was cancelled, failed or is gone once more, from the beginning and of a new moment',
    params: ofJob,
    replies: { 202: ExportJobShape },
    refusals: ['export-job/unknown', 'export-job/open', 'export-job/too-many'],
    answer: async ({ till, actor, params: { jobId } }) => {
      await act(till, actor, (tx) => takeUpAgain(tx, jobId))
      return { status: 202, body: await shown(till, jobId) }
    },
  }),
  route({
    method: 'get',
    path: '/export-schedules',
    id: 'listExportSchedules',
    room,
    who,
    summary: 'One’s own schedules, the newest first, and those that have ended',
    replies: { 200: z.object({ schedules: z.array(ExportScheduleShape) }) },
    answer: async ({ till, actor }) => {
      const schedules = await schedulesOf({ client: till.connection.pool }, askerOf(actor))
      return { status: 200, body: { schedules: schedules.map(scheduleView) } }
    },
  }),
  route({
    method: 'post',
    path: '/export-schedules',
    id: 'scheduleExport',
    room,
    who,
    summary:
      'Has a file made each day, each Monday or on a day of each month at 06:00 for whoever asks, as long as finance or audit is their role',
    body: MakeSchedule,
    replies: { 201: z.object({ id: z.uuid() }) },
    refusals: ['export-schedule/too-many'],
    answer: async ({ till, actor, body }) => ({
      status: 201,
      body: { id: await act(till, actor, (tx) => makeSchedule(tx, body)) },
    }),
  }),
  route({
    method: 'delete',
    path: '/export-schedules/{scheduleId}',
    id: 'endExportSchedule',
    room,
    who: theExportSchedule.to('asker'),
    summary: 'Ends a schedule; the files that it has made stay as long as others',
    params: z.strictObject({ scheduleId: z.uuid() }),
    replies: { 204: null },
    refusals: ['export-schedule/unknown'],
    answer: async ({ till, actor, params: { scheduleId } }) => {
      await act(till, actor, (tx) => endSchedule(tx, scheduleId))
      return { status: 204, body: null }
    },
  }),
]
