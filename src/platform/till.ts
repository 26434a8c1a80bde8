import type { AccessPoint } from './access-point.ts'
import type { Actor } from './actor.ts'
import type { BreachedPasswords } from './breached-passwords.ts'
import type { Config } from './config.ts'
import type { Connection } from './db/connect.ts'
import { type Tx, transact } from './db/transact.ts'
import type { Directory } from './e-invoice-directory.ts'
import type { Jobs } from './jobs.ts'
import type { Log } from './log.ts'
import type { SendMail } from './mail.ts'
import type { NameServers } from './name-servers.ts'
import type { OrganisationRegister } from './organisation-register.ts'
import type { RateSource } from './rate-source.ts'
import type { Refusals } from './refusals.ts'
import type { StripeGateway } from './stripe.ts'
import type { Tallies } from './tallies.ts'

/** What a running program holds: built once by main, handed to whoever answers requests or drains work. */
export type Till = {
  config: Config
  log: Log
  connection: Connection
  stripe: StripeGateway
  jobs: Jobs
  sendMail: SendMail
  /** Null: file drop, finance carries e-invoices by hand. */
  accessPoint: AccessPoint | null
  /** Null: nobody can say who receives e-invoices. */
  directory: Directory | null
  /** Null: people type a company's name and address by hand. */
  organisationRegister: OrganisationRegister | null
  nameServers: NameServers
  /** Null: finance enters exchange rates by hand. */
  rateSource: RateSource | null
  /** Null: new passwords are compared with the commonest only. */
  breachedPasswords: BreachedPasswords | null
  /** What requests have counted and nobody has written yet. */
  tallies: Tallies
  /** What requests were refused and nobody has written yet. */
  refusals: Refusals
  /** Has this process look at once for rows that a commit has left; others find them by polling. */
  wake(): void
  /** The clock has jumped: what time brings is looked for at once, too. */
  wakeAtNewTime(): void
}

/** One command, one transaction; the work it promised as rows is picked up at once. Drainers announce their own work themselves. */
export async function act<T>(till: Till, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  const result = await transact(till.connection.pool, actor, work)
  if (actor.kind !== 'job') till.wake()
  return result
}
