import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { clientOf, keepsFaculty } from '../platform/actor.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { LangCode } from '../platform/lang.ts'
import { unknown } from '../platform/problems.ts'
import { ExternalId, Line } from '../platform/words.ts'
import { lockCourse } from './lock-course.ts'
import { putSessions } from './put-sessions.ts'
import { offerings } from './schema.ts'
import { timesInOrder } from './times.ts'
import {
  Code,
  DeliveryMode,
  EMPLOYER_HOLD_DAYS,
  EmployerHoldDays,
  InstantIn,
  InvoiceToPersons,
  JoinUrl,
  Minimum,
  Practical,
  Sessions,
  Zone,
} from './words.ts'
import './problems.ts'

export const CreateOffering = z
  .strictObject({
    courseId: z.uuid(),
    code: Code,
    mode: DeliveryMode,
    place: Line,
    teachingLang: LangCode,
    zone: Zone,
    startsAt: InstantIn,
    endsAt: InstantIn,
    saleOpensAt: InstantIn,
    saleClosesAt: InstantIn,
    minimum: Minimum.default(0),
    invoiceToPersons: InvoiceToPersons.default(false),
    employerHoldDays: EmployerHoldDays.default(EMPLOYER_HOLD_DAYS),
    sessions: Sessions.default([]),
    joinUrl: JoinUrl.optional(),
    practical: Practical.optional(),
    externalId: ExternalId.optional(),
  })
  .check(timesInOrder)
  .meta({ id: 'CreateOffering' })
export type CreateOffering = z.output<typeof CreateOffering>

/**
 * Writes down one run of a course as a draft, with its sessions. Price, seats and terms follow; then it can be published.
 * @throws course/unknown, catalogue/code-taken, catalogue/external-id-taken
 */
export async function createOffering(tx: Tx, command: CreateOffering): Promise<{ offeringId: string }> {
  const { sessions, externalId, ...offering } = command
  const { faculty } = await lockCourse(tx, offering.courseId)
  if (!keepsFaculty(tx.actor, faculty)) throw unknown('course')
  const offeringId = newId()
  const externalClient = clientOf(tx.actor)
  await tx.db.insert(offerings).values({ id: offeringId, ...offering, externalClient, externalId: externalId ?? null })
  await putSessions(tx, offeringId, sessions)
  await emit(tx, { name: 'OfferingCreated', subjectId: offeringId, facts: { courseId: offering.courseId } })
  return { offeringId }
}
