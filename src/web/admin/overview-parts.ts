import type { Overview } from '../../keeping/overview.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, say } from '../../platform/lang.ts'
import { money, spell } from '../../platform/money.ts'
import type { Capacity } from '../../seats/capacity.ts'
import { meeting, moment } from '../components/when.ts'
import { seatBar } from '../desk/seat-bar.ts'
import { enrolledWords } from '../teaching/courses.ts'
import type { Visit } from '../visit.ts'

type Known = { overview: Overview; capacity: Capacity; now: Date }

/** Where each seat is, in a picture and in words. */
export function seatsPart({ lang, to }: Visit, { overview: { considered }, capacity }: Known): SafeHtml {
  const { offeringId, minimum, sold } = considered
  const needed = say(lang, {
    nb: `Kurset holdes med minst ${minimum}. ${sold < minimum ? `Det mangler ${minimum - sold}.` : 'Det er nådd.'}`,
    en: `It is held with at least ${minimum}. ${sold < minimum ? `${minimum - sold} more are needed.` : 'That is reached.'}`,
  })
  return html`<section class="sheet desk-part" aria-labelledby="seats"><h2 id="seats">${say(lang, { nb: 'Plasser', en: 'Seats' })}</h2>
${seatBar(lang, considered)}${capacity.pools.map(({ inWords }) => html`<p class="desk-capacity figure">${inWords}</p>`)}${minimum > 0 ? html`<p>${needed}</p>` : null}
<p><a href="${to(`/admin/offerings/${offeringId}/edit#capacity`)}">${say(lang, { nb: 'Endre antall plasser', en: 'Change the number of seats' })}</a></p></section>`
}

/** How many take part, and how many seats of companies are without a name or an answer. */
export function peoplePart({ lang, to }: Visit, { overview: { considered, invited } }: Known): SafeHtml {
  const { offeringId, enrolled, unnamed, paused, teachers } = considered
  const lines = [
    enrolledWords(lang, enrolled),
    unnamed > 0
      ? say(lang, {
          nb: `${unnamed} av bedriftenes plasser er uten navn`,
          en: `${unnamed} seats of companies are unnamed`,
        })
      : null,
    invited > 0
      ? say(lang, { nb: `${invited} invitert, har ikke svart`, en: `${invited} invited, no answer yet` })
      : null,
    paused > 0 ? say(lang, { nb: `${paused} med tilgang på vent`, en: `${paused} with access on hold` }) : null,
    count(lang, teachers, {
      one: { nb: '{n} lærer', en: '{n} teacher' },
      other: { nb: '{n} lærere', en: '{n} teachers' },
    }),
  ].filter((each) => each !== null)
  return html`<section class="sheet desk-part" aria-labelledby="people"><h2 id="people">${say(lang, { nb: 'Deltakere og lærere', en: 'Participants and teachers' })}</h2>
<ul class="desk-people">${lines.map((line) => html`<li>${line}</li>`)}</ul>
<p><a href="${to(`/teaching/${offeringId}`)}">${say(lang, { nb: 'Deltakerlisten', en: 'The list of participants' })}</a><br><a href="${to(`/teaching/${offeringId}/messages`)}">${say(lang, { nb: 'Skriv til alle deltakere', en: 'Write to all participants' })}</a><br><a href="${to(`/admin/offerings/${offeringId}/evaluation`)}">${say(lang, { nb: 'Evaluering', en: 'Evaluation' })}</a><br><a href="${to(`/admin/offerings/${offeringId}/teachers`)}">${say(lang, { nb: 'Lærere', en: 'Teachers' })}</a></p></section>`
}

/** Who waits, and what they are offered; the way to the list, also where nobody waits. */
export function waitingPart({ lang, to }: Visit, { overview: { considered, nextOfferEndsAt } }: Known): SafeHtml {
  const { offeringId, waiting, wanting } = considered
  const waits = count(lang, waiting, {
    one: {
      nb: `{n} venter, på ${wanting} plasser utover det som er tilbudt.`,
      en: `{n} is waiting, for ${wanting} seats beyond what is offered.`,
    },
    other: {
      nb: `{n} venter, på ${wanting} plasser utover det som er tilbudt.`,
      en: `{n} are waiting, for ${wanting} seats beyond what is offered.`,
    },
  })
  const offer = nextOfferEndsAt
    ? say(lang, {
        nb: ` Det neste tilbudet går ut ${moment('nb', SELLER_ZONE, nextOfferEndsAt)}.`,
        en: ` The next offer runs out ${moment('en', SELLER_ZONE, nextOfferEndsAt)}.`,
      })
    : ''
  return html`<section class="sheet desk-part" aria-labelledby="waiting"><h2 id="waiting">${say(lang, { nb: 'Venteliste', en: 'Waiting list' })}</h2>
<p>${waiting === 0 ? say(lang, { nb: 'Ingen venter.', en: 'Nobody waits.' }) : waits}${offer}</p><p><a href="${to(`/admin/offerings/${offeringId}/waiting-list`)}">${say(lang, { nb: 'Åpne ventelisten', en: 'Open the waiting list' })}</a></p></section>`
}

/** Each session, and how many came. */
export function sessionsPart({ lang, to }: Visit, { overview: { considered, sessions }, now }: Known): SafeHtml {
  const { offeringId, enrolled, zone } = considered
  const came = ({ present, excused, noted, endsAt }: Overview['sessions'][number]): string => {
    if (noted === 0) return endsAt < now ? say(lang, { nb: 'Ikke ført', en: 'Not noted' }) : ''
    const away = excused > 0 ? say(lang, { nb: `, ${excused} med gyldig fravær`, en: `, ${excused} excused` }) : ''
    return say(lang, { nb: `${present} av ${enrolled} til stede`, en: `${present} of ${enrolled} present` }) + away
  }
  return html`<section class="sheet desk-part" aria-labelledby="sessions"><h2 id="sessions">${say(lang, { nb: 'Samlinger og oppmøte', en: 'Sessions and attendance' })}</h2>
${sessions.length === 0 ? html`<p>${say(lang, { nb: 'Ingen samlinger er satt opp.', en: 'No sessions are set up.' })}</p>` : null}
<ul class="desk-people">${sessions.map((session) => {
    const { day, hours } = meeting(lang, zone, session)
    return html`<li class="attendance-session"><span><a href="${to(`/teaching/${offeringId}/sessions/${session.sessionId}`)}">${day} ${hours}</a> <span class="fine">${session.place}</span></span><span class="fine">${came(session)}</span></li>`
  })}</ul></section>`
}

/** How many have completed, and hold a certificate that is valid. */
export function learningPart(
  { lang, to }: Visit,
  { overview: { considered, completed, certificates } }: Known,
): SafeHtml {
  const { offeringId, enrolled } = considered
  return html`<section class="sheet desk-part" aria-labelledby="learning"><h2 id="learning">${say(lang, { nb: 'Fullført', en: 'Completed' })}</h2>
<p>${say(lang, { nb: `${completed} av ${enrolled} har fullført. Gyldige kursbevis: ${certificates}.`, en: `${completed} of ${enrolled} have completed. Valid certificates: ${certificates}.` })}</p>
<p><a href="${to(`/teaching/${offeringId}/certificates`)}">${say(lang, { nb: 'Kursbevis', en: 'Certificates' })}</a></p></section>`
}

/** What its documents say was sold, and what of it was credited. */
export function incomePart({ lang }: Visit, { income }: Overview): SafeHtml {
  const nothing = html`<p>${say(lang, { nb: 'Ingenting er fakturert ennå.', en: 'Nothing is invoiced yet.' })}</p>`
  return html`<section class="sheet desk-part" aria-labelledby="income"><h2 id="income">${say(lang, { nb: 'Inntekt uten mva.', en: 'Income without VAT' })}</h2>
${income.length === 0 ? nothing : null}${income.map(
  ({ currency, soldMinor, creditedMinor }) =>
    html`<dl class="desk-facts"><div><dt>${say(lang, { nb: 'Fakturert', en: 'Invoiced' })}</dt><dd class="money">${spell(money(soldMinor, currency), lang)}</dd></div>
<div><dt>${say(lang, { nb: 'Kreditert', en: 'Credited' })}</dt><dd class="money">${spell(money(creditedMinor, currency), lang)}</dd></div>
<div><dt>${say(lang, { nb: 'Igjen', en: 'Left' })}</dt><dd class="money"><strong>${spell(money(soldMinor - creditedMinor, currency), lang)}</strong></dd></div></dl>`,
)}</section>`
}
