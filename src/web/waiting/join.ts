import { html } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { type Offer, offersOf } from '../../storefront/offers.ts'
import { onlookerOf } from '../../storefront/onlooker.ts'
import { JoinList } from '../../waiting/join-list.ts'
import { joinWithin } from '../../waiting/join-within.ts'
import { WAITING_PATH } from '../../waiting/tell-waiting.ts'
import { waitingTokenOf } from '../../waiting/waiting-token.ts'
import { icon } from '../components/icon.ts'
import { days } from '../components/when.ts'
import { backLink } from '../desk/notice.ts'
import { type Filled, refusedForm } from '../forms/filled.ts'
import { attempt, filledIn, parseForm } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { JOIN_PATH, joinForm } from './join-form.ts'

export const showJoin = async (visit: Visit): Promise<Page> =>
  page(visit, await theOffer(visit, visit.query.get('offering') ?? ''))

/** Nobody knows yet who a guest is. */
const GuestJoins = JoinList.required({ name: true, email: true })

/** Whoever is known goes on to their place; a guest is told to look in their mail. */
export async function joinFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, lang, to } = visit
  const offer = await theOffer(visit, form.get('offering'))
  const attempted = await attempt(() => {
    const wish = parseForm(caller.actor.kind === 'person' ? JoinList : GuestJoins, {
      ...{ lang, quantity: Number(form.get('quantity') || Number.NaN), takes: form.get('takes') || undefined },
      ...filledIn({ companyId: form.get('companyId'), name: form.get('name').trim(), email: form.get('email').trim() }),
    })
    return joinWithin({ ...caller, till }, offer.offeringId, wish)
  })
  if ('problem' in attempted) {
    const { problem } = attempted
    const filled = refusedForm({ lang, requestId: caller.requestId }, form, { problem })
    return { ...(await page(visit, offer, filled)), status: problem.status, faulty: true }
  }
  const joined = attempted.done
  if (!joined?.confirmed) return { goTo: to(`${WAITING_PATH}/asked`) }
  const token = waitingTokenOf(till.config.sessionSecret, joined.entryId)
  return { goTo: to(`${WAITING_PATH}?${new URLSearchParams({ token, done: 'joined' })}`) }
}

/** What a guest is told, whether they wait already or not. */
export function showAsked({ lang, to }: Visit): Page {
  const title = say(lang, { nb: 'Se i e-posten din', en: 'Look in your mail' })
  return {
    title,
    hidden: true,
    width: 'narrow',
    body: html`<h1>${title}</h1><p class="lead">${say(lang, { nb: 'Vi har sendt deg en lenke. Åpne den, så står du på ventelisten fra nå.', en: 'We have sent you a link. Open it, and you are on the waiting list from now.' })}</p>
<p>${say(lang, { nb: 'Kom den ikke? Se i søppelposten, eller spør en gang til med samme adresse.', en: 'Did it not come? Look among the unwanted mail, or ask once more with the same address.' })}</p>
<p><a href="${to('/courses')}">${say(lang, { nb: 'Se alle kurs', en: 'See all courses' })}</a></p>`,
  }
}

async function theOffer({ on, lang, caller }: Visit, offeringId: string): Promise<Offer> {
  if (!JoinList.shape.companyId.safeParse(offeringId).success || offeringId === '') throw unknown('offering')
  const [offer] = await offersOf(on, [offeringId], onlookerOf(caller.actor, lang))
  if (!offer) throw unknown('offering')
  return offer
}

async function page(visit: Visit, offer: Offer, form?: Filled): Promise<Page> {
  const { lang, to } = visit
  const title = say(lang, { nb: 'Sett meg på ventelisten', en: 'Put me on the waiting list' })
  return {
    title: `${title} – ${offer.title}`,
    hidden: true,
    width: 'narrow',
    at: `${JOIN_PATH}?${new URLSearchParams({ offering: offer.offeringId })}`,
    body: html`<div class="stack">${backLink(to(`/courses/${offer.slug}?start=${offer.code}`), offer.title, icon('back'))}
<h1>${title}</h1><p class="lead">${offer.title}, ${days(lang, offer)}</p>
<p>${say(lang, { nb: 'Når det blir ledig, får de som venter tilbud i den rekkefølgen de spurte. Plassene holdes av til du har svart.', en: 'When seats come free, those who wait are offered them in the order in which they asked. Seats are held until you have answered.' })}</p>
${await joinForm(visit, offer, form)}</div>`,
  }
}
