import { HOUSE, seeAs } from '../../platform/db/sight.ts'
import { run, statement } from '../../platform/db/statement.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { icon } from '../../web/components/icon.ts'
import type { Answer } from '../../web/page-route.ts'
import type { Visit } from '../../web/visit.ts'
import type { DemoGround } from '../open-ground.ts'
import { bankDesk } from './bank-desk.ts'
import { clockDesk } from './clock-desk.ts'
import { developerCard } from './developer.ts'
import { mailList } from './mail-pages.ts'
import { type DemoRole, demoRoles } from './roles.ts'
import { demoStyles } from './styles.ts'

const SHOWN_MAILS = 6

const OVERDUE = statement<{ kid: string }>(
  'demo-overdue',
  `select d.kid from documents d join orders o on o.id = d.order_id
   where d.kind = 'invoice' and d.due_date < app_now()::date and d.prepaid_minor < d.gross_minor and o.cancelled_at is null
   order by d.due_date limit 1`,
)

/** Where a visitor of the demo begins: who to be, and what goes on behind the counter. */
export async function demoPage(visit: Visit, { peers }: DemoGround): Promise<Answer> {
  const { lang, on, to } = visit
  const [overdue] = await seeAs(HOUSE, () => run(on, OVERDUE, []))
  const mails = peers.mails()
  return {
    title: say(lang, { nb: 'Demo', en: 'Demo' }),
    description: say(lang, {
      nb: 'Prøv kassen fra alle sider av disken.',
      en: 'Try the till from every side of the counter.',
    }),
    width: 'normal',
    body: html`${demoStyles()}
<div class="demo-intro"><h1>${say(lang, { nb: 'Prøv kassen fra alle sider', en: 'Try the till from every side' })}</h1>
<p class="lead">${say(lang, { nb: 'Dette er et universitet som ikke finnes, med et år av kurs, kjøpere og fakturaer laget av det samme programmet du ville brukt. Pengene, banken og e-posten er etterligninger på denne maskinen, så her kan du gjøre hva du vil.', en: 'This is a university that does not exist, with a year of courses, buyers and invoices made by the very program you would use. Money, bank and mail are stand-ins on this machine, so you can do whatever you like.' })}</p></div>
${noteOf(visit)}
<section class="demo-section" aria-labelledby="roles"><h2 id="roles">${say(lang, { nb: 'Velg hvem du vil være', en: 'Choose who to be' })}</h2>
<ul class="demo-roles">${demoRoles(overdue?.kid ?? '–').map((role) => roleCard(visit, role))}${await developerCard(visit)}</ul></section>
<div class="demo-section demo-desk">
${await clockDesk(visit)}
${await bankDesk(visit, peers.stripeBase)}
<section class="sheet" aria-labelledby="mailbox"><h2 id="mailbox">${icon('document')}${say(lang, { nb: 'Postkassen', en: 'The mailbox' })}</h2>
${mailList(visit, mails.slice(0, SHOWN_MAILS))}
<p><a href="${to('/demo/mail')}">${say(lang, { nb: `Alle e-poster (${mails.length})`, en: `All mails (${mails.length})` })}</a></p></section>
<section class="sheet" aria-labelledby="over"><h2 id="over">${icon('back')}${say(lang, { nb: 'Start på nytt', en: 'Start over' })}</h2>
<p>${say(lang, { nb: 'Bringer ordrer, bank, postkasse og fakturaer tilbake til slik de var første gang.', en: 'Brings orders, bank, mailbox and invoices back to what they were at first.' })}</p>
<p><a class="ds-button" data-variant="secondary" href="${to('/demo/start-over')}">${say(lang, { nb: 'Start på nytt …', en: 'Start over …' })}</a></p></section>
</div>`,
  }
}

const roleCard = ({ lang, to }: Visit, role: DemoRole): SafeHtml => html`<li class="sheet demo-role" id="${role.name}">
<div class="demo-role__who">${icon(role.icon)}<div><h3>${say(lang, role.said)}</h3><p class="fine">${role.person.name}</p></div></div>
<p class="demo-role__task">${say(lang, role.task)}</p>
<ol>${role.steps[lang].map((step) => html`<li>${step}</li>`)}</ol>
<form method="post" action="${to('/demo/sign-in')}"><input type="hidden" name="role" value="${role.name}">
<button class="ds-button" type="submit">${say(lang, { nb: `Logg inn som ${role.person.name}`, en: `Sign in as ${role.person.name}` })}</button></form></li>`

function noteOf({ lang, query }: Visit): SafeHtml | null {
  const over = say(lang, {
    nb: 'Alt er tilbake til slik det var første gang.',
    en: 'Everything is back to what it was at first.',
  })
  return query.has('over') ? html`<p class="ds-alert demo-note" data-color="success" role="status">${over}</p>` : null
}
