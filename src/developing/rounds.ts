import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { InstantIn } from '../catalogue/words.ts'
import { nameOf } from '../platform/actor.ts'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import type { Said } from '../platform/lang.ts'
import { type Currency, CurrencyCode, LARGEST_MINOR } from '../platform/money.ts'
import { invalid, unknown } from '../platform/problems.ts'
import type { Till } from '../platform/till.ts'
import { SaidLine, Text } from '../platform/words.ts'
import { deadlineEarlier, roundOver } from './problems.ts'
import { proposalRounds } from './schema.ts'

/** The longest text about a round in one language, in characters. */
export const ASKS_MAX = 4_000
const Asked = Text.max(ASKS_MAX).default('')
const SaidAsked = z.strictObject({ nb: Asked, en: Asked }).meta({ id: 'RoundText' })

export const RoundBody = z
  .strictObject({
    name: SaidLine,
    asks: SaidAsked.meta({ description: 'What is asked for' }),
    criteria: SaidAsked.meta({ description: 'What proposals are judged by' }),
    opensAt: InstantIn,
    closesAt: InstantIn.meta({ description: 'From this instant on nothing is taken any more' }),
    currency: CurrencyCode.default('NOK'),
    amountMinor: z
      .int()
      .min(1)
      .max(LARGEST_MINOR)
      .nullable()
      .default(null)
      .meta({ description: 'What there is to share out' }),
  })
  .meta({ id: 'OpenRound' })
export type RoundBody = z.output<typeof RoundBody>
export const ExtendRound = z.strictObject({ closesAt: InstantIn }).meta({ id: 'ExtendRound' })

export type Round = {
  roundId: string
  name: Said
  asks: Said
  criteria: Said
  opensAt: Date
  closesAt: Date
  currency: Currency
  amountMinor: number | null
  grantedMinor: number
}

const COLUMNS = `r.id as "roundId", r.name, r.asks, r.criteria, r.opens_at as "opensAt", r.closes_at as "closesAt", r.currency, r.amount_minor as "amountMinor",
  (select coalesce(sum(d.amount_minor), 0)::bigint from proposal_decisions d join proposals p on p.id = d.proposal_id where p.round_id = r.id) as "grantedMinor"`
const LIST = statement<Round>(
  'developing-rounds',
  `select ${COLUMNS} from proposal_rounds r order by r.closes_at desc, r.id`,
)
const ONE = statement<Round>('developing-round', `select ${COLUMNS} from proposal_rounds r where r.id = $1`)
const LOCK = statement<{ closesAt: Date }>(
  'developing-lock-round',
  'select closes_at as "closesAt" from proposal_rounds where id = $1 for update',
)
const EXTEND = statement('developing-extend-round', 'update proposal_rounds set closes_at = $2 where id = $1')

/** What is granted of a round is the sum of all faculties, whoever reads it. */
export const roundsForAll = (till: Till): Promise<Round[]> =>
  seeAs(HOUSE, () => run({ client: till.connection.pool }, LIST, []))

/** @throws round/unknown */
export async function roundById(on: On, roundId: string): Promise<Round> {
  const [round] = await run(on, ONE, [roundId])
  if (!round) throw unknown('round')
  return round
}

/** Opens a round in which faculties propose courses. @throws request/invalid where it would end before it begins */
export async function openRound(tx: Tx, round: RoundBody): Promise<string> {
  if (round.closesAt <= round.opensAt) throw invalid('/closesAt', 'must come after opensAt')
  const roundId = newId()
  await tx.db.insert(proposalRounds).values({ id: roundId, ...round, setAt: tx.now, setBy: nameOf(tx.actor) })
  await emit(tx, { name: 'RoundOpened', subjectId: roundId, facts: { closesAt: round.closesAt.toISOString() } })
  return roundId
}

/** Gives everybody more time, while the round is not over. Nobody loses a day they were promised. @throws round/unknown, round/over, round/not-later */
export async function extendRound(tx: Tx, roundId: string, { closesAt }: z.output<typeof ExtendRound>): Promise<void> {
  const [round] = await run(tx, LOCK, [roundId])
  if (!round) throw unknown('round')
  if (round.closesAt <= tx.now) throw roundOver(round.closesAt)
  if (closesAt <= round.closesAt) throw deadlineEarlier(round.closesAt)
  await run(tx, EXTEND, [roundId, closesAt])
  await emit(tx, { name: 'RoundExtended', subjectId: roundId, facts: { closesAt: closesAt.toISOString() } })
}
