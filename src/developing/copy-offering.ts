import { z } from 'zod'
import { createOffering } from '../catalogue/create-offering.ts'
import { lockOffering } from '../catalogue/lock-offering.ts'
import { faultsOf } from '../catalogue/times.ts'
import { CODE_MAX, Code } from '../catalogue/words.ts'
import { actOnce } from '../platform/act-once.ts'
import type { Actor } from '../platform/actor.ts'
import { escapeLike } from '../platform/db/like.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { askOf } from '../platform/idempotency.ts'
import { LANGS } from '../platform/lang.ts'
import { invalid, unknown } from '../platform/problems.ts'
import type { Till } from '../platform/till.ts'
import { copyQuestions } from '../questions/copy-questions.ts'
import { openPool } from '../seats/open-pool.ts'
import { type DraftOffering, draftOffering } from '../storefront/draft-offering.ts'
import { carryTasks } from '../tasks/carry-tasks.ts'
import { carryOver, carryTeachers } from './carried.ts'
import { daysTo, laterOnWallClock } from './shift-times.ts'

/** How far from now a copy may begin, in days: ten years. */
const FURTHEST_DAYS = 3_650

export const CopyOffering = z
  .strictObject({
    firstDay: z.iso
      .date()
      .meta({ description: 'The day on which the copy begins; everything else moves as many days' }),
    code: Code.optional().meta({ description: 'Not given: the code of the first with a number behind it' }),
    teachers: z.boolean().default(true).meta({ description: 'The same people teach it' }),
  })
  .meta({ id: 'CopyOffering' })
export type CopyOffering = z.output<typeof CopyOffering>

const LIKE = statement<{ code: string }>(
  'developing-codes-like',
  `select code from offerings where code like $1 || '-%' or code = $1`,
)

/** The code with the lowest number behind it that nobody has, within what a code may be long. */
export async function nextCode(tx: Tx, code: string): Promise<string> {
  const stem = code.replace(/-\d{1,2}$/, '').slice(0, CODE_MAX - '-99'.length)
  const taken = new Set((await run(tx, LIKE, [escapeLike(stem)])).map((row) => row.code))
  let number = 2
  while (taken.has(`${stem}-${number}`)) number++
  return `${stem}-${number}`
}

type Copy = { offeringId: string; body: CopyOffering }

/**
 * Another start like this one, as a draft: everything moves by as many days, at the same times of day. The link for joining, notes,
 * messages, people and money stay where they are.
 * @throws offering/unknown, catalogue/code-taken, request/invalid where the day is the one it has
 */
async function copyOffering(tx: Tx, { offeringId, body }: Copy): Promise<string> {
  await lockOffering(tx, offeringId)
  const draft = await draftOffering(tx, offeringId, LANGS[0])
  if (!draft) throw unknown('offering')
  if (Math.abs(daysTo(draft.zone, tx.now, body.firstDay)) > FURTHEST_DAYS)
    throw invalid('/firstDay', 'must be within ten years of now')
  const days = daysTo(draft.zone, draft.startsAt, body.firstDay)
  if (days === 0) throw invalid('/firstDay', 'is the day on which the first one begins')
  const copied = moved(draft, days)
  const [fault] = faultsOf(copied)
  if (fault) throw invalid('/firstDay', 'moves a time past another where the clocks change')
  const made = await createOffering(tx, {
    ...copied,
    code: body.code ?? (await nextCode(tx, draft.code)),
  })
  const between = { from: offeringId, to: made.offeringId }
  const pools = await carryOver(tx, between)
  for (const { name, capacity } of pools)
    if (capacity > 0) await openPool(tx, { offeringId: made.offeringId, name, capacity })
  await copyQuestions(tx, { offeringId: made.offeringId, fromOfferingId: offeringId })
  await carryTasks(tx, { ...between, days })
  if (body.teachers) await carryTeachers(tx, between)
  return made.offeringId
}

function moved(draft: DraftOffering, days: number) {
  const { courseId, mode, place, teachingLang, zone, minimum, invoiceToPersons, employerHoldDays } = draft
  const later = (instant: Date) => laterOnWallClock(zone, instant, days)
  return {
    ...{ courseId, mode, place, teachingLang, zone, minimum, invoiceToPersons, employerHoldDays },
    ...{ startsAt: later(draft.startsAt), endsAt: later(draft.endsAt) },
    ...{ saleOpensAt: later(draft.saleOpensAt), saleClosesAt: later(draft.saleClosesAt) },
    sessions: draft.sessions.map((each) => ({
      ...{ startsAt: later(each.startsAt), endsAt: later(each.endsAt), place: each.place },
    })),
  }
}

/** Copies once per key, with all that the offering has, whoever of its companies the copier is shown. @throws what copyOffering does, idempotency/key-reused, idempotency/in-progress */
export function copyOnce(till: Till, actor: Actor, { key, ...copy }: Copy & { key: string }): Promise<string> {
  const ask = askOf(actor, null, { key, operation: `copy ${copy.offeringId}`, body: copy.body })
  return actOnce(till, actor, { ask, work: (tx) => copyOffering(tx, copy) })
}
