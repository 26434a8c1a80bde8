import { readCompany } from '../../companies/read-company.ts'
import { domainsOf } from '../../joining/domains-of.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { icon } from '../components/icon.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { domainList } from './domain-list.ts'

const DONE: Record<string, Said> = {
  claimed: {
    nb: 'Domenet står i listen. Bekreft det, så kan folk med adresse der be om å bli med.',
    en: 'The domain is in the list. Prove it, and people with an address there can ask to join.',
  },
  proved: { nb: 'Domenet er bekreftet.', en: 'The domain is proved.' },
  steered: { nb: 'Lagret.', en: 'Saved.' },
  ended: {
    nb: 'Domenet er fjernet. Ingen blir med gjennom det lenger; de som er med, er med fortsatt.',
    en: 'The domain is removed. Nobody joins by it any more; who is in stays in.',
  },
}
const DOMAIN: Said = { nb: 'Domene i e-postadressene deres', en: 'Domain of your mail addresses' }
/** The longest that is taken, in characters. */
const DOMAIN_MAX = 253

/** The domains of a company's mail: how its people come in without being invited one by one. */
export async function domainsPage(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, on, caller, to, ties } = visit
  const company = await readCompany({ ...on, actor: caller.actor }, idOf(visit, 'company'))
  const domains = await domainsOf(on, company.id)
  const title = say(lang, { nb: 'Bli med gjennom e-postdomene', en: 'Joining by mail domain' })
  const here = `/company/${company.id}/domains`
  return {
    title,
    hidden: true,
    at: here,
    ...(form.faults.length > 0 ? { faulty: true } : {}),
    body: html`${backLink(to(`/company/${company.id}/members`), say(lang, { nb: 'Hvem som handler', en: 'Who buys' }), icon('back'))}${notice(visit, DONE)}${errorSummary(form, (name) => (name === 'domain' ? say(lang, DOMAIN) : null))}<h1>${title}</h1>
<p class="lead">${say(lang, { nb: 'Den som har en bekreftet adresse på et av domenene deres, kan be om å handle for bedriften. Dere svarer, med mindre dere slipper inn alle som innkjøpere.', en: 'Whoever has a confirmed address at one of your domains can ask to act for the company. You answer, unless you let in everybody as buyers.' })}</p>
${domainList(visit, domains, to(here))}
${!ties.includes('owner') ? null : company.confirmed ? claimForm(visit, form, to(here)) : notYet(visit)}`,
  }
}

function claimForm({ lang }: Visit, form: Filled, here: string): SafeHtml {
  return html`<form class="form sheet desk-part desk-form desk-block" method="post" action="${here}" novalidate><h2>${say(lang, { nb: 'Legg til et domene', en: 'Add a domain' })}</h2>
${field(form, { name: 'domain', label: say(lang, DOMAIN), hint: say(lang, { nb: 'Det som står etter @. Du må selv ha en bekreftet adresse der. Et underdomene er et domene for seg.', en: 'What stands after the @. You need a confirmed address there yourself. A subdomain is a domain of its own.' }), autocomplete: 'off', max: DOMAIN_MAX })}
<div class="actions">${submit(say(lang, { nb: 'Legg til', en: 'Add' }))}</div></form>`
}

const notYet = ({ lang }: Visit): SafeHtml =>
  html`<div class="ds-alert desk-notice" data-color="info"><p>${say(lang, { nb: 'Når vi har bekreftet at du handler for bedriften, kan du legge til domener.', en: 'Once we have confirmed that you act for the company, you can add domains.' })}</p></div>`
