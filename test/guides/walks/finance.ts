import { say } from '../../../src/platform/lang.ts'
import type { Walker } from '../walk.ts'

const REASON = { nb: 'Kurset passet ikke med vaktlisten', en: 'The course did not fit the roster' }

/** The month that the demo's trade began in is the first to be closed. */
export async function walkFinance({ as, picture, look, ground }: Walker<'finance'>): Promise<void> {
  const clerk = await as('finance')
  await picture('attention', clerk, { at: '/finance/attention', mark: '#attention, main h2' })
  await picture('open-items', clerk, { at: '/finance/lists/open-invoices', mark: '#found .desk-sums, .desk-sums' })
  await picture('bank', clerk, { at: '/finance/bank', mark: '#file' })
  const [invoiced] = await ground.witness(
    `select d.order_id as id from documents d where d.kind = 'invoice' and d.prepaid_minor = 0 order by d.number desc limit 1`,
  )
  await picture('credit', clerk, {
    at: `/finance/orders/${invoiced!.id}`,
    mark: 'form[action*="credit"]',
    before: (page, lang) => page.locator('form[action*="credit"] [name="reason"]').first().fill(say(lang, REASON)),
  })
  await look('second', clerk, { at: '/finance/attention' })
  await picture('export', clerk, { at: '/finance/exports', mark: 'main form button[type="submit"]' })
  const [first] = await ground.witness(`select to_char(min(posted_on), 'YYYY-MM') as month from entries`)
  await picture('month', clerk, {
    at: `/finance/months/${first!.month}`,
    mark: 'form[action$="/closings"] button',
  })
}
