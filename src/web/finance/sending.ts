import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Said, say } from '../../platform/lang.ts'
import { TRAY_MOST, type TraySending, trayOf } from '../../sending/queries.ts'
import { icon } from '../components/icon.ts'
import { backLink, notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { rejectedList, sentList } from './sending-lists.ts'
import { MARK_SENT, toSendTable } from './to-send-table.ts'

const DONE: Record<string, Said> = {
  sent: { nb: 'Merket som sendt.', en: 'Marked as sent.' },
  rejection: {
    nb: 'Merket som avvist. Velg hva som skal skje nå.',
    en: 'Marked as rejected. Choose what is to happen now.',
  },
  retry: { nb: 'E-fakturaen skal sendes på nytt.', en: 'The e-invoice is to be sent again.' },
  mail: { nb: 'PDF-en sendes på e-post.', en: 'The PDF goes by e-mail.' },
}

/** What finance has to carry into the network, what came back, and what has gone. */
export async function showSending(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, on, to } = visit
  const [toSend, rejected, sent] = await Promise.all([
    trayOf(on, 'to-send'),
    trayOf(on, 'rejected'),
    trayOf(on, 'sent'),
  ])
  const title = say(lang, { nb: 'Sending av e-faktura', en: 'Sending e-invoices' })
  return {
    title,
    hidden: true,
    width: 'wide',
    at: '/finance/sending',
    body: html`${backLink(to('/finance'), say(lang, { nb: 'Økonomi', en: 'Finance' }), icon('back'))}${notice(visit, DONE)}${errorSummary(form)}
<h1>${title}</h1>${how(visit)}
${rejected.length === 0 ? null : rejectedList(visit, rejected)}
<section class="desk-block" aria-labelledby="to-send"><h2 id="to-send">${heading(visit, toSend)}</h2>${toSend.length === 0 ? nothing(visit) : tray(visit, toSend, form)}</section>
${sent.length === 0 ? null : sentList(visit, sent)}`,
  }
}

const how = ({ lang, till }: Visit): SafeHtml =>
  till.accessPoint
    ? html`<p class="lead">${say(lang, { nb: 'E-fakturaer leveres til aksesspunktet av seg selv. Her ser du dem som venter, og dem som kom tilbake.', en: 'E-invoices go to the access point by themselves. Here are those that wait and those that came back.' })}</p>`
    : html`<p class="lead">${say(lang, { nb: 'Det er ikke satt opp noe aksesspunkt. Last ned e-fakturaene, legg dem inn der dere sender EHF, og merk dem som sendt.', en: 'No access point is set up. Download the e-invoices, upload them where you send EHF, and mark them as sent.' })}</p>`

function heading({ lang }: Visit, { length }: readonly TraySending[]): string {
  if (length >= TRAY_MOST)
    return say(lang, { nb: `Skal sendes: de ${TRAY_MOST} eldste`, en: `To be sent: the ${TRAY_MOST} oldest` })
  return count(lang, length, {
    one: { nb: 'Skal sendes: {n} e-faktura', en: 'To be sent: {n} e-invoice' },
    other: { nb: 'Skal sendes: {n} e-fakturaer', en: 'To be sent: {n} e-invoices' },
  })
}

const nothing = ({ lang }: Visit): SafeHtml =>
  html`<p class="desk-calm">${icon('tick')}${say(lang, { nb: 'Ingen e-fakturaer venter.', en: 'No e-invoice is waiting.' })}</p>`

const tray = (visit: Visit, toSend: readonly TraySending[], form: Filled): SafeHtml => {
  const { lang, to } = visit
  return html`<ul class="desk-exports"><li><a class="ds-button" data-variant="secondary" href="/sendings/to-send.zip" download>${say(lang, { nb: 'Last ned alle som ZIP', en: 'Download all as ZIP' })}</a></li></ul>
${toSendTable(visit, toSend, form)}
<form id="${MARK_SENT}" class="desk-step" method="post" action="${to('/finance/sending')}"><button class="ds-button" type="submit">${say(lang, { nb: 'Merk de valgte som sendt', en: 'Mark the chosen as sent' })}</button></form>`
}
