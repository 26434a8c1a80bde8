import type { Role } from '../../platform/actor.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Lang, type Said, say } from '../../platform/lang.ts'
import type { Frame } from '../frame.ts'
import { href, otherLang } from '../href.ts'
import { icon } from './icon.ts'

export const skipLink = (lang: Lang): SafeHtml =>
  html`<a class="ds-skip-link" href="#main">${say(lang, { nb: 'Hopp til hovedinnhold', en: 'Skip to main content' })}</a>`

export const demoBanner = (
  lang: Lang,
): SafeHtml => html`<aside class="demo-banner" aria-label="${say(lang, { nb: 'Demonstrasjon', en: 'Demonstration' })}">
<p><strong>${say(lang, { nb: 'Dette er en demo.', en: 'This is a demo.' })}</strong> ${say(lang, { nb: 'Ingen ekte penger, ingen ekte kurs.', en: 'No real money, no real courses.' })}
<a href="${href(lang, '/demo')}">${say(lang, { nb: 'Velg en rolle og prøv', en: 'Pick a role and try it' })}</a></p></aside>`

export function siteHeader(frame: Frame): SafeHtml {
  const { lang, path } = frame
  const other = otherLang(lang)
  const by = frame.seller?.name === frame.shop.name ? frame.shop.tagline : frame.seller?.name
  const aside = by ? html`<span class="brand__tag">${by}</span>` : null
  return html`<header class="site-header">
<div class="site-header__in">
<a class="brand" href="${href(lang, '/')}">${icon('mark')}<span><span class="brand__name">${frame.shop.name}</span>${aside}</span></a>
<nav class="site-nav" aria-label="${say(lang, { nb: 'Hovedmeny', en: 'Main menu' })}"><ul>
<li class="site-nav__courses"><a href="${href(lang, '/courses')}">${say(lang, { nb: 'Alle kurs', en: 'All courses' })}</a></li>
<li><a href="${href(other, path)}" lang="${other}" hreflang="${other}">${other === 'en' ? 'English' : 'Norsk'}</a></li>
<li><a class="cart-link" href="${href(lang, '/cart')}">${icon('cart')}<span class="cart-link__word">${say(lang, { nb: 'Handlekurv', en: 'Cart' })}</span>${cartCount(lang, frame.inCart)}</a></li>
<li>${frame.person ? accountMenu(frame, frame.person.name) : html`<a class="site-nav__sign-in" href="${href(lang, '/sign-in')}">${say(lang, { nb: 'Logg inn', en: 'Sign in' })}</a>`}</li>
</ul></nav>
</div>
</header>`
}

function cartCount(lang: Lang, inCart: number): SafeHtml | null {
  if (inCart === 0) return null
  const spoken = count(lang, inCart, {
    one: { nb: '{n} plass', en: '{n} seat' },
    other: { nb: '{n} plasser', en: '{n} seats' },
  })
  return html`<span class="cart-link__count"><span aria-hidden="true">${inCart}</span><span class="ds-sr-only">, ${spoken}</span></span>`
}

const HELP: Said = { nb: 'Hjelp', en: 'Help' }

/** Which links a role sees; everybody who is signed in has learning and a company page. */
const PLACES: readonly { path: string; said: Said; roles?: readonly Role[] }[] = [
  { path: '/my-learning', said: { nb: 'Min læring', en: 'My learning' } },
  { path: '/company', said: { nb: 'Min bedrift', en: 'My company' } },
  {
    path: '/admin',
    said: { nb: 'Kursadministrasjon', en: 'Course administration' },
    roles: ['administrator', 'course-administrator', 'faculty-administrator'],
  },
  { path: '/finance', said: { nb: 'Økonomi', en: 'Finance' }, roles: ['administrator', 'finance', 'auditor'] },
  { path: '/support', said: { nb: 'Kundestøtte', en: 'Support' }, roles: ['administrator', 'support'] },
  {
    path: '/quotations',
    said: { nb: 'Tilbud', en: 'Quotes' },
    roles: ['course-administrator', 'finance', 'support'],
  },
  { path: '/setup', said: { nb: 'Oppsett', en: 'Set-up' }, roles: ['administrator'] },
  { path: '/account', said: { nb: 'Konto og innlogging', en: 'Account and sign-in' } },
  { path: '/help', said: HELP },
]

function accountMenu({ lang, roles }: Frame, name: string): SafeHtml {
  const open = PLACES.filter((place) => !place.roles || place.roles.some((role) => roles.includes(role)))
  return html`<details class="account"><summary>${icon('person')}<span class="account__name">${name}</span></summary>
<ul>${open.map(({ path, said }) => html`<li><a href="${href(lang, path)}">${say(lang, said)}</a></li>`)}
<li><form method="post" action="${href(lang, '/sign-out')}"><button class="account__out">${say(lang, { nb: 'Logg ut', en: 'Sign out' })}</button></form></li></ul></details>`
}

/** Who sells, with address and number, as ehandelsloven § 8 wants it on every page. */
export function siteFooter({ lang, seller, shop }: Frame): SafeHtml {
  const who = seller
    ? html`<p class="site-footer__seller">${seller.legalName}<br>${seller.street}, ${seller.postcode} ${seller.city}<br>${say(lang, { nb: 'Org.nr.', en: 'Org. no.' })} ${seller.organisationNumber}${seller.vatRegistered ? ' MVA' : ''}<br><a href="mailto:${seller.email}">${seller.email}</a></p>`
    : null
  return html`<footer class="site-footer">
<div class="site-footer__in">
<div><p class="site-footer__brand">${icon('mark')}<span>${shop.name}${shop.tagline ? html`<small>${shop.tagline}</small>` : null}</span></p>${who}</div>
<nav aria-label="${say(lang, { nb: 'Om nettstedet', en: 'About this site' })}"><ul>
<li><a href="${href(lang, '/help')}">${say(lang, HELP)}</a></li>
<li><a href="${href(lang, '/companies')}">${say(lang, { nb: 'For bedrifter', en: 'For companies' })}</a></li>
<li><a href="${href(lang, '/newsletter')}">${say(lang, { nb: 'Nyhetsbrev', en: 'Newsletter' })}</a></li>
<li><a href="${href(lang, '/terms')}">${say(lang, { nb: 'Salgsvilkår', en: 'Terms of sale' })}</a></li>
<li><a href="${href(lang, '/withdrawal')}">${say(lang, { nb: 'Angrerett', en: 'Right of withdrawal' })}</a></li>
<li><a href="${href(lang, '/privacy')}">${say(lang, { nb: 'Personvern', en: 'Privacy' })}</a></li>
<li><a href="${href(lang, '/privacy#channels')}">${say(lang, { nb: 'Lenken du kom fra', en: 'The link you came by' })}</a></li>
<li><a href="${href(lang, '/accessibility')}">${say(lang, { nb: 'Tilgjengelighet', en: 'Accessibility' })}</a></li>
<li><a href="/docs">${say(lang, { nb: 'API-dokumentasjon', en: 'API documentation' })}</a></li>
</ul></nav>
</div>
</footer>`
}
