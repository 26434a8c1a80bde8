import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { demandFresh } from '../identity/fresh.ts'
import type { Actor } from '../platform/actor.ts'
import { demandOutside, NotOutside } from '../platform/call-outside.ts'
import { run, statement } from '../platform/db/statement.ts'
import { newId } from '../platform/ids.ts'
import { unknown } from '../platform/problems.ts'
import { act, type Till } from '../platform/till.ts'
import { Line } from '../platform/words.ts'
import { KINDS, KindName } from './kinds.ts'
import { WEBHOOKS_MAX } from './limits.ts'
import { notOutside, tooManyWebhooks } from './problems.ts'
import { putSecret } from './secrets.ts'

/** The longest address that is taken, and the most faculties that may be named. */
const URL_MAX = 500
const FACULTIES_MAX = 50

export const WebhookWish = z
  .strictObject({
    url: z.url({ protocol: /^https?$/ }).max(URL_MAX),
    description: Line,
    kinds: z.array(KindName).min(1).max(KINDS.length),
    faculties: z.array(Line).max(FACULTIES_MAX).meta({ description: 'Whose courses; none means of all' }),
    personal: z.boolean().meta({ description: 'Whether names and addresses of learners are told' }),
  })
  .meta({ id: 'WebhookWish' })
export type WebhookWish = z.output<typeof WebhookWish>

/** A limit against carelessness: two who take the last place at once may both have it. */
const COUNT = statement<{ count: number }>(
  'handover-count-webhooks',
  'select count(*) as count from webhooks where ended_at is null',
)
const PUT = statement<{ id: string }>(
  'handover-put-webhook',
  `insert into webhooks (id, url, description, kinds, faculties, personal, created_at) values ($1, $2, $3, $4, $5, $6, $7) returning id`,
)
const CHANGE = statement<{ id: string }>(
  'handover-change-webhook',
  `update webhooks set url = $2, description = $3, kinds = $4, faculties = $5, personal = $6 where id = $1 and ended_at is null returning id`,
)

const valuesOf = ({ url, description, kinds, faculties, personal }: WebhookWish) => [
  new URL(url).href,
  description,
  [...new Set(kinds)],
  [...new Set(faculties)],
  personal,
]

/** A receiver from now on. Its secret is told here and never again. @throws access/prove-again, webhook/…, request/invalid */
export async function makeWebhook(
  till: Till,
  actor: Actor,
  wish: WebhookWish,
): Promise<{ id: string; secret: string }> {
  demandFresh(actor)
  await demandReceiver(till, wish.url)
  const { sessionSecret } = till.config
  return act(till, actor, async (tx) => {
    const [found] = await run(tx, COUNT, [])
    if (found!.count >= WEBHOOKS_MAX) throw tooManyWebhooks()
    const id = newId()
    await run(tx, PUT, [id, ...valuesOf(wish), tx.now])
    await emit(tx, { name: 'WebhookMade', subjectId: id, facts: { kinds: wish.kinds, personal: wish.personal } })
    return { id, secret: await putSecret(tx, { webhookId: id, sessionSecret }) }
  })
}

/** Another address or other events; the secret stays. @throws access/prove-again, webhook/unknown, webhook/… */
export async function changeWebhook(
  till: Till,
  actor: Actor,
  { id, ...wish }: WebhookWish & { id: string },
): Promise<void> {
  demandFresh(actor)
  await demandReceiver(till, wish.url)
  await act(till, actor, async (tx) => {
    const [changed] = await run(tx, CHANGE, [id, ...valuesOf(wish)])
    if (!changed) throw unknown('webhook')
    await emit(tx, { name: 'WebhookChanged', subjectId: id, facts: { kinds: wish.kinds, personal: wish.personal } })
  })
}

/** Looks up where an address leads, outside of any transaction. It is looked up again whenever something is sent. */
async function demandReceiver({ config }: Till, url: string): Promise<void> {
  await demandOutside(config, url).catch((error: unknown) => {
    throw error instanceof NotOutside ? notOutside(error.because) : error
  })
}
