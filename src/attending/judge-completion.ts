import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'

/**
 * Who has completed now, told from what is written down: what a person said, else by the rule once the last session has begun. Whoever took a seat when
 * some sessions were over is asked for those that were not, and for what they were at all the same. What an excused session counts as, the rule says; but nobody completes who never came. Where nobody said anything and there is no rule, all
 * stays as it is.
 */
const JUDGE = statement<{ enrolmentId: string; completed: boolean }>(
  'attending-judge-completion',
  `with held as (select max(starts_at) as "lastAt" from offering_sessions where offering_id = $1),
   judged as (
     select e.id, coalesce(d.completed, case when r.attendance_percent is null then e.completed_at is not null
       else n.came > 0 and held."lastAt" <= $2::timestamptz + interval '30 minutes' and 100 * n.there >= r.attendance_percent * n.asked end) as completed
     from enrolments e cross join held left join completion_rules r on r.offering_id = e.offering_id
     left join completion_decisions d on d.enrolment_id = e.id
     cross join lateral (select count(*) filter (where a.present) as came,
         count(*) filter (where a.excused is not true or r.excused_counts <> 'left-out') as asked,
         count(*) filter (where a.present or (a.excused and r.excused_counts = 'as-present')) as there from offering_sessions s
       left join attendances a on a.session_id = s.id and a.enrolment_id = e.id
       where s.offering_id = $1 and (s.ends_at > e.enrolled_at or a.present)) n
     where e.offering_id = $1 and e.withdrawn_at is null)
   update enrolments e set completed_at = case when j.completed then $2::timestamptz end from judged j
   where j.id = e.id and (e.completed_at is not null) <> j.completed returning e.id as "enrolmentId", j.completed`,
)

/** Makes completions follow what is written down of an offering. */
export async function judgeCompletion(tx: Tx, offeringId: string): Promise<void> {
  const changed = await run(tx, JUDGE, [offeringId, tx.now])
  for (const { enrolmentId, completed } of changed)
    await emit(tx, {
      name: completed ? 'CourseCompleted' : 'CompletionTakenBack',
      subjectId: enrolmentId,
      facts: { offeringId },
    })
}
