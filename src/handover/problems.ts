import type { NotOutside } from '../platform/call-outside.ts'
import { conflict, invalid } from '../platform/problems.ts'
import { WEBHOOKS_MAX } from './limits.ts'

const SENTENCES: Record<NotOutside['because'], string> = {
  scheme: 'The address must begin with https://.',
  credentials: 'No name or password may stand in the address: messages are signed instead.',
  port: 'The port must be 443 or 8443.',
  inside:
    'The address leads into a private network, or to this machine. Only receivers on the open internet are called.',
  'unknown-name': 'The name of the receiver leads nowhere.',
}
export const notOutside = (because: NotOutside['because']) => invalid('/url', SENTENCES[because], `webhook/${because}`)
export const tooManyWebhooks = () =>
  conflict('webhook/too-many', `There are ${WEBHOOKS_MAX} receivers already. End one of them first.`, {
    most: WEBHOOKS_MAX,
  })
/** After a restored copy numbers may be given again: whoever had read further has to look at everything anew. */
export const aheadOfUs = (last: number) =>
  conflict(
    'events/ahead',
    'This number has not been given yet. It is of another installation, or of a time that a restored copy knows nothing of.',
    { last },
  )
export const notOn = () => conflict('webhook/off', 'The receiver is paused or switched off. Switch it on first.')
