import { sellerSetting } from '../invoicing/seller.ts'
import { type Config, isTestMoney } from '../platform/config.ts'
import type { On } from '../platform/db/statement.ts'
import { readSetting } from '../platform/settings.ts'
import type { StripeGateway } from '../platform/stripe.ts'
import { currentSalesTerms } from '../terms/queries.ts'
import { type Hindrance, reachFolder, reachSmtp, reachStripe } from './reach.ts'
import { shopFacts } from './shop-facts.ts'

/** Everything that must be there before the first sale, in the order in which it is put there. */
export const CHECK_NAMES = [
  'administrator',
  'seller',
  'bank-account',
  'sender-address',
  'sales-terms',
  'course-on-sale',
  'stripe',
  'webhook-secret',
  'mail-server',
  'documents-folder',
  'database-role',
] as const
export type CheckName = (typeof CHECK_NAMES)[number]

/** `because` is what another machine said, where one was asked. */
export type Check = { name: CheckName; ready: boolean; because: string | null }
export type Readiness = { ready: boolean; testMoney: boolean; checks: Check[] }
export type Shop = { on: On; config: Config; stripe: StripeGateway }

/** Looks at everything a sale needs, inside and outside. What cannot be reached is waited for a few seconds, all at once. */
export async function readiness({ on, config, stripe }: Shop): Promise<Readiness> {
  const [facts, seller, terms, byStripe, bySmtp, byFolder] = await Promise.all([
    shopFacts(on),
    readSetting(on, sellerSetting),
    currentSalesTerms(on),
    reachStripe(stripe),
    reachSmtp(config.smtpUrl),
    reachFolder(config.dataDir),
  ])
  const checks: Check[] = [
    fact('administrator', facts.administrator),
    fact('seller', seller !== null),
    fact('bank-account', Boolean(seller?.bankAccount)),
    fact('sender-address', Boolean(seller?.senderEmail)),
    fact('sales-terms', terms !== null),
    fact('course-on-sale', facts.onSale),
    reached('stripe', byStripe),
    fact('webhook-secret', config.stripe.webhookSecret !== ''),
    reached('mail-server', bySmtp),
    reached('documents-folder', byFolder),
    fact('database-role', !facts.mayChangeDocuments),
  ]
  return { ready: checks.every((check) => check.ready), testMoney: isTestMoney(config), checks }
}

const fact = (name: CheckName, ready: boolean): Check => ({ name, ready, because: null })
const reached = (name: CheckName, because: Hindrance): Check => ({ name, ready: because === null, because })
