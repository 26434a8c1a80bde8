import { cancellationOf } from '../../going/cancellation-of.ts'
import { type Economy, economyOf } from '../../going/economy.ts'
import { seeAsKeeper } from '../../going/see-as-keeper.ts'
import { readTogether } from '../../platform/db/transact.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { draftOffering } from '../../storefront/draft-offering.ts'
import { icon } from '../components/icon.ts'
import { days } from '../components/when.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { costLabel, costsPart, dayPart } from './costs-part.ts'
import { economyPart } from './economy-part.ts'
import { progressPart } from './progress-part.ts'

const DONE: Record<string, Said> = {
  cost: { nb: 'Kostnaden er lagret.', en: 'The cost is saved.' },
  removed: { nb: 'Kostnaden er tatt bort.', en: 'The cost is removed.' },
  day: { nb: 'Fristen er lagret.', en: 'The deadline is saved.' },
  held: { nb: 'Det er avgjort at kurset holdes.', en: 'It is decided that the course is held.' },
  wished: {
    nb: 'Det er mer enn én får sende tilbake alene. En annen må avlyse det samme, fra denne siden.',
    en: 'It is more than one person may send back. Somebody else has to cancel the same, from this page.',
  },
}

/** Whether a start is worth while, and where it is decided; what has come of it once it is cancelled. */
export async function showDecision(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, to, till } = visit
  const offeringId = idOf(visit, 'offering')
  const { draft, economy, cancellation } = await seeAsKeeper(till, offeringId, () =>
    readTogether(till.connection.pool, async (on) => ({
      draft: await draftOffering(on, offeringId, lang),
      economy: await economyOf(on, offeringId),
      cancellation: await cancellationOf(on, offeringId),
    })),
  )
  if (!draft) throw unknown('offering')
  const title = say(lang, { nb: 'Gjennomføring', en: 'Going ahead' })
  const start = `${draft.courseTitle}: ${days(lang, draft)}`
  return {
    title: `${title} – ${start}`,
    hidden: true,
    width: 'wide',
    at: `/admin/offerings/${offeringId}/decision`,
    ...(form.faults.length > 0 ? { faulty: true as const } : {}),
    body: html`${backLink(to(`/admin/offerings/${offeringId}`), start, icon('back'))}${notice(visit, DONE)}${errorSummary(form, (name) => costLabel(lang, name))}<h1>${title}</h1>
${cancellation ? progressPart(visit, offeringId, cancellation) : deciding(visit, { economy, form, hasPrice: draft.price !== null })}`,
  }
}

type Known = { economy: Economy; form: Filled; hasPrice: boolean }

/** The figures, what they rest on, and the ways to decide. */
const deciding = (visit: Visit, { economy, form, hasPrice }: Known): SafeHtml =>
  html`${economyPart(visit.lang, economy, hasPrice)}<div class="desk-columns"><div class="desk-main">${costsPart(visit, { economy, form })}</div>
<div class="desk-side">${dayPart(visit, { economy, form })}${waysPart(visit, economy.offeringId)}</div></div>`

/** What can be decided but to hold it. */
const waysPart = ({ lang, to }: Visit, offeringId: string): SafeHtml =>
  html`<section class="sheet desk-part" aria-labelledby="ways"><h2 id="ways">${say(lang, { nb: 'Holdes det ikke som planlagt?', en: 'Is it not held as planned?' })}</h2>
<p>${say(lang, { nb: 'Se først hva en avlysning gjør: hvem som får hva tilbake, og hvem som får beskjed. Ingenting skjer før du bekrefter.', en: 'See first what cancelling does: who gets what back, and who is told. Nothing happens before you confirm.' })}</p>
<p><a class="ds-button" data-variant="secondary" href="${to(`/admin/offerings/${offeringId}/decision/cancellation`)}">${say(lang, { nb: 'Se hva avlysning gjør', en: 'See what cancelling does' })}</a></p>
<p>${say(lang, { nb: 'Får kurset nye datoer, eller holdes det sammen med en annen oppstart, får alle beskjed, og de som ikke kan, avbestiller gratis. Ingen får ny faktura.', en: 'If the course gets new dates, or is held together with another start, everybody is told, and whoever cannot come cancels free of charge. Nobody gets a new invoice.' })}</p>
<p><a class="ds-button" data-variant="secondary" href="${to(`/admin/offerings/${offeringId}/decision/postponement`)}">${say(lang, { nb: 'Utsett, eller hold sammen med en annen', en: 'Postpone, or hold together with another' })}</a></p></section>`
