import { orderTokenOf } from '../checkout/order-token.ts'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Till } from '../platform/till.ts'

/** The order that was paid with another's money: its number, and what opens it to whoever may choose for the first. */
export type ExchangedFor = { id: string; number: number; token: string }

const FIND = statement<{ number: number; linkTurn: number }>(
  'choosing-exchanged-for',
  'select number, link_turn as "linkTurn" from orders where id = $1',
)

export const exchangedFor = ({ connection, config }: Till, id: string): Promise<ExchangedFor> =>
  seeAs(HOUSE, async () => {
    const [found] = await run({ client: connection.pool }, FIND, [id])
    return { id, number: found!.number, token: orderTokenOf(config.sessionSecret, id, found!.linkTurn) }
  })
