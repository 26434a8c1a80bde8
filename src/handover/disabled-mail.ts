import { z } from 'zod'
import { run, statement } from '../platform/db/statement.ts'
import type { Job } from '../platform/jobs.ts'
import { type Lang, type Said, say } from '../platform/lang.ts'
import { letter, linkTo, type Sender, senderName, senderOf } from '../platform/letter.ts'
import type { Mail } from '../platform/mail.ts'
import type { Till } from '../platform/till.ts'
import type { DisabledCause } from './schema.ts'

const Promised = z.object({ webhookId: z.uuid(), personId: z.uuid() })
type Promised = z.output<typeof Promised>
export const webhookDisabled: Job<Promised> = { name: 'webhook-disabled', schema: Promised }

/** Where administrators see what was sent and switch it on again. */
export const WEBHOOKS_PATH = '/setup/webhooks'

type Disabled = { email: string; lang: Lang; description: string; cause: DisabledCause }
const FIND = statement<Disabled>(
  'handover-disabled-mail',
  `select p.email, p.lang, w.description, w.disabled_cause as cause from webhooks w join people p on p.id = $2 and p.erased_at is null
   where w.id = $1 and w.disabled_at is not null and w.ended_at is null`,
)
const WHY: Record<DisabledCause, Said> = {
  gone: {
    nb: 'Mottakeren svarte at den ikke finnes mer (410).',
    en: 'The receiver answered that it is gone (410).',
  },
  failing: {
    nb: 'Ingenting har kommet fram på over tre døgn.',
    en: 'Nothing has got through for more than three days.',
  },
}

/** Tells one administrator that a receiver is told nothing any more. */
export async function tellDisabled(till: Till, { webhookId, personId }: Promised): Promise<void> {
  const [found] = await run({ client: till.connection.pool }, FIND, [webhookId, personId])
  if (!found) return
  await till.sendMail(disabledMail(await senderOf(till, found.lang), { ...found, webhookId }))
}

export function disabledMail(sender: Sender, told: Disabled & { webhookId: string }): Mail {
  const { lang, description, email, cause, webhookId } = told
  const shop = senderName(sender)
  const subject: Said = {
    nb: `${description} får ikke vite noe mer fra ${shop}`,
    en: `${description} is told nothing more by ${shop}`,
  }
  const body: Said = {
    nb: `${say('nb', WHY[cause])} Derfor er webhooken «${description}» slått av. Når mottakeren virker igjen, slår du den på og sender det som gikk tapt, om igjen.`,
    en: `${say('en', WHY[cause])} So the webhook “${description}” is switched off. When the receiver works again, switch it on and send what it missed once more.`,
  }
  const link = linkTo(sender, `${WEBHOOKS_PATH}/${webhookId}`)
  return letter(sender, {
    ...({ kind: 'webhook-disabled', to: email, link } as const),
    ...{ subject: say(lang, subject), body: say(lang, body) },
  })
}
