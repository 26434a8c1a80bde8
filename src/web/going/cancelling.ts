import { z } from 'zod'
import { CancelOffering } from '../../going/cancel-offering.ts'
import { cancelOnce } from '../../going/cancel-once.ts'
import { readSimulation, type SeenSimulation } from '../../going/read-simulation.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { newId } from '../../platform/ids.ts'
import { LANGS, type Lang, say } from '../../platform/lang.ts'
import type { Problem } from '../../platform/problems.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { icon } from '../components/icon.ts'
import { days, moment } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, hidden } from '../forms/field.ts'
import { type Filled, fieldOfPointer, freshForm } from '../forms/filled.ts'
import { attempt, filledIn, parseForm } from '../forms/parse.ts'
import { helpLine } from '../help/help-line.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { GOING_REFUSALS } from '../words/going.ts'
import { tongueInLabel } from '../words/offers.ts'
import { effects, orderList } from './effects-part.ts'
import { sumsPart } from './sums-part.ts'

const reasonLabel = (lang: Lang, tongue: Lang): string =>
  `${say(lang, { nb: 'Hvorfor kurset ikke holdes', en: 'Why it is not held' })} – ${tongueInLabel(lang, tongue)}`

/** What cancelling would do: the sums first, then who and what, and the form that does exactly that. */
export async function showCancelling(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, to, till } = visit
  const offeringId = idOf(visit, 'offering')
  const back = backLink(
    to(`/admin/offerings/${offeringId}/decision`),
    say(lang, { nb: 'Gjennomføring', en: 'Going ahead' }),
    icon('back'),
  )
  const frame = {
    ...{ hidden: true as const, width: 'wide' as const, at: `/admin/offerings/${offeringId}/decision/cancellation` },
    ...(form.faults.length > 0 ? { faulty: true as const } : {}),
  }
  const seen = await attempt(() => readSimulation(till, offeringId, lang))
  if ('problem' in seen) return { ...frame, ...refused(lang, back, seen.problem) }
  const { title, zone, startsAt, endsAt } = seen.done
  const heading = say(lang, { nb: `Avlys ${title}`, en: `Cancel ${title}` })
  const labels: Record<string, string> = Object.fromEntries(
    LANGS.map((each) => [`reason.${each}`, reasonLabel(lang, each)]),
  )
  return {
    ...frame,
    title: heading,
    body: html`${back}${errorSummary(form, (name) => labels[name] ?? null)}<h1>${heading}</h1><p class="lead">${days(lang, { zone, startsAt, endsAt })}</p>${helpLine(lang, 'cancelling')}
${sumsBlock(lang, seen.done)}${effects(lang, seen.done)}${confirmPart(visit, seen.done, form)}${orderList(visit, seen.done)}`,
  }
}

function refused(lang: Lang, back: SafeHtml, problem: Problem): Pick<Page, 'title' | 'body' | 'status'> {
  const title = say(lang, { nb: 'Kan ikke avlyses', en: 'It cannot be cancelled' })
  const told = GOING_REFUSALS[problem.code]?.said
  const words = told === undefined ? problem.message : say(lang, typeof told === 'function' ? told(problem) : told)
  return { title, status: problem.status, body: html`${back}<h1>${title}</h1><p class="lead">${words}</p>` }
}

const sumsBlock = (lang: Lang, { sums, orders }: SeenSimulation): SafeHtml =>
  html`<section class="desk-block" aria-labelledby="sums"><h2 id="sums">${say(lang, { nb: 'Pengene', en: 'The money' })}</h2>
<p>${say(lang, { nb: 'Når vi avlyser, trekker vi ikke noe gebyr, og det som er kjøpt i tillegg til plassene, betales også tilbake.', en: 'When we cancel we keep nothing: neither a fee nor what was delivered beside the seats.' })}</p>${orders.length === 0 ? html`<p>${say(lang, { nb: 'Ingen har kjøpt plass.', en: 'Nobody has bought a seat.' })}</p>` : sumsPart(lang, sums)}</section>`

function confirmPart({ lang, to }: Visit, seen: SeenSimulation, form: Filled): SafeHtml {
  const { offeringId, simulationId, takesTwo, wish } = seen
  const same = wish?.simulationId === simulationId ? wish : null
  const two = takesTwo
    ? html`<div class="ds-alert" data-color="warning"><p>${same ? say(lang, { nb: `${same.author ?? 'Noen'} ba om dette ${moment('nb', SELLER_ZONE, same.at)}. En annen må bekrefte.`, en: `${same.author ?? 'Somebody'} asked for this on ${moment('en', SELLER_ZONE, same.at)}. Somebody else has to confirm.` }) : say(lang, { nb: 'Det er mer enn én får sende tilbake alene. Bekrefter du, må en annen bekrefte det samme før noe skjer.', en: 'It is more than one person may send back. If you confirm, somebody else has to confirm the same before anything happens.' })}</p></div>`
    : null
  return html`<section class="desk-block" aria-labelledby="confirm"><h2 id="confirm">${say(lang, { nb: 'Bekreft', en: 'Confirm' })}</h2><form class="form sheet desk-part" method="post" action="${to(`/admin/offerings/${offeringId}/decision/cancellation`)}" novalidate>${two}${hidden('simulationId', simulationId)}${hidden('key', newId())}
<p>${say(lang, { nb: 'Begrunnelsen står i e-posten til alle som mister plassen. Skriv den på minst ett språk, og nevn ingen personer.', en: 'The reason stands in the e-mail to everybody who loses their place. Write it in at least one language, and name no persons.' })}</p>
${LANGS.map((each) => field(form, { name: `reason.${each}`, label: reasonLabel(lang, each), max: LINE_MAX, plain: true }))}
<div class="actions"><button class="ds-button" data-color="danger" type="submit">${say(lang, { nb: 'Avlys kurset for godt', en: 'Cancel the course for good' })}</button></div></form></section>`
}

export async function cancelFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const offeringId = idOf(visit, 'offering')
  const attempted = await attempt(() => {
    const reason = filledIn({ nb: form.get('reason.nb'), en: form.get('reason.en') })
    const command = parseForm(CancelOffering, { simulationId: form.get('simulationId'), reason })
    return cancelOnce(till, caller.actor, { offeringId, command, key: parseForm(z.uuid(), form.get('key')) })
  })
  const here = `/admin/offerings/${offeringId}/decision`
  if ('done' in attempted) return { goTo: to(attempted.done ? here : `${here}?done=wished`) }
  const { problem } = attempted
  return { ...(await showCancelling(visit, refusedDeskForm(visit, problem, fieldOfPointer))), status: problem.status }
}
