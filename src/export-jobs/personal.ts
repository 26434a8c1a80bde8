import { z } from 'zod'
import { Instant, ofWhom, type PersonalTable } from '../platform/personal.ts'
import { IS_OPEN } from './queries.ts'

/** What somebody had made at work. The files are of the seller's books, and go within a week. */
export const personalInExportJobs: readonly PersonalTable[] = [
  {
    table: 'export_jobs',
    columns: ['person_id'],
    shown: {
      as: 'exportsYouAskedFor',
      shape: z.object({ what: z.string(), askedAt: Instant }),
      of: ofWhom(
        'shown-export-jobs',
        `select t.wish ->> 'what' as what, t.asked_at as "askedAt" from whom join export_jobs t on t.person_id = whom.id order by t.asked_at`,
      ),
    },
    erased: [
      ofWhom(
        'erase-export-files',
        `update export_jobs t set kept_until = app_now() from whom where t.person_id = whom.id and t.kept_until > app_now()`,
      ),
      ofWhom(
        'erase-export-jobs',
        `update export_jobs t set cancelled_at = app_now() from whom where t.person_id = whom.id and ${IS_OPEN}`,
      ),
    ],
  },
  {
    table: 'export_schedules',
    columns: ['person_id'],
    shown: {
      as: 'exportSchedules',
      shape: z.object({ what: z.string(), every: z.string(), madeAt: Instant }),
      of: ofWhom(
        'shown-export-schedules',
        `select t.wish ->> 'what' as what, t.every, t.made_at as "madeAt" from whom join export_schedules t on t.person_id = whom.id order by t.made_at`,
      ),
    },
    erased: [
      ofWhom(
        'erase-export-schedules',
        `update export_schedules t set ended_at = app_now(), ended_as = 'no-role' from whom where t.person_id = whom.id and t.ended_at is null`,
      ),
    ],
  },
]
