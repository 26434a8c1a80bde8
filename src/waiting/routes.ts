import { z } from 'zod'
import { personOf } from '../identity/fresh.ts'
import { seeBuying } from '../platform/db/sight.ts'
import type { Tx } from '../platform/db/transact.ts'
import { type AnyRoute, type Caller, route } from '../platform/http/route.ts'
import { unknown } from '../platform/problems.ts'
import { act, type Till } from '../platform/till.ts'
import { Token } from '../platform/words.ts'
import { acceptOffer } from './accept-offer.ts'
import { confirmEntry } from './confirm-entry.ts'
import { entriesOfPerson, waitingEntry } from './entries.ts'
import { JoinList } from './join-list.ts'
import { joinWithin } from './join-within.ts'
import { leaveList } from './leave-list.ts'
import { EntryReply, entryBody } from './replies.ts'
import { entryOpenedBy, waitingTokenOf } from './waiting-token.ts'

const room = 'waiting'
const Opening = z
  .strictObject({ token: Token.meta({ description: 'Of the mailed link, or of your own entries' }) })
  .meta({ id: 'WaitingToken' })
const unknownEntry = 'waiting-entry/unknown'
const OwnReply = EntryReply.extend({ token: z.string() }).meta({ id: 'OwnWaitingEntry' })

/** What somebody who waits does. The mailed token goes in the body, where no log keeps it. */
export const routes: AnyRoute[] = [
  route({
    method: 'post',
    path: '/offerings/{id}/waiting-entries',
    id: 'joinWaitingList',
    room,
    who: 'anyone',
    summary:
      'Waits for seats of a full offering. Whoever is signed in waits at once; a guest is mailed a link, and counts from now once it is opened.',
    params: z.strictObject({ id: z.uuid() }),
    body: JoinList,
    replies: {
      202: z.object({ entry: OwnReply.nullable().meta({ description: 'Null for guests: it is in the mail' }) }),
    },
    refusals: [
      ...['offering/unknown', 'offering/not-on-sale', 'waiting/seats-left', 'waiting/too-many-seats'],
      ...['waiting/already', 'waiting/too-many-mails', 'company/unknown'],
    ],
    answer: async (call) => {
      const joined = await joinWithin(call, call.params.id, call.body)
      return { status: 202, body: { entry: joined?.confirmed ? await own(call, joined.entryId) : null } }
    },
  }),
  route({
    method: 'post',
    path: '/waiting-entries/opening',
    id: 'openWaitingEntry',
    room,
    who: 'anyone',
    summary: 'A place on a waiting list as whoever holds its link reads it. It changes nothing.',
    body: Opening,
    replies: { 200: EntryReply },
    refusals: [unknownEntry],
    answer: async (call) => ({ status: 200, body: await shown(call, idOf(call)) }),
  }),
  route({
    method: 'post',
    path: '/waiting-entries/confirmation',
    id: 'confirmWaitingEntry',
    room,
    who: 'anyone',
    summary: 'Whoever opened the mailed link waits from now on, in the place of when they asked',
    body: Opening,
    replies: { 200: EntryReply },
    refusals: [unknownEntry, 'waiting/over'],
    answer: (call) => done(call, confirmEntry),
  }),
  route({
    method: 'post',
    path: '/waiting-entries/acceptance',
    id: 'acceptWaitingOffer',
    room,
    who: 'anyone',
    summary:
      'Takes the offered seats into a cart, at the price of the day: ordering that cart takes the seats that are held',
    body: Opening,
    replies: { 201: z.object({ cartId: z.uuid(), token: z.string().nullable() }) },
    refusals: [
      ...[unknownEntry, 'waiting/over', 'waiting/no-offer', 'waiting/ordered', 'waiting/other-offer'],
      ...['cart/full', 'cart/too-many', 'cart/mixed-currency', 'offering/not-on-sale'],
    ],
    answer: async (call) => ({ status: 201, body: await within(call, (tx) => acceptOffer(tx, idOf(call))) }),
  }),
  route({
    method: 'post',
    path: '/waiting-entries/leaving',
    id: 'leaveWaitingList',
    room,
    who: 'anyone',
    summary: 'Leaves the list, or declines what it has offered; the seats go to whoever is next at once',
    body: Opening,
    replies: { 200: EntryReply },
    refusals: [unknownEntry, 'waiting/ordered'],
    answer: (call) => done(call, leaveList),
  }),
  route({
    method: 'get',
    path: '/me/waiting-entries',
    id: 'listOwnWaitingEntries',
    room,
    who: 'person',
    summary: 'What you wait for, with your place and what is offered to you',
    replies: { 200: z.object({ entries: z.array(OwnReply) }) },
    answer: async ({ till, actor }) => {
      const entries = await within({ till, actor }, (tx) => entriesOfPerson(tx, personOf(actor).personId))
      return { status: 200, body: { entries: entries.map((each) => withToken(till, entryBody(each))) } }
    },
  }),
]

type Calling = Pick<Caller, 'actor'> & { till: Till }
type Opened = Calling & { body: { token: string } }

const within = <T>({ till, actor }: Calling, work: (tx: Tx) => Promise<T>): Promise<T> =>
  seeBuying(() => act(till, actor, work))

async function done(call: Opened, work: (tx: Tx, entryId: string) => Promise<void>) {
  await within(call, (tx) => work(tx, idOf(call)))
  return { status: 200 as const, body: await shown(call, idOf(call)) }
}

function idOf({ till, body }: Opened): string {
  const id = entryOpenedBy(till.config.sessionSecret, body.token)
  if (id === null) throw unknown('waiting-entry')
  return id
}

const shown = async (call: Calling, entryId: string) => entryBody(await within(call, (tx) => waitingEntry(tx, entryId)))

const own = async (call: Calling, entryId: string) => withToken(call.till, await shown(call, entryId))

const withToken = <T extends { id: string }>({ config }: Till, entry: T) => ({
  ...entry,
  token: waitingTokenOf(config.sessionSecret, entry.id),
})
