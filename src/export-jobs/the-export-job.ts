import { hasRole } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import { type TieAsker, thing } from '../platform/http/who.ts'
import { askerOf, askerValues, EXPORTERS, IS_ASKERS } from './asker.ts'

const ties = { asker: 'whoever asked for it, as long as finance or audit is their role' }
type Found = { isMine: true }
const JOB = statement<Found>(
  'export-jobs-tie',
  `select true as "isMine" from export_jobs t where ${IS_ASKERS} and t.id = $3`,
)
const SCHEDULE = statement<Found>(
  'export-schedules-tie',
  `select true as "isMine" from export_schedules t where ${IS_ASKERS} and t.id = $3`,
)

const tiedBy =
  (mine: typeof JOB) =>
  async ({ till, actor }: TieAsker, id: string): Promise<readonly 'asker'[]> => {
    if (!hasRole(actor, ...EXPORTERS)) return []
    const found = await run({ client: till.connection.pool }, mine, [...askerValues(askerOf(actor)), id])
    return found.length > 0 ? ['asker'] : []
  }

/** A file is of whoever asked for it: to everybody else, at the next desk too, it is not there. */
export const theExportJob = thing({ name: 'export-job', ties, held: [], atWork: ['asker'], tiesOf: tiedBy(JOB) })
export const theExportSchedule = thing({
  ...{ name: 'export-schedule', ties, held: [] },
  tiesOf: tiedBy(SCHEDULE),
})
