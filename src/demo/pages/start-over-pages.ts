import { sessionCookie, sessionCookieName } from '../../identity/session-cookie.ts'
import { HOUSE, seeAs } from '../../platform/db/sight.ts'
import { html } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import type { PageRoute } from '../../web/page-route.ts'
import type { DemoGround } from '../open-ground.ts'
import { startOver } from '../seed.ts'

/** Asked first, because somebody else may be in the middle of a task. */
export const startOverPages = ({ room }: DemoGround): readonly PageRoute[] => [
  {
    method: 'get',
    path: '/demo/start-over',
    who: 'anyone',
    answer: ({ lang, to }) => ({
      title: say(lang, { nb: 'Start på nytt', en: 'Start over' }),
      width: 'narrow',
      hidden: true,
      body: html`<div class="stack"><h1>${say(lang, { nb: 'Starte demoen på nytt?', en: 'Start the demo over?' })}</h1>
<p>${say(lang, { nb: 'Alt som er kjøpt, betalt og skrevet siden sist blir borte: ordrer, betalinger i testbanken, e-post og fakturaer. Klokken går tilbake til i dag, og alle logges ut. Det tar noen sekunder.', en: 'Everything bought, paid and written since last time goes away: orders, payments in the test bank, mails and invoices. The clock returns to today and everybody is signed out. It takes a few seconds.' })}</p>
<form method="post" action="${to('/demo/start-over')}" class="actions"><button class="ds-button" type="submit">${say(lang, { nb: 'Ja, start på nytt', en: 'Yes, start over' })}</button>
<a href="${to('/demo')}">${say(lang, { nb: 'Nei, gå tilbake', en: 'No, go back' })}</a></form></div>`,
    }),
  },
  {
    method: 'post',
    path: '/demo/start-over',
    who: 'anyone',
    async answer({ to, till, cookies, res }) {
      await seeAs(HOUSE, () => startOver(room))
      till.wakeAtNewTime()
      const secure = till.config.publicUrl.startsWith('https:')
      res.clearCookie(sessionCookieName(secure), sessionCookie(secure))
      cookies.drop('cart')
      return { goTo: to('/demo?over=1') }
    },
  },
]
