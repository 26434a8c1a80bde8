import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import type { FreedSeat } from '../../wallet/freed-seats.ts'
import { SHOW_DAYS } from '../../wallet/give-seats.ts'
import type { OfferingSeats } from '../../wallet/wallet-of.ts'
import { day, moment } from '../components/when.ts'
import { tag } from '../desk/tag.ts'
import type { Visit } from '../visit.ts'
import { LINEAGE_WORDS } from '../words/wallet.ts'

type Zoned = Pick<OfferingSeats, 'zone' | 'startsAt'>

/** What naming somebody means where whoever takes part is checked, above the form that invites. */
export const papersHint = (lang: Lang, { zone, startsAt }: Zoned): SafeHtml =>
  html`<p>${say(lang, { nb: `Kurset har krav til den som skal delta. De du skriver opp, viser dokumentene sine innen ${SHOW_DAYS} dager, og senest ${moment('nb', zone, startsAt)}. De er påmeldt når de har fått ja. Dokumentene ser dere aldri. Den som har fått ja til kurset før, trenger ikke å vise dem igjen.`, en: `The course checks who takes part. Everybody you name shows their papers within ${SHOW_DAYS} days, and by ${moment('en', zone, startsAt)}. They are enrolled once they have had a yes. You never see the papers. Whoever was admitted to the course before need not show them again.` })}</p>`

/** Once it has begun nobody can be assessed any more. */
export const tooLatePart = (lang: Lang): SafeHtml =>
  html`<p class="fine">${say(lang, { nb: 'Kurset har begynt. Bare den som har fått ja til det før, kan fortsatt navngis.', en: 'The course has begun. Only whoever was admitted to it before can still be named.' })}</p>`

/** Whose seats are the company's again, and until when somebody else can be named for them. */
export function freedPart(
  { lang }: Visit,
  { zone, startsAt, isOver }: OfferingSeats,
  freed: readonly FreedSeat[],
): SafeHtml | null {
  if (freed.length === 0 || isOver) return null
  const until = moment(lang, zone, startsAt)
  return html`<section class="desk-block" aria-labelledby="freed"><h2 id="freed">${say(lang, { nb: 'Gi plassen til en annen', en: 'Name somebody else' })}</h2>
<ul class="wallet-seats sheet desk-part">${freed.map(
    ({ name, cause, at }) =>
      html`<li><div class="wallet-seats__who"><p><strong>${name}</strong></p><p class="fine">${tag('warning', say(lang, LINEAGE_WORDS[cause]!(name)))} ${day(lang, zone, at)} · ${say(lang, { nb: `gi plassen til en annen innen ${until}`, en: `name somebody else by ${until}` })}</p></div></li>`,
  )}</ul>
<p class="fine">${say(lang, { nb: 'Hvorfor noen ikke fikk opptak, er en sak mellom oss og den det gjelder. Vil dere ikke gi plassen til en annen, kan dere gi den tilbake etter vilkårene.', en: 'Why somebody was not admitted is between us and the person. If you do not want to name anybody else, you can give the seat back by the terms.' })}</p></section>`
}
