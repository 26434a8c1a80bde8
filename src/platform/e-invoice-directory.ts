import { callPeer } from './call-peer.ts'
import { HOUR_MS, MINUTE_MS, stopwatch } from './clock.ts'
import { assertOutsideTransaction } from './db/transact.ts'

/** What a receiver can be sent over the network. */
export type Reach = { invoice: boolean; reminder: boolean }

/** Who can receive e-invoices. Null where it could not be found out: that is shown, never guessed. */
export type Directory = { reachOf(organisationNumber: string): Promise<Reach | null> }

/** A buyer is waiting: longer than this the answer is not worth. */
const PATIENCE_MS = 2_500
/** After a failure the directory is left alone so long, so that an outage does not slow every checkout. */
const REST_MS = MINUTE_MS / 2
/** How long an answer counts, in hours. */
export const REACH_HOURS = 24
export const REACH_MS = REACH_HOURS * HOUR_MS

/** Norway's register of organisations among the schemes of Peppol. */
export const REGISTER_SCHEME = '0192'
export const receiverOf = (organisationNumber: string): string => `${REGISTER_SCHEME}:${organisationNumber}`

/**
 * A service metadata publisher of Peppol, in Norway ELMA: GET {url}/{scheme}::{receiver} lists the kinds of documents that a
 * receiver takes (OASIS SMP 1.0), or says 404.
 */
export function openDirectory({ url }: { url: string }): Directory {
  const base = url.replace(/\/$/, '')
  let restUntil = 0
  return {
    async reachOf(organisationNumber) {
      assertOutsideTransaction('the directory of e-invoice receivers')
      if (stopwatch() < restUntil) return null
      const receiver = encodeURIComponent(`iso6523-actorid-upis::${receiverOf(organisationNumber)}`)
      const answer = await callPeer(`${base}/${receiver}`, {}, PATIENCE_MS).catch(() => null)
      if (answer?.status === 404) return { invoice: false, reminder: false }
      if (answer?.status === 200) return reachIn(answer.text)
      restUntil = stopwatch() + REST_MS
      return null
    },
  }
}

const INVOICE = 'Invoice-2::Invoice##urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0::'
const REMINDER = 'urn:fdc:anskaffelser.no:2019:ehf:reminder:3.0'

/** The kinds stand percent-encoded in the addresses of the list. */
function reachIn(list: string): Reach | null {
  const plain = list.replaceAll(/%[0-9A-Fa-f]{2}/g, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)))
  if (!/ServiceGroup/.test(plain)) return null
  return { invoice: plain.includes(INVOICE), reminder: plain.includes(REMINDER) }
}
