import { html } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { postingAccounts } from '../../setup/posting-accounts.ts'
import type { Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { setupPage } from './setup-page.ts'

export const accountsPages: readonly PageRoute[] = [
  { method: 'get', path: '/setup/accounts', who: ['administrator'], answer: accountsPage },
]

async function accountsPage(visit: Visit): Promise<Page> {
  const { lang, on, to } = visit
  const accounts = await postingAccounts(on)
  const title = say(lang, { nb: 'Kontoer', en: 'Accounts' })
  const rows = accounts.map(
    ({ code, nameNb, nameEn }) =>
      html`<tr><td class="figure">${code}</td><td>${say(lang, { nb: nameNb, en: nameEn })}</td></tr>`,
  )
  return setupPage(
    visit,
    title,
    html`<div class="stack"><p class="lead">${say(lang, { nb: 'Salg, betalinger og fakturaer føres på disse kontoene i norsk standard kontoplan. De kan ikke endres her ennå.', en: 'Sales, payments and invoices are posted to these accounts of the Norwegian standard plan. They cannot be changed here yet.' })}</p>
<div class="table-scroll" tabindex="0" role="region" aria-label="${title}"><table class="ds-table"><thead><tr><th scope="col">${say(lang, { nb: 'Konto', en: 'Account' })}</th><th scope="col">${say(lang, { nb: 'Navn', en: 'Name' })}</th></tr></thead><tbody>${rows}</tbody></table></div>
<p><a class="ds-button" data-variant="secondary" href="${to('/setup/terms')}">${say(lang, { nb: 'Videre til salgsvilkår', en: 'On to the terms of sale' })}</a></p></div>`,
  )
}
