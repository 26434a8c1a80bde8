import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { SaidLine } from '../platform/words.ts'
import { differs, isMaterial } from './arranged.ts'
import type { Arranged } from './schema.ts'

/** How long whoever has a place may cancel free of charge after a material change, in days, where nothing else is said; and at most. */
export const FREE_DAYS = 7
export const FREE_DAYS_MAX = 60

export const ChangeNotice = z
  .strictObject({
    kind: z.enum(['material', 'minor', 'silent']).optional().meta({
      description:
        'Missing: judged by what changes. `material` opens free cancellation, `minor` only tells, `silent` tells nobody (a typing error)',
    }),
    freeDays: z
      .int()
      .min(1)
      .max(FREE_DAYS_MAX)
      .optional()
      .meta({ description: `Days of free cancellation; ${FREE_DAYS} where missing` }),
    words: SaidLine.optional().meta({ description: 'Why, in a line' }),
  })
  .meta({
    id: 'ChangeNotice',
    description: 'What those who have a place are told where it changes when or where the offering is held',
  })
export type ChangeNotice = z.output<typeof ChangeNotice>

const NOTE = statement(
  'catalogue-note-change',
  `insert into offering_changes (id, offering_id, at, by, before, after, material, free_until, words, told_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
)

/** One offering before and after. */
export type Changed = { offeringId: string; before: Arranged; after: Arranged }

/** Keeps a change of when or where; whoever has a place is told of it afterwards. */
export async function noteChange(
  tx: Tx,
  changed: Changed,
  { kind, freeDays = FREE_DAYS, words }: ChangeNotice,
): Promise<void> {
  const { offeringId, before, after } = changed
  if (!differs(before, after)) return
  const material = kind === undefined ? isMaterial(before, after) : kind === 'material'
  const freeUntil = material ? freeUntilOf(tx.now, freeDays, after) : null
  const told = kind === 'silent' ? tx.now : null
  await run(tx, NOTE, [
    ...[newId(), offeringId, tx.now, nameOf(tx.actor), JSON.stringify(before), JSON.stringify(after)],
    ...[material, freeUntil, words ? JSON.stringify(words) : null, told],
  ])
}

/** To the end of the last day where the course is held, and not beyond the course. */
export function freeUntilOf(now: Date, days: number, { zone, endsAt }: Arranged): Date {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate()
  const end = today.add({ days: days + 1 }).toZonedDateTime(zone).epochMilliseconds
  return new Date(Math.min(end, Date.parse(endsAt)))
}
