import {
  bankFilesBefore,
  type DepositRow,
  depositsAfter,
  type FileRow,
  openReversals,
  type Unplaced,
  unplacedMoney,
} from '../../bank/queries.ts'
import { BANK_FILE_BYTES_MAX } from '../../bank/read-camt.ts'
import { toleranceNow } from '../../bank/tolerance.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { idCursor, onePage, readCursor } from '../../platform/http/page-of.ts'
import { count, type Lang, type Said, say } from '../../platform/lang.ts'
import { minorOf } from '../../platform/read-amount.ts'
import { icon } from '../components/icon.ts'
import { day, spelledDay } from '../components/when.ts'
import { typedAmount } from '../desk/amount.ts'
import { backLink, notice } from '../desk/notice.ts'
import { cursorIn, pager, withQuery } from '../desk/pager.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, submit } from '../forms/field.ts'
import { fileField, progress } from '../forms/file-field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { helpLine } from '../help/help-line.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { amountWords, HINDRANCE_WORDS, payerWords } from '../words/bank.ts'
import { reversalList } from './reversals.ts'

const SHOWN = 20
const FILES_SHOWN = 10
const SEARCH_MAX = 100
const MEGABYTE = 1024 * 1024
const DONE: Record<string, Said> = {
  taken: {
    nb: 'Filen er lest. Betalinger med KID plasseres nå; resten står i listen under.',
    en: 'The file has been read. Payments with a reference are being placed; the rest stands in the list below.',
  },
  known: { nb: 'Filen var lest før. Ingenting er endret.', en: 'This file had been read before. Nothing was changed.' },
  settled: { nb: 'Betalingen er tatt av fakturaene sine.', en: 'The payment is taken off its invoices.' },
  aside: { nb: 'Lagt til side.', en: 'Set aside.' },
  tolerance: { nb: 'Grensen er lagret.', en: 'The limit is saved.' },
}

export const showBank = async (visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> => {
  const { lang, on, to, query } = visit
  const search = (query.get('search') ?? '').trim().slice(0, SEARCH_MAX)
  const after = cursorIn(query)
  const [waiting, rows, files, reversals, tolerance] = await Promise.all([
    unplacedMoney(on),
    depositsAfter(on, filterOf(search), { after: readCursor(after ?? undefined)?.id ?? null, limit: SHOWN + 1 }),
    bankFilesBefore(on, null, FILES_SHOWN),
    openReversals(on),
    toleranceNow(on),
  ])
  const { page, next } = onePage(rows, SHOWN, idCursor)
  const at = (cursor: string | null) => withQuery(to('/finance/bank'), query, { after: cursor })
  const title = say(lang, { nb: 'Bank', en: 'Bank' })
  return {
    title,
    hidden: true,
    at: '/finance/bank',
    body: html`${backLink(to('/finance'), say(lang, { nb: 'Økonomi', en: 'Finance' }), icon('back'))}${notice(visit, DONE)}${errorSummary(form, (name) => (name === 'file' ? fileLabel(lang) : null))}
<h1>${title}</h1>
<p class="lead desk-now">${waitingWords(lang, waiting)}</p>${helpLine(lang, 'bank')}
${fileForm(visit, form)}
${reversalList(visit, reversals, form)}
<section class="desk-block" aria-labelledby="deposits"><h2 id="deposits">${heading(lang, search)}</h2>
${searchForm(visit, search)}
${page.length === 0 ? html`<p>${nothing(lang, search)}</p>` : html`<ul class="desk-documents sheet">${page.map((each) => line(visit, each))}</ul>`}
${pager(lang, { first: after === null ? null : at(null), next: next === null ? null : at(next) })}</section>
${fileList(visit, files)}
${toleranceForm(visit, form, tolerance)}`,
  }
}

/** What is looked for is found whether or not it waits: "where did that money go" is asked as often as "what is left". */
const filterOf = (search: string) => {
  if (search === '') return { state: 'waiting' } as const
  const amountMinor = minorOf(search, 'NOK')
  return amountMinor === null ? ({ state: 'all', search } as const) : ({ state: 'all', amountMinor } as const)
}

const heading = (lang: Lang, search: string): string =>
  search === ''
    ? say(lang, { nb: 'Venter på å bli plassert', en: 'Waiting to be placed' })
    : say(lang, { nb: `Innbetalinger som passer «${search}»`, en: `Payments that fit “${search}”` })

const nothing = (lang: Lang, search: string): string =>
  search === ''
    ? say(lang, { nb: 'Alt er plassert.', en: 'All is placed.' })
    : say(lang, { nb: 'Ingen innbetaling passer.', en: 'No payment fits.' })

function waitingWords(lang: Lang, waiting: readonly Unplaced[]): SafeHtml {
  if (waiting.length === 0)
    return html`${say(lang, { nb: 'Alt som har kommet inn, er plassert.', en: 'All that came in is placed.' })}`
  const parts = waiting.map(({ currency, count: n, leftMinor }) => {
    const payments = count(lang, n, {
      one: { nb: '{n} innbetaling', en: '{n} payment' },
      other: { nb: '{n} innbetalinger', en: '{n} payments' },
    })
    return say(lang, {
      nb: `${amountWords('nb', leftMinor, currency)} i ${payments}`,
      en: `${amountWords('en', leftMinor, currency)} in ${payments}`,
    })
  })
  return html`${say(lang, { nb: 'Ikke plassert ennå:', en: 'Not placed yet:' })} ${parts.join(', ')}.`
}

const fileLabel = (lang: Lang): string => say(lang, { nb: 'Fil fra banken', en: 'File from the bank' })

function fileForm({ lang, to }: Visit, form: Filled): SafeHtml {
  const hint = say(lang, {
    nb: `camt.053 eller camt.054, høyst ${BANK_FILE_BYTES_MAX / MEGABYTE} MB. Samme fil to ganger endrer ingenting.`,
    en: `camt.053 or camt.054, at most ${BANK_FILE_BYTES_MAX / MEGABYTE} MB. The same file twice changes nothing.`,
  })
  return html`<form class="form sheet desk-part" method="post" action="${to('/finance/bank')}" enctype="multipart/form-data" novalidate data-upload>${fileField(form, { label: fileLabel(lang), hint, accept: '.xml,application/xml,text/xml' })}
${progress(say(lang, { nb: 'Filen lastes opp og leses', en: 'The file is uploaded and read' }))}
<div class="actions">${submit(say(lang, { nb: 'Les filen', en: 'Read the file' }))}</div></form>`
}

const searchForm = ({ lang, to }: Visit, search: string): SafeHtml =>
  html`<form class="form" method="get" action="${to('/finance/bank')}" role="search" novalidate>${field(
    { ...freshForm(lang, { search }) },
    {
      name: 'search',
      label: say(lang, { nb: 'Finn en innbetaling', en: 'Find a payment' }),
      hint: say(lang, {
        nb: 'Betaler, melding, KID, bankens referanse eller beløp',
        en: 'Payer, message, payment reference, the bank’s reference or amount',
      }),
      type: 'search',
      plain: true,
      max: SEARCH_MAX,
    },
  )}<div>${submit(say(lang, { nb: 'Søk', en: 'Search' }), 'secondary')}</div></form>`

function line({ lang, to }: Visit, each: DepositRow): SafeHtml {
  const why = each.leftMinor > 0 && each.hindrance ? say(lang, HINDRANCE_WORDS[each.hindrance]) : null
  const left =
    each.leftMinor > 0 && each.leftMinor < each.amountMinor
      ? say(lang, {
          nb: ` (${amountWords('nb', each.leftMinor, each.currency)} igjen)`,
          en: ` (${amountWords('en', each.leftMinor, each.currency)} left)`,
        })
      : null
  return html`<li>${icon('document')}<span><a href="${to(`/finance/bank/deposits/${each.id}`)}">${payerWords(lang, each.payerName)}</a>, <span class="money">${amountWords(lang, each.amountMinor, each.currency)}</span>${left}
<span class="fine desk-documents__aside">${spelledDay(lang, each.bookedOn)}${each.said ? html` · «${each.said}»` : null}${why ? html` · ${why}` : null}</span></span></li>`
}

function fileList({ lang }: Visit, files: readonly FileRow[]): SafeHtml | null {
  if (files.length === 0) return null
  const row = (file: FileRow) => {
    const parts = [
      count(lang, file.newCount, {
        one: { nb: '{n} ny betaling', en: '{n} new payment' },
        other: { nb: '{n} nye betalinger', en: '{n} new payments' },
      }),
      ...(file.knownCount > 0
        ? [say(lang, { nb: `${file.knownCount} kjent fra før`, en: `${file.knownCount} known before` })]
        : []),
      ...(file.waitingCount > 0
        ? [say(lang, { nb: `${file.waitingCount} venter`, en: `${file.waitingCount} waiting` })]
        : []),
    ]
    const done = file.newCount - file.unjudgedCount
    const bar =
      file.unjudgedCount > 0
        ? html`<label class="fine">${say(lang, { nb: 'Plasseres', en: 'Being placed' })} <progress max="${file.newCount}" value="${done}"></progress></label>`
        : null
    return html`<li>${icon('document')}<span>${file.name || file.kind} <span class="fine desk-documents__aside">${day(lang, SELLER_ZONE, file.takenAt)} · ${file.kind} · ${parts.join(', ')}</span>${bar}</span></li>`
  }
  return html`<section class="desk-block" aria-labelledby="files"><h2 id="files">${say(lang, { nb: 'Siste filer', en: 'Newest files' })}</h2><ul class="desk-documents sheet">${files.map(row)}</ul></section>`
}

const toleranceForm = ({ lang, to }: Visit, form: Filled, minor: number): SafeHtml =>
  html`<section class="desk-block" aria-labelledby="tolerance"><h2 id="tolerance">${say(lang, { nb: 'Øreavrunding', en: 'Rounding' })}</h2>
<form class="form sheet desk-part" method="post" action="${to('/finance/bank/tolerance')}" novalidate>${field(
    form.fault('minor') ? form : freshForm(lang, { minor: typedAmount(minor, 'NOK') }),
    {
      name: 'minor',
      label: say(lang, {
        nb: 'Så mange kroner for lite eller for mye lukker fakturaen likevel',
        en: 'As many kroner too little or too much close the invoice all the same',
      }),
      hint: say(lang, {
        nb: 'Høyst 100. 0 gir ingen avrunding. Forskjellen føres på en egen konto.',
        en: 'At most 100. 0 rounds nothing. The difference goes to an account of its own.',
      }),
      inputmode: 'decimal',
      size: 6,
    },
  )}<div>${submit(say(lang, { nb: 'Lagre grensen', en: 'Save the limit' }), 'secondary')}</div></form></section>`
