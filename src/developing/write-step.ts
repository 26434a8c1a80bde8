import { emit } from '../audit/emit.ts'
import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import type { Step } from './schema.ts'

const WRITE = statement(
  'developing-write-step',
  'insert into course_steps (id, course_id, step, note, at, by) values ($1, $2, $3, $4, $5, $6)',
)

export type StepTaken = { courseId: string; step: Step; note: string }

/** Writes down a step whose gate is open. */
export async function writeStep(tx: Tx, { courseId, step, note }: StepTaken): Promise<void> {
  await run(tx, WRITE, [newId(), courseId, step, note, tx.now, nameOf(tx.actor)])
  await emit(tx, { name: 'CourseStepTaken', subjectId: courseId, facts: { step } })
}
