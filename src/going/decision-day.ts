import { z } from 'zod'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'

export const DecisionDay = z
  .strictObject({
    day: z.iso.date().nullable().meta({
      description:
        'The last day to decide whether it is held, where it is held; null: it is decided, and nobody is reminded',
    }),
  })
  .meta({ id: 'DecisionDay' })

const SET = statement(
  'going-set-day',
  'insert into decision_days (offering_id, day) values ($1, $2) on conflict (offering_id) do update set day = excluded.day where decision_days.day <> excluded.day',
)
const OF = statement<{ day: string }>(
  'going-day-of',
  'select day::text as day from decision_days where offering_id = $1',
)
const CLEAR = statement('going-clear-day', 'delete from decision_days where offering_id = $1')

/** Says by which day it is decided, or that it has been. @throws offering/unknown */
export async function setDecisionDay(tx: Tx, offeringId: string, { day }: z.output<typeof DecisionDay>): Promise<void> {
  await (day === null ? run(tx, CLEAR, [offeringId]) : run(tx, SET, [offeringId, day]))
}

/** The day by which it is to be decided, as YYYY-MM-DD; null where there is none. */
export const decisionDayOf = async (on: On, offeringId: string): Promise<string | null> =>
  (await run(on, OF, [offeringId]))[0]?.day ?? null
