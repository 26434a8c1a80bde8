import { z } from 'zod'
import { InstantOut } from '../catalogue/words.ts'
import { personOf } from '../identity/fresh.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { act } from '../platform/till.ts'
import { Email } from '../platform/words.ts'
import { bouncedOf } from './bounces.ts'
import { noteReport, REPORT_OUTCOMES } from './note-report.ts'
import { REPORT_MAX } from './read-report.ts'
import { settleBounces } from './settle-bounces.ts'

const room = 'notices'
export const TryAddress = z.strictObject({ email: Email })
const Bounced = z
  .object({
    email: z.string(),
    since: InstantOut,
    said: z.string().meta({ description: 'What the mail server said last' }),
    isWithheld: z.boolean().meta({ description: 'It has refused so often that mails wait' }),
  })
  .meta({ id: 'BouncedAddress' })

/** Mails that did not arrive, and addresses that are not written to any more. */
export const bounceRoutes: AnyRoute[] = [
  route({
    method: 'post',
    path: '/mail-bounces',
    id: 'noteMailBounce',
    room,
    who: ['program'],
    summary: 'A mail server says that a mail did not arrive: its report (RFC 3464), as it came',
    body: z.strictObject({
      message: z.string().min(1).max(REPORT_MAX).meta({ description: 'The raw message; its beginning is enough' }),
    }),
    replies: { 200: z.object({ outcome: z.enum(REPORT_OUTCOMES) }) },
    answer: async ({ till, actor, body: { message } }) => ({
      status: 200,
      body: { outcome: await noteReport(till, actor, message) },
    }),
  }),
  route({
    method: 'post',
    path: '/address-trials',
    id: 'tryAddress',
    room,
    who: ['support'],
    summary: 'An address takes mail again: what waits for it is sent',
    body: TryAddress,
    replies: { 204: null },
    refusals: ['bounced-address/unknown'],
    answer: async ({ till, actor, body: { email } }) => {
      await act(till, actor, (tx) => settleBounces(tx, email, null))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'get',
    path: '/me/bounced-addresses',
    id: 'listOwnBouncedAddresses',
    room,
    who: 'person',
    summary: 'Addresses of one’s own that mails did not reach',
    replies: { 200: z.object({ addresses: z.array(Bounced) }) },
    answer: async ({ till, actor }) => ({
      status: 200,
      body: { addresses: await bouncedOf({ client: till.connection.pool }, personOf(actor).personId) },
    }),
  }),
  route({
    method: 'post',
    path: '/me/address-trials',
    id: 'tryOwnAddress',
    room,
    who: 'person',
    summary: 'One’s own address takes mail again: what waits for it is sent',
    body: TryAddress,
    replies: { 204: null },
    refusals: ['bounced-address/unknown'],
    answer: async ({ till, actor, body: { email } }) => {
      const { personId } = personOf(actor)
      await act(till, actor, (tx) => settleBounces(tx, email, personId))
      return { status: 204, body: null }
    },
  }),
]
