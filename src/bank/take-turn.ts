import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'

const TAKE_TURN = statement('bank-turn', `select pg_advisory_xact_lock(hashtextextended('bank-files', 0))`)

/** Those who tell of money wait for each other, so that what two tell at once is taken in once. */
export const takeTurn = async (tx: Tx): Promise<void> => void (await run(tx, TAKE_TURN, []))
