import { z } from 'zod'
import { Instant, ofWhom, type PersonalTable } from '../platform/personal.ts'

/** Who answers for which course, and who has what to do. */
export const personalInTasks: readonly PersonalTable[] = [
  {
    table: 'responsibilities',
    columns: ['person_id'],
    shown: {
      as: 'coursesYouAnswerFor',
      shape: z.object({ course: z.string(), since: Instant }),
      of: ofWhom(
        'shown-responsibilities',
        `select c.slug as course, r.set_at as since from whom join responsibilities r on r.person_id = whom.id
           join courses c on c.id = r.course_id order by r.set_at`,
      ),
    },
    erased: [ofWhom('erase-responsibilities', 'delete from responsibilities r using whom where r.person_id = whom.id')],
  },
  {
    table: 'tasks',
    columns: ['person_id', 'done_by', 'told_to'],
    shown: {
      as: 'tasksOfYours',
      shape: z.object({ task: z.string(), doneAt: Instant.nullable() }),
      of: ofWhom(
        'shown-tasks',
        `select t.what as task, t.done_at as "doneAt" from whom join tasks t
           on t.person_id = whom.id or t.done_by = 'person:' || whom.id order by t.id`,
      ),
    },
    erased: [
      ofWhom('erase-tasks', 'update tasks t set person_id = null from whom where t.person_id = whom.id'),
      ofWhom(
        'erase-told-of-tasks',
        'update tasks t set told_to = null, told_due = null from whom where t.told_to = whom.id',
      ),
    ],
  },
  {
    table: 'task_mails',
    columns: ['person_id', 'day'],
    shown: { because: 'it says on which days somebody was mailed what they have to do' },
    erased: [ofWhom('erase-task-mails', 'delete from task_mails m using whom where m.person_id = whom.id')],
  },
]
