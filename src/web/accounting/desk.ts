import { profileNow } from '../../accounting/profile.ts'
import { type Batch, batchesBefore, waitingEntries } from '../../accounting/queries.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { idCursor, onePage, readCursor } from '../../platform/http/page-of.ts'
import { count, type Said, say } from '../../platform/lang.ts'
import { money, spell } from '../../platform/money.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { icon } from '../components/icon.ts'
import { moment, spelledDay } from '../components/when.ts'
import { backLink, notice } from '../desk/notice.ts'
import { cursorIn, pager, withQuery } from '../desk/pager.ts'
import { tag } from '../desk/tag.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { BATCH_WORDS, PROFILE_LABELS } from '../words/accounting.ts'
import { profileForm } from './profile-form.ts'

const SHOWN = 20
const DONE: Record<string, Said> = {
  made: { nb: 'Bunten er laget.', en: 'The batch is made.' },
  accepted: {
    nb: 'Notert som mottatt. Bilagene sendes aldri igjen.',
    en: 'Noted as accepted. Its entries are never sent again.',
  },
  rejected: { nb: 'Notert. Bilagene kommer med i neste bunt.', en: 'Noted. Its entries come with the next batch.' },
  profile: {
    nb: 'Oppsettet er lagret og gjelder fra neste bunt.',
    en: 'The set-up is saved and counts from the next batch on.',
  },
}

/** What may be wrong on the page: in the form of the profile, or in that of one batch. */
export type Faulty = { form: Filled; at: 'profile' | 'batch' }

/** The journal on its way into the accounts: what waits, the batches, and how they are written. */
export async function showAccounting(visit: Visit, faulty: Faulty | null = null): Promise<Page> {
  const { lang, on, to, query } = visit
  const before = readCursor(cursorIn(query) ?? undefined)?.id ?? null
  const [waiting, rows, profile] = await Promise.all([
    waitingEntries(on),
    batchesBefore(on, before, SHOWN + 1),
    profileNow(on),
  ])
  const { page, next } = onePage(rows, SHOWN, idCursor)
  const at = (cursor: string | null) => withQuery(to('/finance/accounting'), query, { after: cursor })
  const title = say(lang, { nb: 'Til regnskapet', en: 'For the accounts' })
  const form = faulty?.form ?? freshForm(lang)
  const labels: Record<string, Said> = PROFILE_LABELS
  return {
    title,
    hidden: true,
    at: '/finance/accounting',
    body: html`${backLink(to('/finance'), say(lang, { nb: 'Økonomi', en: 'Finance' }), icon('back'))}${notice(visit, DONE)}${errorSummary(form, (name) => (labels[name] ? say(lang, labels[name]) : null))}
<h1>${title}</h1>
${waitingPart(visit, waiting)}
${
  page.length === 0
    ? null
    : html`<section class="desk-block" aria-labelledby="batches"><h2 id="batches">${say(lang, { nb: 'Bunter', en: 'Batches' })}</h2><ul class="desk-documents sheet">${page.map((each) => line(visit, each, faulty?.at === 'batch' ? form : freshForm(lang)))}</ul>
${pager(lang, { first: before === null ? null : at(null), next: next === null ? null : at(next) })}</section>`
}
<section class="desk-block" aria-labelledby="profile"><h2 id="profile">${say(lang, { nb: 'Slik skrives filen', en: 'How the file is written' })}</h2>
<details class="more"${faulty?.at === 'profile' ? html` open` : null}><summary>${say(lang, { nb: 'Tilpass til regnskapsprogrammet', en: 'Fit it to the accounting program' })}</summary>${profileForm(visit, faulty?.at === 'profile' ? form : null, profile)}</details></section>`,
  }
}

function waitingPart({ lang, to }: Visit, waiting: number): SafeHtml {
  const lead = say(lang, {
    nb: 'Bare lukkede måneder sendes, og hvert bilag én gang.',
    en: 'Only closed months are sent, and each entry once.',
  })
  if (waiting === 0)
    return html`<p class="lead">${lead} ${say(lang, { nb: 'Ingenting venter.', en: 'Nothing waits.' })}</p>`
  const words = count(lang, waiting, {
    one: { nb: '{n} bilag venter.', en: '{n} entry waits.' },
    other: { nb: '{n} bilag venter.', en: '{n} entries wait.' },
  })
  return html`<p class="lead">${lead} ${words}</p><form method="post" action="${to('/finance/accounting')}">${submit(say(lang, { nb: 'Lag en bunt', en: 'Make a batch' }))}</form>`
}

function line(visit: Visit, batch: Batch, form: Filled): SafeHtml {
  const { lang } = visit
  const { id, number, throughOn, state, entries, rows, totals, sha256, madeAt, said } = batch
  const { tone, said: words } = BATCH_WORDS[state]
  const name = say(lang, { nb: `Bunt ${number}`, en: `Batch ${number}` })
  const control = totals.map(({ currency, debitMinor }) => spell(money(debitMinor, currency), lang)).join(', ')
  const facts = say(lang, {
    nb: `til og med ${spelledDay(lang, throughOn)} · ${entries} bilag i ${rows} rader · kontrollsum ${control}`,
    en: `through ${spelledDay(lang, throughOn)} · ${entries} entries in ${rows} rows · control total ${control}`,
  })
  return html`<li>${icon('document')}<span><a href="/voucher-batches/${id}/file.csv" download>${name}</a> ${tag(tone, say(lang, words))}${said ? html` <q>${said}</q>` : null}
<span class="fine desk-documents__aside">${facts} · ${moment(lang, SELLER_ZONE, madeAt)} · SHA-256 <span class="digest">${sha256}</span></span>${state === 'made' ? answerForms(visit, batch, form) : null}</span></li>`
}

/** What the other program said; whoever does not know waits. */
function answerForms({ lang, to }: Visit, { id, number }: Batch, form: Filled): SafeHtml {
  const [reference, reason] = [`reference-${id}`, `reason-${id}`]
  const isOpen = form.fault(reference) ?? form.fault(reason)
  const batch = say(lang, { nb: `bunt ${number}`, en: `batch ${number}` })
  return html`<details class="more"${isOpen ? html` open` : null}><summary>${say(lang, { nb: `Hva ble det av ${batch}?`, en: `What became of ${batch}?` })}</summary>
<form class="form" method="post" action="${to(`/finance/accounting/${id}/acceptance`)}" novalidate>${field(form, { name: reference, label: say(lang, { nb: 'Nummeret den fikk i regnskapet', en: 'Its number in the accounts' }), max: LINE_MAX })}<div>${submit(say(lang, { nb: 'Den er mottatt', en: 'It was accepted' }), 'secondary')}</div></form>
<form class="form" method="post" action="${to(`/finance/accounting/${id}/rejection`)}" novalidate>${field(form, { name: reason, label: say(lang, { nb: 'Hvorfor ingenting av den ble tatt', en: 'Why none of it was taken' }), max: LINE_MAX })}<div>${submit(say(lang, { nb: 'Den ble ikke mottatt', en: 'It was not accepted' }), 'tertiary')}</div></form></details>`
}
