import { access, constants, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { reachMail } from '../platform/mail.ts'
import type { StripeGateway } from '../platform/stripe.ts'

/** How long somebody who looks at the list waits for an answer from outside, in milliseconds. */
const PATIENCE_MS = 5_000

/** Null where it was reached; else what stood in the way, in the words of the other side. */
export type Hindrance = string | null

/** Asks for the balance: the smallest question that a wrong key cannot answer. */
export const reachStripe = (stripe: StripeGateway): Promise<Hindrance> =>
  hindranceOf(stripe.client.balance.retrieve({}, { timeout: PATIENCE_MS, maxNetworkRetries: 0 }))

export const reachSmtp = (smtpUrl: string | null): Promise<Hindrance> =>
  smtpUrl === null ? Promise.resolve('SMTP_URL') : hindranceOf(reachMail(smtpUrl, PATIENCE_MS))

/** Issued documents are stored here for five years and more. */
export async function reachFolder(dataDir: string): Promise<Hindrance> {
  const folder = join(dataDir, 'documents')
  const made = mkdir(folder, { recursive: true }).then(() => access(folder, constants.R_OK | constants.W_OK))
  return hindranceOf(made)
}

const hindranceOf = (asked: Promise<unknown>): Promise<Hindrance> =>
  asked.then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )
