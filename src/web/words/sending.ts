import { SELLER_ZONE } from '../../platform/clock.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import type { Channel, SendingState } from '../../sending/state.ts'
import { day } from '../components/when.ts'
import type { Tone } from '../desk/tag.ts'

/** How an e-invoice stands, in a word or two. */
export const SENDING_WORDS: Record<SendingState, { tone: Tone; said: Said }> = {
  queued: { tone: 'warning', said: { nb: 'EHF skal sendes', en: 'EHF to be sent' } },
  'handed-over': { tone: 'info', said: { nb: 'EHF sendt', en: 'EHF sent' } },
  accepted: { tone: 'success', said: { nb: 'EHF mottatt', en: 'EHF received' } },
  rejected: { tone: 'danger', said: { nb: 'EHF avvist', en: 'EHF rejected' } },
  mailed: { tone: 'neutral', said: { nb: 'PDF på e-post i stedet', en: 'PDF by e-mail instead' } },
}

export type Sent = { channel: Channel; state: SendingState; at: Date | string }

/** How a document goes to its buyer: by e-invoice with its state, by mail, or both. */
export function sendingWords(lang: Lang, sendings: readonly Sent[]): string | null {
  const ehf = sendings.find(({ channel }) => channel === 'ehf')
  const isMailed = sendings.some(({ channel }) => channel === 'mail')
  if (!ehf) return isMailed ? say(lang, { nb: 'PDF på e-post', en: 'PDF by e-mail' }) : null
  const how = `${say(lang, SENDING_WORDS[ehf.state].said)} ${day(lang, SELLER_ZONE, new Date(ehf.at))}`
  return isMailed && ehf.state !== 'mailed'
    ? `${how}, ${say(lang, { nb: 'kopi på e-post', en: 'copy by e-mail' })}`
    : how
}
