import { SELLER_ZONE } from '../../platform/clock.ts'
import { html } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { type RefusedRequest, refusedRequest } from '../../support/refused-request.ts'
import { icon } from '../components/icon.ts'
import { moment } from '../components/when.ts'
import { backLink } from '../desk/notice.ts'
import { attempt } from '../forms/parse.ts'
import type { Page } from '../page-route.ts'
import { problemSentence } from '../pages/problem.ts'
import type { Visit } from '../visit.ts'

/** The code that a page of ours printed: when it was, what they wanted, and what they were told. */
export async function requestPage(visit: Visit): Promise<Page> {
  const { lang, on, to, params } = visit
  const title = say(lang, { nb: 'Koden fra en feilside', en: 'The code of an error page' })
  const attempted = await attempt(() => refusedRequest(on, (params.id ?? '').toLowerCase()))
  const back = backLink(to('/support'), say(lang, { nb: 'Nytt søk', en: 'New search' }), icon('back'))
  const frame = { title, hidden: true as const, width: 'narrow' as const }
  if ('done' in attempted) return { ...frame, body: html`${back}<h1>${title}</h1>${found(visit, attempted.done)}` }
  return {
    ...frame,
    status: 404,
    body: html`${back}<h1>${title}</h1><div class="sheet desk-part" role="status"><p>${say(lang, { nb: 'Vi har ikke noe under denne koden. Enten er den eldre enn 30 dager, eller så er den lest feil.', en: 'We have nothing under this code. It is older than 30 days, or it was misread.' })}</p></div>`,
  }
}

function found(visit: Visit, refused: RefusedRequest) {
  const { lang, to } = visit
  const { id, at, method, path, status, code, pointers, person, program } = refused
  const rows = [
    [say(lang, { nb: 'Når', en: 'When' }), moment(lang, SELLER_ZONE, at)],
    [
      say(lang, { nb: 'Hvem', en: 'Who' }),
      person
        ? html`<a href="${to(`/support/people/${person.id}`)}">${person.name}</a> ${person.email}`
        : (program ?? say(lang, { nb: 'noen som ikke var innlogget', en: 'somebody who was not signed in' })),
    ],
    [say(lang, { nb: 'De ville', en: 'They wanted' }), html`${wanted(lang, method)} <code class="wrap">${path}</code>`],
    [say(lang, { nb: 'De fikk vite', en: 'They were told' }), problemSentence(lang, { status, code }, id)],
    [
      say(lang, { nb: 'Feltene som var feil', en: 'The fields that were wrong' }),
      pointers.length > 0 ? pointers.join(', ') : null,
    ],
    [say(lang, { nb: 'For utviklere', en: 'For developers' }), html`<code>${code}</code> (${status})`],
  ] as const
  const ours = status >= 500
  return html`<p class="lead desk-now">${ours ? say(lang, { nb: 'Dette var vår feil, ikke deres. Si at vi ser på det, og gi koden til driften: den står i loggen.', en: 'This was our fault, not theirs. Say that we look into it, and give the code to operations: it is in the log.' }) : say(lang, { nb: 'Vi sa nei, og ingenting ble gjort.', en: 'We said no, and nothing was done.' })}</p>
<section class="sheet desk-part"><dl class="desk-facts">${rows.map(([term, value]) => (value === null ? null : html`<div><dt>${term}</dt><dd class="wrap">${value}</dd></div>`))}</dl></section>`
}

const wanted = (lang: Lang, method: string): string =>
  method === 'GET' || method === 'HEAD'
    ? say(lang, { nb: 'se', en: 'to see' })
    : say(lang, { nb: 'gjøre noe på', en: 'to do something at' })
