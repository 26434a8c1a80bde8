import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AccessPoint, Standing } from '../platform/access-point.ts'
import { nextTry } from '../platform/db/next-try.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { act, type Till } from '../platform/till.ts'
import { holdSending } from './lock-sending.ts'
import { noteFact } from './note-fact.ts'
import {
  CARRIED_KIND,
  CARRIED_REMINDER,
  CARRIED_XML,
  type CarriedKind,
  NEWEST_FACT,
  type SendingState,
  stateSql,
} from './state.ts'

const BATCH = 10
/** Tries before a person must look: the last ones are six hours apart, so about a week. */
const TRIES_MAX = 40

type Taken = {
  id: string
  tries: number
  kind: CarriedKind
  receiver: string
  path: string
  state: SendingState
}

/** Taken before it is sent, so that no two processes send it: 30 s until the next try, doubling up to six hours. */
const TAKE = statement<Taken>(
  'sending-take',
  `with t as (
     update sendings_due u set tries = tries + 1, next_try_at = app_now() + ${nextTry('tries')}
     from (select sending_id from sendings_due where next_try_at <= app_now() order by next_try_at limit ${BATCH} for update skip locked) d
     where u.sending_id = d.sending_id returning u.sending_id, u.tries)
   select s.id, t.tries, ${CARRIED_KIND} as kind, s.receiver, ${CARRIED_XML} as path, ${stateSql('n.kind')} as state
   from t join sendings s on s.id = t.sending_id join documents d on d.id = s.document_id ${CARRIED_REMINDER} left join lateral (${NEWEST_FACT}) n on true`,
)
const DONE = statement('sending-carried', 'delete from sendings_due where sending_id = $1')
const ASK_LATER = statement(
  'sending-ask-later',
  `update sendings_due set tries = 0, next_try_at = app_now() + interval '1 minute' where sending_id = $1`,
)

/**
 * Hands waiting e-invoices to the access point and asks about those it has. Every try carries the sending's own id, so that one
 * whose answer was lost is not a second document. Without an access point they wait for a person. Returns how many were taken.
 */
export async function carrySendings(till: Till): Promise<number> {
  const { accessPoint } = till
  if (!accessPoint) return 0
  const job = { kind: 'job', name: 'access-point' } as const
  const taken = await act(till, job, (tx) => run(tx, TAKE, []))
  for (const each of taken) {
    const standing = await carry(till, accessPoint, each)
    await act(till, job, (tx) => noteUnlessDecided(tx, till, { each, standing }))
  }
  return taken.length
}

async function carry(till: Till, accessPoint: AccessPoint, each: Taken): Promise<Standing> {
  if (each.state === 'handed-over') return accessPoint.ask(each.id)
  const xml = await readFile(join(till.config.dataDir, each.path)).catch(() => null)
  if (!xml) return { is: 'again', said: 'the stored e-invoice is not in the folder for documents' }
  return accessPoint.hand({ id: each.id, type: each.kind, receiver: each.receiver, xml })
}

/** What a person decided while the access point was asked stands: what it answered is then left to a person in the log. */
async function noteUnlessDecided(
  tx: Tx,
  till: Till,
  { each, standing }: { each: Taken; standing: Standing },
): Promise<void> {
  const { state } = await holdSending(tx, each.id)
  if (state === each.state) return note(tx, each, standing)
  till.log.warn(
    { sendingId: each.id, was: each.state, state, standing },
    'an e-invoice was decided by hand while the access point had it',
  )
}

async function note(tx: Tx, each: Taken, standing: Standing): Promise<void> {
  if (standing.is === 'taken') return noteTaken(tx, each)
  if (standing.is === 'again') return noteAgain(tx, each, standing.said)
  await noteFact(
    tx,
    each.id,
    standing.is === 'accepted' ? { kind: 'accepted' } : { kind: 'rejected', said: standing.said },
  )
  await run(tx, DONE, [each.id])
}

/** The access point has it; whether its receiver has, is asked later, until that is given up. */
async function noteTaken(tx: Tx, { id, state, tries }: Taken): Promise<void> {
  if (state !== 'handed-over') {
    await noteFact(tx, id, { kind: 'handed-over' })
    return void (await run(tx, ASK_LATER, [id]))
  }
  if (tries >= TRIES_MAX) await run(tx, DONE, [id])
}

async function noteAgain(tx: Tx, { id, state, tries }: Taken, said: string): Promise<void> {
  const isOver = tries >= TRIES_MAX
  if (state !== 'handed-over') await noteFact(tx, id, { kind: isOver ? 'rejected' : 'tried', said })
  if (isOver) await run(tx, DONE, [id])
}
