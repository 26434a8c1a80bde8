import { z } from 'zod'
import { Apply, apply, MESSAGE_MAX } from '../../admission/apply.ts'
import { APPLICATIONS_PATH } from '../../admission/tell-applicant.ts'
import { html } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { type Offer, offersOf } from '../../storefront/offers.ts'
import { onlookerOf } from '../../storefront/onlooker.ts'
import { icon } from '../components/icon.ts'
import { days } from '../components/when.ts'
import { backLink } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { hidden, submit, textArea } from '../forms/field.ts'
import { type Filled, freshForm, refusedForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { APPLY_PATH, answeredIn, requirementsPart } from './apply-part.ts'

const Id = z.uuid()
const MESSAGE = { nb: 'Hvordan oppfyller du kravene?', en: 'How do you fulfil the requirements?' }

export const showApply = async (visit: Visit): Promise<Page> =>
  page(visit, await theOffer(visit, visit.query.get('offering') ?? ''))

/** The seat is held from now on; documents are sent on the application's own page. */
export async function applyFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, lang, to } = visit
  const offer = await theOffer(visit, form.get('offering'))
  const attempted = await attempt(() => {
    const wish = parseForm(Apply, { message: form.get('message'), lang })
    return act(till, caller.actor, (tx) => apply(tx, offer.offeringId, wish))
  })
  if ('done' in attempted) return { goTo: to(`${APPLICATIONS_PATH}/${attempted.done}?done=applied`) }
  const { problem } = attempted
  const filled = refusedForm({ lang, requestId: caller.requestId }, form, { problem })
  return { ...page(visit, offer, filled), status: problem.status, faulty: true }
}

function page({ lang, to }: Visit, offer: Offer, form: Filled = freshForm(lang)): Page {
  const { title, slug, code, offeringId, admission } = offer
  const heading = say(lang, { nb: 'Søk om plass', en: 'Apply for a seat' })
  return {
    title: `${heading} – ${title}`,
    hidden: true,
    width: 'narrow',
    at: `${APPLY_PATH}?${new URLSearchParams({ offering: offeringId })}`,
    body: html`<div class="stack">${backLink(to(`/courses/${slug}?start=${code}`), title, icon('back'))}${errorSummary(form, (name) => (name === 'message' ? say(lang, MESSAGE) : null))}
<h1>${heading}</h1><p class="lead">${title}, ${days(lang, offer)}</p>
${admission ? html`<section class="sheet desk-part" aria-label="${say(lang, { nb: 'Hvem kan søke', en: 'Who can apply' })}">${requirementsPart(lang, admission)}<p>${icon('clock')} ${answeredIn(lang, admission.decisionDays)}</p></section>` : null}
<form class="form sheet desk-part" method="post" action="${to(APPLY_PATH)}" novalidate>${hidden('offering', offeringId)}
${textArea(form, { name: 'message', label: say(lang, MESSAGE), optional: true, max: MESSAGE_MAX, rows: 6 })}
<p>${say(lang, { nb: 'Når du har søkt, holdes en plass av til deg, og du kan legge ved dokumenter.', en: 'Once you have applied a seat is held for you, and you can add documents.' })}</p>
<p class="fine">${icon('shield')} ${say(lang, { nb: 'Søknaden og dokumentene leses av dem som har ansvaret for kurset, og det noteres hver gang. Dokumentene slettes fem uker etter at søknaden er avgjort.', en: 'The application and its documents are read by those who keep the course, and each reading is noted. The documents are deleted five weeks after the application is over.' })}</p>
<div class="actions">${submit(heading)}</div></form></div>`,
  }
}

async function theOffer({ on, caller, lang }: Visit, offeringId: string): Promise<Offer> {
  const id = Id.safeParse(offeringId)
  const [offer] = id.success ? await offersOf(on, [id.data], onlookerOf(caller.actor, lang)) : []
  if (!offer) throw unknown('offering')
  return offer
}
