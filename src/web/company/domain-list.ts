import { isStaff } from '../../companies/may-act-for.ts'
import { type CompanyDomain, recordFor } from '../../joining/domains-of.ts'
import { LETS_IN } from '../../joining/steer-domain.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { day } from '../components/when.ts'
import { tag } from '../desk/tag.ts'
import { submit } from '../forms/field.ts'
import type { Visit } from '../visit.ts'

const PROVED_BY: Record<'dns' | 'staff', Said> = {
  dns: { nb: 'bekreftet med DNS', en: 'proved by DNS' },
  staff: { nb: 'bekreftet av oss', en: 'confirmed by us' },
}
const LETS_IN_WORDS: Record<CompanyDomain['letsIn'], Said> = {
  asking: { nb: 'De ber om å bli med, og dere svarer', en: 'They ask to join, and you answer' },
  'at-once': {
    nb: 'De blir innkjøpere med en gang, unntatt dem som har vært med før',
    en: 'They become buyers at once, except those who were members before',
  },
}

/** All domains of the company, each with what whoever looks may do about it. */
export function domainList(visit: Visit, domains: readonly CompanyDomain[], here: string): SafeHtml {
  const { lang } = visit
  if (domains.length === 0)
    return html`<p>${say(lang, { nb: 'Bedriften har ikke lagt til noe domene.', en: 'The company has added no domain.' })}</p>`
  return html`<ul class="desk-hits desk-block">${domains.map((each) => html`<li class="sheet desk-part">${heading(visit, each)}${each.provedAt ? provedPart(visit, each, here) : proofPart(visit, each, here)}${removal(visit, each, here)}</li>`)}</ul>`
}

function heading({ lang }: Visit, { domain, provedAt, evidence, claimedAt }: CompanyDomain): SafeHtml {
  const state =
    evidence === null
      ? tag('warning', say(lang, { nb: 'ikke bekreftet', en: 'not proved' }))
      : tag('success', say(lang, PROVED_BY[evidence]))
  return html`<div><h2 class="desk-address">${domain}</h2><p class="fine">${say(lang, { nb: 'siden', en: 'since' })} ${day(lang, SELLER_ZONE, provedAt ?? claimedAt)}</p></div><p class="desk-tags">${state}</p>`
}

const owns = ({ ties }: Visit): boolean => ties.includes('owner')

function proofPart(visit: Visit, domain: CompanyDomain, here: string): SafeHtml {
  const { lang } = visit
  const about = html`<span class="ds-sr-only">: ${domain.domain}</span>`
  return html`<div class="stack"><p>${say(lang, { nb: 'Be den som styrer DNS for domenet, legge inn en TXT-oppføring på selve domenet, ved siden av dem som er der:', en: 'Ask whoever keeps the DNS of the domain to add a TXT record to the domain itself, beside those that are there:' })}</p>
<p><code class="wrap">${recordFor(domain)}</code></p>
<p class="fine">${say(lang, { nb: 'Får dere det ikke til, kontakt oss, så finner vi ut at domenet er deres.', en: 'If you cannot, contact us and we will find out that the domain is yours.' })}</p></div>
${owns(visit) ? html`<form method="post" action="${here}/${domain.id}/proof"><div class="actions">${submit(html`${say(lang, { nb: 'Se etter nå', en: 'Look now' })}${about}`)}</div></form>` : null}`
}

/** There is a choice on the page for each domain, so its id names the domain. */
function provedPart(visit: Visit, { id, domain, letsIn }: CompanyDomain, here: string): SafeHtml {
  const { lang } = visit
  if (!owns(visit)) return html`<p>${say(lang, LETS_IN_WORDS[letsIn])}</p>`
  return html`<form class="form" method="post" action="${here}/${id}/lets-in"><fieldset class="ds-fieldset field"><legend class="ds-label" data-weight="semibold">${say(lang, { nb: 'De som har adresse der', en: 'Those who have an address there' })}<span class="ds-sr-only">: ${domain}</span></legend>
${LETS_IN.map((each) => html`<div class="ds-field"><input class="ds-input" type="radio" id="${each}-${id}" name="letsIn" value="${each}"${each === letsIn ? html` checked` : null}><label class="ds-label" data-weight="regular" for="${each}-${id}">${say(lang, LETS_IN_WORDS[each])}</label></div>`)}</fieldset>
<div class="actions">${submit(html`${say(lang, { nb: 'Lagre', en: 'Save' })}<span class="ds-sr-only">: ${domain}</span>`, 'secondary')}</div></form>`
}

function removal(visit: Visit, { id, domain }: CompanyDomain, here: string): SafeHtml | null {
  const { lang, caller } = visit
  if (!owns(visit) && !isStaff(caller.actor)) return null
  return html`<form method="post" action="${here}/${id}/end">${submit(html`${say(lang, { nb: 'Fjern domenet', en: 'Remove the domain' })}<span class="ds-sr-only">: ${domain}</span>`, 'tertiary')}</form>`
}
