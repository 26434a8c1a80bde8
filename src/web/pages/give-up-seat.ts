import { personOf } from '../../identity/fresh.ts'
import { seeBuying } from '../../platform/db/sight.ts'
import { html } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { type GivenSeat, givenSeatsOf, giveUpSeat } from '../../wallet/give-up-seat.ts'
import { icon } from '../components/icon.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink } from '../desk/notice.ts'
import { submit } from '../forms/field.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'

const PATH = '/my-learning/:id/give-up'
export const givingUp = (offeringId: string): string => `/my-learning/${offeringId}/give-up`

/** Whoever has a seat from a company and cannot come gives it back to them, after being told what that means. */
export const givingUpPages: readonly PageRoute[] = [
  { method: 'get', path: PATH, who: 'person', answer: ask },
  { method: 'post', path: PATH, who: 'person', answer: giveUp },
]

export const GIVEN_UP: Record<string, Said> = {
  'given-up': {
    nb: 'Plassen er gitt fra deg. Bedriften kan gi den til en annen.',
    en: 'You have given up the seat. The company can give it to somebody else.',
  },
}

/** The seats that whoever looks has from companies and may still give up. */
export async function seatsToGiveUp({ caller, on, lang }: Visit): Promise<GivenSeat[]> {
  const { actor } = caller
  return actor.kind === 'person' ? seeBuying(() => givenSeatsOf(on, actor.personId, lang)) : []
}

async function ask(visit: Visit): Promise<Page> {
  const { lang, to } = visit
  const offeringId = idOf(visit, 'seat')
  const seat = (await seatsToGiveUp(visit)).find((each) => each.offeringId === offeringId)
  if (!seat) throw unknown('seat')
  const { company, title } = seat
  const heading = say(lang, { nb: `Gi fra deg plassen på ${title}?`, en: `Give up your seat in ${title}?` })
  return {
    title: heading,
    hidden: true,
    width: 'narrow',
    body: html`${backLink(to('/my-learning'), say(lang, { nb: 'Min læring', en: 'My learning' }), icon('back'))}<h1>${heading}</h1>
<p class="lead">${say(lang, { nb: `Plassen er betalt av ${company}. Gir du den fra deg, er du ikke påmeldt lenger, og ${company} kan gi den til en annen. Du får den bare igjen hvis de inviterer deg på nytt.`, en: `${company} has paid for the seat. If you give it up you are no longer enrolled, and ${company} can give it to somebody else. You only get it back if they invite you again.` })}</p>
<form class="form" method="post" action="${to(givingUp(offeringId))}"><div class="actions">${submit(say(lang, { nb: 'Gi fra meg plassen', en: 'Give up the seat' }))} <a href="${to('/my-learning')}">${say(lang, { nb: 'Behold den', en: 'Keep it' })}</a></div></form>`,
  }
}

async function giveUp({ till, caller, params, to }: Visit): Promise<Answer> {
  const { actor } = caller
  const command = { personId: personOf(actor).personId, offeringId: idOf({ params }, 'seat') }
  await seeBuying(() => act(till, actor, (tx) => giveUpSeat(tx, command)))
  return { goTo: to('/my-learning?done=given-up') }
}
