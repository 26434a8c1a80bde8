import { type Lapsing, lapsing } from '../platform/lapsing.ts'
import { SHOWN_DAYS } from './limits.ts'

const AGO = `app_now() - interval '${SHOWN_DAYS} days'`

/** Files go when their time is out; that they were asked for is shown for a while. The audit log tells it for longer. */
export const lapsingInExportJobs: readonly Lapsing[] = [
  lapsing('export-jobs', {
    table: 'export_jobs',
    where: `coalesce(t.gone_at, t.cancelled_at, t.failed_at) < ${AGO}`,
  }),
  lapsing('export-schedules', {
    table: 'export_schedules',
    where: `t.ended_at < ${AGO} and not exists (select from export_jobs j where j.schedule_id = t.id)`,
  }),
]
