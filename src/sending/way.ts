import type { Reach } from '../platform/e-invoice-directory.ts'
import type { Channel } from './state.ts'

/** What a company has chosen; see companies/set-invoicing.ts. */
export type Choice = { invoicesBy: 'auto' | 'ehf' | 'mail'; mailCopy: boolean }

/** What counts for a company that has chosen nothing. */
export const USUAL: Choice = { invoicesBy: 'auto', mailCopy: true }

/** How a document reaches its buyer, and whether the network is known to reach them. */
export type Way = { channels: Channel[]; eInvoice: 'receives' | 'does-not-receive' | 'unknown' }

export const BY_MAIL: Pick<Way, 'channels'> = { channels: ['mail'] }

/**
 * The choice counts as far as it is possible: an e-invoice to nobody would be lost, so a receiver that is known not to be there
 * gets a mail, and one that nobody knows about gets an e-invoice only where the company has asked for it. Few can read a reminder: it
 * goes over the network only to whom the directory names.
 */
export function wayOf({ invoicesBy, mailCopy }: Choice, reach: Reach | null, kind: keyof Reach = 'invoice'): Way {
  const eInvoice = reach === null ? 'unknown' : reach[kind] ? 'receives' : 'does-not-receive'
  const isAsked = invoicesBy === 'ehf' && kind === 'invoice' && eInvoice === 'unknown'
  const isChosen = isAsked || (invoicesBy !== 'mail' && eInvoice === 'receives')
  if (!isChosen) return { channels: ['mail'], eInvoice }
  return { channels: mailCopy ? ['ehf', 'mail'] : ['ehf'], eInvoice }
}
