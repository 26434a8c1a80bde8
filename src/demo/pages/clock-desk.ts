import { SELLER_ZONE } from '../../platform/clock.ts'
import { nowOf } from '../../platform/db/now.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { icon } from '../../web/components/icon.ts'
import { day, moment } from '../../web/components/when.ts'
import type { Visit } from '../../web/visit.ts'
import { aheadSeconds } from '../clock.ts'
import { monthEnd, nextCourse } from './clock-moves.ts'

const DAY_SECONDS = 86_400

/** The demo's time, and three ways to let it pass. */
export async function clockDesk({ lang, on, to, query }: Visit): Promise<SafeHtml> {
  const [now, ahead, course] = [await nowOf(on), await aheadSeconds(on), await nextCourse(on)]
  const move = (name: string, label: string) =>
    html`<button class="ds-button" data-variant="secondary" type="submit" name="move" value="${name}">${label}</button>`
  return html`<section class="sheet" id="clock" aria-labelledby="clock-heading"><h2 id="clock-heading">${icon('clock')}${say(lang, { nb: 'Klokken', en: 'The clock' })}</h2>
<p class="demo-now"${query.has('moved') ? html` role="status"` : null}><time datetime="${now.toISOString()}">${moment(lang, SELLER_ZONE, now)}</time></p>
<p class="fine">${aheadWords(lang, ahead)} ${say(lang, { nb: 'Klokken går bare fremover. Holdte plasser slippes, frister løper ut og penger går tilbake når tiden deres er inne.', en: 'The clock only goes forward. Held seats are released, deadlines pass and money goes back when its time has come.' })}</p>
<form method="post" action="${to('/demo/clock')}" class="demo-moves">
${move('minutes', say(lang, { nb: '+31 minutter', en: '+31 minutes' }))}
${course ? move('course', say(lang, { nb: `Kursstart ${day(lang, SELLER_ZONE, course.startsAt)}`, en: `Course start ${day(lang, SELLER_ZONE, course.startsAt)}` })) : null}
${move('month', say(lang, { nb: `Månedsslutt ${day(lang, SELLER_ZONE, monthEnd(now))}`, en: `Month end ${day(lang, SELLER_ZONE, monthEnd(now))}` }))}
</form></section>`
}

function aheadWords(lang: Visit['lang'], seconds: number): string {
  if (seconds < 60) return say(lang, { nb: 'Den går riktig.', en: 'It shows the real time.' })
  if (seconds < DAY_SECONDS)
    return say(lang, {
      nb: `Den står ${Math.round(seconds / 60)} minutter foran.`,
      en: `It stands ${Math.round(seconds / 60)} minutes ahead.`,
    })
  return say(lang, {
    nb: `Den står ${Math.floor(seconds / DAY_SECONDS)} dager foran.`,
    en: `It stands ${Math.floor(seconds / DAY_SECONDS)} days ahead.`,
  })
}
