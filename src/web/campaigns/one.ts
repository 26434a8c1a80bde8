import { broughtByLinks } from '../../campaigns/brought-by-links.ts'
import { linkUrl } from '../../campaigns/follow-link.ts'
import type { CampaignLink, LinkSum } from '../../campaigns/link.ts'
import { linkUnknown } from '../../campaigns/problems.ts'
import { daysOfLink, linkById } from '../../campaigns/queries.ts'
import { DAYS_TOLD } from '../../campaigns/routes.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Lang, type Said, say } from '../../platform/lang.ts'
import { money, spell } from '../../platform/money.ts'
import { icon } from '../components/icon.ts'
import { qrPicture } from '../components/qr.ts'
import { moment, spelledDay } from '../components/when.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { tag } from '../desk/tag.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { LINK_LABELS, LINK_STATE } from '../words/campaigns.ts'
import { knownLink, labelOfLink, linkForm } from './form.ts'

export const LINKS_PATH = '/admin/campaign-links'
export const LINKS: Said = { nb: 'Kampanjelenker', en: 'Campaign links' }
const DONE = {
  made: { nb: 'Lenken er laget.', en: 'The link is made.' },
  saved: { nb: 'Endringen er lagret. Den gjelder fra nå.', en: 'The change is saved. It counts from now on.' },
  ended: {
    nb: 'Lenken er avsluttet. Den fører fortsatt til siden, uten merker og kode.',
    en: 'The link is ended. It still leads to the page, without marks and code.',
  },
}

export const visitWords = (lang: Lang, visits: number): string =>
  count(lang, visits, {
    one: { nb: '{n} besøk', en: '{n} visit' },
    other: { nb: '{n} besøk', en: '{n} visits' },
  })

/** "3 orders, 12 000 kr", or that there is none. */
export function broughtWords(lang: Lang, sums: readonly LinkSum[]): string {
  if (sums.length === 0) return say(lang, { nb: 'Ingen ordrer', en: 'No orders' })
  const orders = (n: number) =>
    count(lang, n, { one: { nb: '{n} ordre', en: '{n} order' }, other: { nb: '{n} ordrer', en: '{n} orders' } })
  return sums
    .map(({ currency, orders: n, netMinor }) => `${orders(n)}, ${spell(money(netMinor, currency), lang)}`)
    .join('; ')
}

/** Beside every such sum: of whom it is. */
export const ofWhoSaidYes = (lang: Lang): string =>
  say(lang, {
    nb: 'Ordrer og inntekter teller bare dem som har sagt ja til at vi husker lenken de kom fra, og kom fra denne lenken sist. Uten mva., etter kreditering.',
    en: 'Orders and income count only those who have said yes to our remembering the link they came by, and came by this link last. Without VAT, net of credits.',
  })

/** A link: where it leads, its code for print, what came of it, and its form. */
export async function linkPage(visit: Visit, refused: Filled | null = null): Promise<Page> {
  const { lang, on, to, till, caller } = visit
  const link = await linkById(on, idOf(visit, 'campaign-link'))
  if (!link) throw linkUnknown()
  const brought = await broughtByLinks({ till, actor: caller.actor }, [link.name])
  const days = await daysOfLink(on, link.id, DAYS_TOLD)
  const here = `${LINKS_PATH}/${link.id}`
  const form = refused ?? freshForm(lang, knownLink(link))
  const { tone, said } = LINK_STATE[link.state]
  return {
    ...{ title: link.name, hidden: true, at: here },
    ...(refused ? { faulty: true as const } : {}),
    body: html`${backLink(to(LINKS_PATH), say(lang, LINKS), icon('back'))}${notice(visit, DONE)}${errorSummary(form, (name) => labelOfLink(lang, name))}
<h1>${link.name}</h1><p class="desk-tags">${tag(tone, say(lang, said))}</p>
<div class="sheet desk-part desk-block link-card">${facts(visit, link)}${printPart(visit, link)}</div>
<section class="desk-block" aria-labelledby="brought"><h2 id="brought">${say(lang, { nb: 'Hva den har gitt', en: 'What it has brought' })}</h2><p class="lead">${visitWords(lang, link.visits)}. ${broughtWords(lang, brought.get(link.name) ?? [])}.</p><p class="fine">${ofWhoSaidYes(lang)}</p>${dayTable(lang, days)}</section>
<details class="more desk-block"${refused ? html` open` : null}><summary>${say(lang, { nb: 'Endre', en: 'Change' })}</summary>${await linkForm(visit, form, { action: here, isNew: false })}</details>
${link.state === 'ended' ? null : endPart(visit, here)}`,
  }
}

const endPart = ({ lang, to }: Visit, here: string): SafeHtml =>
  html`<details class="more"><summary>${say(lang, { nb: 'Avslutt nå', en: 'End now' })}</summary><form class="form" method="post" action="${to(`${here}/end`)}"><p>${say(lang, { nb: 'Lenken fører til siden som før, men uten merker og kode.', en: 'The link leads to the page as before, but without marks and code.' })}</p>${submit(say(lang, { nb: 'Avslutt', en: 'End' }), 'secondary')}</form></details>`

function facts({ lang, till, to }: Visit, link: CampaignLink): SafeHtml {
  const { name, leadsTo, untilAt, code } = link
  const fact = (said: Said, words: string | SafeHtml) => html`<div><dt>${say(lang, said)}</dt><dd>${words}</dd></div>`
  const label = (part: string) => LINK_LABELS[part]!
  const url = linkUrl(till.config.publicUrl, name)
  return html`<dl class="desk-facts">${fact({ nb: 'Adresse', en: 'Address' }, html`<strong class="link-card__url">${url}</strong>`)}${fact(label('leadsTo'), html`<a href="${leadsTo}">${leadsTo}</a>`)}
${fact(label('source'), link.source)}${fact(label('medium'), link.medium)}${fact(label('campaign'), html`<a href="${to(`${LINKS_PATH}?${new URLSearchParams({ search: link.campaign })}`)}">${link.campaign}</a>`)}
${code === null ? null : fact(label('code'), code)}${fact(label('untilAt'), untilAt ? moment(lang, SELLER_ZONE, untilAt) : say(lang, { nb: 'uten slutt', en: 'without end' }))}</dl>`
}

function printPart({ lang, till }: Visit, { id, name }: CampaignLink): SafeHtml {
  const words = say(lang, { nb: `QR-kode som fører til ${name}`, en: `QR code that leads to ${name}` })
  const file = (form: 'svg' | 'png') =>
    html`<li><a href="/campaign-links/${id}/qr.${form}" download>${say(lang, { nb: `QR-koden som ${form.toUpperCase()}`, en: `The QR code as ${form.toUpperCase()}` })}</a></li>`
  return html`<div class="link-card__print">${qrPicture(linkUrl(till.config.publicUrl, name), words)}<ul>${file('svg')}${file('png')}</ul></div>`
}

function dayTable(lang: Lang, days: readonly { day: string; visits: number }[]): SafeHtml | null {
  if (days.length === 0) return null
  return html`<h3>${say(lang, { nb: 'Besøk per dag', en: 'Visits per day' })}</h3><dl class="desk-facts">${days.map(({ day, visits }) => html`<div><dt>${spelledDay(lang, day)}</dt><dd class="figure">${visits}</dd></div>`)}</dl>`
}
