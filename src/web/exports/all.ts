import { cancelExport } from '../../export-jobs/cancel-export.ts'
import { takeUpAgain } from '../../export-jobs/take-up-again.ts'
import { theExportJob, theExportSchedule } from '../../export-jobs/the-export-job.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { act } from '../../platform/till.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { FINANCE_READERS as who } from '../finance/who.ts'
import { attempt } from '../forms/parse.ts'
import type { Answer, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { EXPORTS, exportsPage, haveMade, takeOut } from './page.ts'
import { endFromForm, SCHEDULES, scheduleFromForm, schedulesPage } from './schedules.ts'

const own = theExportJob.to('asker')

/** What finance takes out: at once, made in the background, and again and again. */
export const exportPages: readonly PageRoute[] = [
  { method: 'get', path: EXPORTS, who, answer: takeOut },
  { method: 'post', path: EXPORTS, who, answer: haveMade },
  { method: 'get', path: SCHEDULES, who, answer: (visit) => schedulesPage(visit) },
  { method: 'post', path: SCHEDULES, who, answer: scheduleFromForm },
  { method: 'post', path: `${SCHEDULES}/:id/end`, who: theExportSchedule.to('asker'), answer: endFromForm },
  { method: 'post', path: `${EXPORTS}/:id/cancellation`, who: own, answer: decided(cancelExport, 'cancelled') },
  { method: 'post', path: `${EXPORTS}/:id/attempts`, who: own, answer: decided(takeUpAgain, 'asked') },
]

function decided(decide: (tx: Tx, jobId: string) => Promise<void>, done: string) {
  return async (visit: Visit): Promise<Answer> => {
    const { till, caller, to } = visit
    const id = idOf(visit, 'export-job')
    const attempted = await attempt(() => act(till, caller.actor, (tx) => decide(tx, id)))
    if ('done' in attempted) return { goTo: to(`${EXPORTS}?done=${done}`) }
    const { problem } = attempted
    return { ...(await exportsPage(visit, refusedDeskForm(visit, problem))), status: problem.status }
  }
}
