import { theCompany } from '../../companies/the-company.ts'
import { type CalendarOf, calendarLink, endCalendar, renewCalendar } from '../../handover/calendar-links.ts'
import { personOf } from '../../identity/fresh.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import { idOf } from '../desk/id-of.ts'
import { submit } from '../forms/field.ts'
import type { Answer, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'

const members = theCompany.to('owner', 'manager', 'buyer', 'finance-viewer')
const OWN = '/my-learning/calendar'
const ofCompany = (id: string): `/${string}` => `/company/${id}/calendar`

export const calendarPages: readonly PageRoute[] = [
  { method: 'post', path: OWN, who: 'signed-in', answer: (visit) => keep(visit, null) },
  {
    method: 'post',
    path: ofCompany(':companyId'),
    who: members,
    answer: (visit) => keep(visit, idOf(visit, 'company', 'companyId')),
  },
]

export const CALENDAR_TOLD: Record<string, Said> = {
  'calendar-made': { nb: 'Kalenderadressen er laget.', en: 'The address of the calendar is made.' },
  'calendar-ended': { nb: 'Adressen virker ikke lenger.', en: 'The address does not work any more.' },
}

/** Makes the address, makes it anew, or ends it, and comes back to where it stands. */
async function keep({ till, caller, form, to }: Visit, companyId: string | null): Promise<Answer> {
  const of: CalendarOf = { personId: personOf(caller.actor).personId, companyId }
  const ends = form.get('then') === 'end'
  await act(
    till,
    caller.actor,
    async (tx) => void (ends ? await endCalendar(tx, of) : await renewCalendar(tx, of, till.config)),
  )
  const back = companyId === null ? '/my-learning?' : `/company?company=${companyId}&`
  return { goTo: to(`${back}done=calendar-${ends ? 'ended' : 'made'}`) }
}

/** The address to subscribe to, and how to make, renew or end it. Nothing for whoever is no person. */
export async function calendarPart(visit: Visit, company: { id: string } | null): Promise<SafeHtml | null> {
  const { lang, on, till, to, caller } = visit
  if (caller.actor.kind !== 'person') return null
  const of: CalendarOf = { personId: caller.actor.personId, companyId: company?.id ?? null }
  const url = await calendarLink(on, of, till.config)
  const action = to(company ? ofCompany(company.id) : OWN)
  const words = company
    ? say(lang, {
        nb: 'Abonner på samlingene som bedriftens folk deltar på, i din egen kalender. Der står hvor mange som deltar, men ikke hvem.',
        en: 'Subscribe to the sessions that your company’s people take part in, in your own calendar. It says how many take part, not who.',
      })
    : say(lang, {
        nb: 'Abonner på samlingene dine i din egen kalender. Endringer og avlysninger kommer med av seg selv.',
        en: 'Subscribe to your sessions in your own calendar. Changes and cancellations follow by themselves.',
      })
  return html`<section class="stack" aria-labelledby="calendar"><h2 class="learning__part" id="calendar">${say(lang, { nb: 'Kalender', en: 'Calendar' })}</h2>
<div class="sheet desk-part"><p>${words}</p>${url ? addressPart(visit, url, action) : html`<form method="post" action="${action}">${submit(say(lang, { nb: 'Lag en adresse', en: 'Make an address' }), 'secondary')}</form>`}</div></section>`
}

const addressPart = ({ lang }: Visit, url: string, action: string): SafeHtml =>
  html`<p><code class="setup-key">${url}</code></p><p><a href="${url.replace(/^https?:/, 'webcal:')}">${say(lang, { nb: 'Åpne i kalenderen din', en: 'Open in your calendar' })}</a></p>
<p class="fine">${say(lang, { nb: 'Alle som har adressen, ser kalenderen. Lag en ny hvis den er kommet på avveie, så virker den gamle ikke lenger.', en: 'Whoever has the address sees the calendar. Make a new one if it went astray, and the old one stops working.' })}</p>
<form class="webhook-buttons" method="post" action="${action}">${submit(say(lang, { nb: 'Lag en ny adresse', en: 'Make a new address' }), 'secondary')}<button class="ds-button" data-variant="tertiary" type="submit" name="then" value="end">${say(lang, { nb: 'Slutt å dele', en: 'Stop sharing' })}</button></form>`
