import type { Role } from '../../platform/actor.ts'
import { html } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { icon } from '../components/icon.ts'
import { backLink } from '../desk/notice.ts'
import { orderBody, orderTitle } from '../desk/order-page.ts'
import { readOrder } from '../desk/read-order.ts'
import type { Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { addressTrials } from './address-trials.ts'
import { companyDecisions } from './companies.ts'
import { domainDecisions } from './domains.ts'
import { searchPage } from './search.ts'

const who: readonly Role[] = ['support']

/** The pages of those who answer the telephone. */
export const supportPages: readonly PageRoute[] = [
  { method: 'get', path: '/support', who, reads: 'orders', answer: searchPage },
  { method: 'get', path: '/support/orders/:id', who, reads: 'order', answer: showOrder },
  ...companyDecisions,
  ...addressTrials,
  ...domainDecisions,
]

async function showOrder(visit: Visit): Promise<Page> {
  const { lang, to } = visit
  const whole = await readOrder(visit)
  const back = backLink(to('/support'), say(lang, { nb: 'Nytt søk', en: 'New search' }), icon('back'))
  return { title: orderTitle(lang, whole.order), hidden: true, body: html`${back}${orderBody(visit, whole)}` }
}
