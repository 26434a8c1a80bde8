import { html, type Piece, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import type { Offer } from '../../storefront/offers.ts'
import { answeredIn } from '../admission/apply-part.ts'
import { credits, heldForWords, LEVELS, MODES, TEACHING } from '../words/offers.ts'
import { type IconName, icon } from './icon.ts'
import { day, meeting, shortDays } from './when.ts'

/** Where a course says what its learners must know before. */
export const PREREQUISITES = 'prerequisites'

/** Dates, place, credits, language, who may come and until when one can book, each with its picture. */
export function courseFacts(lang: Lang, offer: Offer): SafeHtml {
  return html`<ul class="facts course-facts">${[when(lang, offer), where(lang, offer), worth(lang, offer), admission(lang, offer), bookBy(lang, offer)]}</ul>`
}

const fact = (name: IconName, main: string, aside: Piece = null): SafeHtml =>
  html`<li>${icon(name)}<span>${main}${aside ? html` <span class="course-facts__aside">· ${aside}</span>` : null}</span></li>`

function when(lang: Lang, offer: Offer): SafeHtml {
  const [first] = offer.sessions
  const many = offer.sessions.length
  if (!first) return fact('calendar', shortDays(lang, offer))
  const hours = meeting(lang, offer.zone, first).hours
  return fact(
    'calendar',
    shortDays(lang, offer),
    many === 1 ? hours : say(lang, { nb: `${many} samlinger`, en: `${many} sessions` }),
  )
}

function where(lang: Lang, { mode, place, teachingLang }: Offer): SafeHtml {
  const words = say(lang, MODES[mode])
  const main = mode === 'online' ? words : place
  return fact(
    mode === 'online' ? 'online' : 'place',
    main,
    say(lang, {
      nb: `på ${TEACHING[teachingLang].nb.toLowerCase()}`,
      en: `in ${TEACHING[teachingLang].en}`,
    }),
  )
}

function worth(lang: Lang, { creditTenths, level }: Offer): SafeHtml {
  const named = LEVELS[level]
  return fact(
    'credits',
    credits(lang, creditTenths) ?? say(lang, { nb: 'Uten studiepoeng', en: 'No credits' }),
    named ? say(lang, named) : null,
  )
}

function admission(lang: Lang, { onlyFor, prerequisites, admission: asked }: Offer): SafeHtml {
  if (asked) return fact('open', say(lang, { nb: 'Søknad', en: 'Application' }), answeredIn(lang, asked.decisionDays))
  if (onlyFor) return fact('seat', heldForWords(lang, onlyFor))
  const none = say(lang, { nb: 'ingen søknad', en: 'no application' })
  if (prerequisites === '') return fact('open', say(lang, { nb: 'Åpent for alle', en: 'Open to all' }), none)
  const see = say(lang, { nb: 'se forkunnskapene', en: 'see what to know before' })
  return fact(
    'open',
    say(lang, { nb: 'Ingen søknad', en: 'No application' }),
    html`<a href="#${PREREQUISITES}">${see}</a>`,
  )
}

function bookBy(lang: Lang, { deadline, zone }: Offer): SafeHtml | null {
  if (!deadline) return null
  const date = day(lang, zone, deadline.at)
  return deadline.name === 'booking-opens'
    ? fact('clock', say(lang, { nb: `Påmeldingen åpner ${date}`, en: `Booking opens ${date}` }))
    : fact('clock', say(lang, { nb: `Påmelding innen ${date}`, en: `Book by ${date}` }))
}
