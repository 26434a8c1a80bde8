import { html } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'

/** For whoever comes by a link that opens nothing any more. */
export function spentPage({ lang }: Visit): Page {
  const title = say(lang, { nb: 'Lenken virker ikke lenger', en: 'This link no longer works' })
  return {
    title,
    hidden: true,
    width: 'narrow',
    at: '/courses',
    body: html`<h1>${title}</h1><p class="lead">${say(lang, { nb: 'Den er brukt, gått ut, eller det er kommet en nyere e-post. Se etter en nyere, eller be den som inviterte deg, om å sende en ny.', en: 'It has been used, has run out, or there is a newer mail. Look for a newer one, or ask whoever invited you to send another.' })}</p>`,
  }
}
