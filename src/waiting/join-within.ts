import { seeBuying } from '../platform/db/sight.ts'
import { networkOf } from '../platform/http/network-of.ts'
import type { Caller } from '../platform/http/route.ts'
import { openLimiter } from '../platform/limiter.ts'
import { act, type Till } from '../platform/till.ts'
import { type Joined, type JoinList, joinList } from './join-list.ts'
import { tooManyMails } from './problems.ts'

const DAY_MINUTES = 24 * 60
/** Mails that guests of one network have sent to addresses that nobody has proved, and that one address is sent, a day. */
const MAILS_OF_NETWORK = 60
const MAILS_TO_ADDRESS = 10

type Joining = Pick<Caller, 'actor' | 'ip'> & { till: Till }

/** Joins a waiting list, for the API and the pages alike; a guest within the mails that may be sent. @throws waiting/too-many-mails and those of joinList */
export async function joinWithin({ till, actor, ip }: Joining, offeringId: string, wish: JoinList): Promise<Joined> {
  if (actor.kind !== 'person') await demandMails(till, [`waits from ${networkOf(ip)}`, `waits ${wish.email ?? ''}`])
  return seeBuying(() => act(till, actor, (tx) => joinList(tx, offeringId, wish)))
}

async function demandMails(till: Till, [network, address]: [string, string]): Promise<void> {
  const most = (points: number) => openLimiter(till.connection.pool, { points, minutes: DAY_MINUTES })
  const waits = await Promise.all([most(MAILS_OF_NETWORK).take(network), most(MAILS_TO_ADDRESS).take(address)])
  if (Math.max(...waits) > 0) throw tooManyMails(Math.max(...waits))
}
