import { guardMail } from './notices/guard-mail.ts'
import { openAccessPoint } from './platform/access-point.ts'
import { openBreachedPasswords } from './platform/breached-passwords.ts'
import type { Config } from './platform/config.ts'
import { connect, LOOK_TIMEOUT_MS, WORK_CONNECTIONS } from './platform/db/connect.ts'
import { openDirectory } from './platform/e-invoice-directory.ts'
import { openJobs } from './platform/jobs.ts'
import { openLog } from './platform/log.ts'
import { openMail } from './platform/mail.ts'
import { openNameServers } from './platform/name-servers.ts'
import { openOrganisationRegister } from './platform/organisation-register.ts'
import { openNorgesBank } from './platform/rate-source.ts'
import { openRefusals } from './platform/refusals.ts'
import { openStripe } from './platform/stripe.ts'
import { openTallies } from './platform/tallies.ts'
import type { Till } from './platform/till.ts'
import { type Behind, startWork } from './start-work.ts'

/** Where the real things, or a demo's stand-ins for them, are to be reached. */
export type Places = { appUrl: string; smtpUrl: string; stripeBase: string | null }
export type OpenTill = { till: Till; close(): Promise<void> }

/** Builds the one till of a process and starts its background work. */
export async function openTill(config: Config, places: Places): Promise<OpenTill> {
  const log = openLog(config.logLevel)
  const connection = connect(places.appUrl)
  const mail = openMail(places.smtpUrl, config)
  const jobs = openJobs(places.appUrl, (error) => log.error({ err: error }, 'jobs'))
  let work: Awaited<ReturnType<typeof startWork>> | undefined
  const till: Till = {
    config: { ...config, smtpUrl: places.smtpUrl },
    log,
    connection,
    jobs,
    stripe: openStripe({ ...config.stripe, apiBase: places.stripeBase }),
    sendMail: guardMail(() => till, mail.send),
    accessPoint: config.accessPoint && openAccessPoint(config.accessPoint),
    directory: config.eInvoiceDirectory && openDirectory(config.eInvoiceDirectory),
    organisationRegister: config.organisationRegister && openOrganisationRegister(config.organisationRegister),
    nameServers: openNameServers(config.nameServers),
    rateSource: config.exchangeRates && openNorgesBank(config.exchangeRates),
    breachedPasswords: config.breachedPasswords && openBreachedPasswords(config.breachedPasswords),
    tallies: openTallies(),
    refusals: openRefusals(),
    wake: () => work?.wake(),
    wakeAtNewTime: () => work?.wakeAtNewTime(),
  }
  const atWork = connect(places.appUrl, WORK_CONNECTIONS)
  const lookout = connect(places.appUrl, 1, LOOK_TIMEOUT_MS)
  const behind: Behind = {
    ...till,
    connection: atWork,
    lookout: lookout.pool,
    sendMail: guardMail(() => behind, mail.send),
  }
  const started = await startWork(behind)
  work = started
  return {
    till,
    async close() {
      await started.stop()
      mail.close()
      await Promise.all([connection, atWork, lookout].map(({ close }) => close()))
    },
  }
}
