import { type OpenTill, openTill, type Places } from '../src/open-till.ts'
import type { Config } from '../src/platform/config.ts'
import { connect } from '../src/platform/db/connect.ts'
import { openJobs } from '../src/platform/jobs.ts'
import { openLog } from '../src/platform/log.ts'
import { openMail } from '../src/platform/mail.ts'
import { openRefusals } from '../src/platform/refusals.ts'
import { openStripe } from '../src/platform/stripe.ts'
import { openTallies } from '../src/platform/tallies.ts'
import type { Till } from '../src/platform/till.ts'
import { buildServer } from '../src/server.ts'
import { asked, byName } from './count-statements.ts'

export type Reading = { cpuMs: number; memoryMb: number; asked: typeof asked; byName: Record<string, number> }
type Ask = 'read' | 'begin work' | 'end work'

/**
 * One process of the bench. As a server it answers HTTP and leaves the work behind a sale alone; told to `begin work`, it does
 * what a worker does: issue, render, mail, settle. So the two can be measured apart.
 */
const { config, places } = JSON.parse(process.argv[2]!) as { config: Config; places: Places }
let work: OpenTill | undefined

process.on('message', (ask: Ask) => void obey(ask))
process.on('disconnect', () => process.exit(0))

if (config.port === 0) process.send?.('ready')
else buildServer(tillWithoutWork()).listen(config.port, '127.0.0.1', () => process.send?.('ready'))

async function obey(ask: Ask): Promise<void> {
  if (ask === 'begin work') work = await openTill(config, places)
  if (ask === 'end work') await work?.close()
  process.send?.(reading())
}

function reading(): Reading {
  const { user, system } = process.cpuUsage()
  return {
    cpuMs: (user + system) / 1000,
    memoryMb: process.memoryUsage().rss / 2 ** 20,
    asked,
    byName: Object.fromEntries(byName),
  }
}

function tillWithoutWork(): Till {
  return {
    config,
    log: openLog(config.logLevel),
    connection: connect(places.appUrl),
    jobs: openJobs(places.appUrl, () => {}),
    stripe: openStripe({ ...config.stripe, apiBase: places.stripeBase }),
    // Mails of a sale are the worker's; letters with a link are sent while somebody waits.
    sendMail: openMail(places.smtpUrl, config).send,
    accessPoint: null,
    directory: null,
    organisationRegister: null,
    nameServers: { textsOf: () => Promise.resolve(null) },
    rateSource: null,
    breachedPasswords: null,
    tallies: openTallies(),
    refusals: openRefusals(),
    wake: () => {},
    wakeAtNewTime: () => {},
  }
}
