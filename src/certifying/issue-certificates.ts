import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { act, type Till } from '../platform/till.ts'
import { completedEnrolment } from './completed-enrolment.ts'
import { endCertificate } from './end-certificate.ts'
import { makeCertificate, type Press, pressOf } from './make-certificate.ts'
import { promiseTelling } from './tell-learner.ts'

/** How long one that could not be made waits before it is tried again, in minutes. */
const RETRY_MINUTES = 5

type Due = { enrolmentId: string; changes: number }
const TAKE = statement<Due>(
  'certifying-take',
  `update certificates_due d set next_try_at = app_now() + interval '${RETRY_MINUTES} minutes'
   from (select enrolment_id from certificates_due where next_try_at <= app_now() order by next_try_at limit 1 for update skip locked) t
   where d.enrolment_id = t.enrolment_id returning d.enrolment_id as "enrolmentId", d.changes`,
)
const DONE = statement('certifying-done', 'delete from certificates_due where enrolment_id = $1 and changes = $2')
const VALID = statement<{ id: string }>(
  'certifying-valid',
  `select c.id from certificates c where c.enrolment_id = $1 and not exists (select from certificate_endings x where x.certificate_id = c.id)`,
)
const JOB = { kind: 'job', name: 'certificates' } as const

/** Makes the certificate of somebody who has completed, or takes back that of somebody who has not. Returns how many were looked at. */
export async function issueCertificates(till: Till): Promise<number> {
  const [due] = await act(till, JOB, (tx) => run(tx, TAKE, []))
  if (!due) return 0
  const press = await pressOf(till)
  await act(till, JOB, (tx) => follow(tx, press, due))
  return 1
}

async function follow(tx: Tx, press: Press, { enrolmentId, changes }: Due): Promise<void> {
  const completed = await completedEnrolment(tx, enrolmentId)
  const valid = await run(tx, VALID, [enrolmentId])
  if (completed && valid.length === 0) await makeCertificate(tx, press, { ...completed, enrolmentId, reason: null })
  if (!completed)
    for (const { id } of valid) {
      await endCertificate(tx, { certificateId: id, how: 'undone', reason: null })
      await promiseTelling(tx, id)
    }
  await run(tx, DONE, [enrolmentId, changes])
}
