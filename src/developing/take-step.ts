import { z } from 'zod'
import { lockCourse } from '../catalogue/lock-course.ts'
import type { Actor } from '../platform/actor.ts'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import type { Tx } from '../platform/db/transact.ts'
import { LANGS } from '../platform/lang.ts'
import { unknown } from '../platform/problems.ts'
import { act, type Till } from '../platform/till.ts'
import { holdsCardNumber, NO_CARD, Text } from '../platform/words.ts'
import { type CourseFacts, courseFacts } from './course-facts.ts'
import { wantingFor } from './gates.ts'
import { alreadyThere, notReady } from './problems.ts'
import { STEPS } from './schema.ts'
import { writeStep } from './write-step.ts'

/** The longest note with a step, in characters. */
export const STEP_NOTE_MAX = 2_000

export const StepBody = z
  .strictObject({
    step: z.enum(STEPS),
    note: Text.max(STEP_NOTE_MAX)
      .refine((text) => !holdsCardNumber(text), NO_CARD)
      .default('')
      .meta({ description: 'About the course, and about no person' }),
  })
  .meta({ id: 'TakeStep' })
export type StepBody = z.output<typeof StepBody>

/**
 * Takes a step with a course, if its gate is open. Each is kept with who, when and the note.
 * @throws course/unknown, developing/already-there, developing/not-ready with every missing thing
 */
async function writeDown(tx: Tx, courseId: string, { step, note }: StepBody): Promise<void> {
  await lockCourse(tx, courseId)
  const facts = await factsOf(tx, courseId)
  if (facts.stage === step) throw alreadyThere()
  const wanting = wantingFor(step, facts, note)
  if (wanting.length > 0) throw notReady(wanting)
  await writeStep(tx, { courseId, step, note })
}

async function factsOf(tx: Tx, courseId: string): Promise<CourseFacts> {
  const [facts] = await courseFacts(tx, { lang: LANGS[0], faculties: null, courseId })
  if (!facts) throw unknown('course')
  return facts
}

/** The gate counts the orders and waiting lists of everybody, of which whoever keeps a faculty is not shown all. */
export const takeStep = (till: Till, actor: Actor, { courseId, body }: { courseId: string; body: StepBody }) =>
  seeAs(HOUSE, () => act(till, actor, (tx) => writeDown(tx, courseId, body)))
