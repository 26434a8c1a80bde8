import type { EmptySearch } from '../attribution/empty-searches-of.ts'
import type { Cell } from '../platform/cells.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import type { FileReply } from '../platform/http/route.ts'
import type { Lang, Said } from '../platform/lang.ts'
import { type Currency, money } from '../platform/money.ts'
import { type Column, type Table, type TableForm, tableFile } from '../platform/table-file.ts'
import type { Compared } from './compared.ts'
import type { WayToSale } from './first-sales.ts'
import type { Steps } from './funnel.ts'
import type { Outlook } from './outlook.ts'

export type As = { form: TableForm; lang: Lang }
const fileOf =
  <Row>(table: Omit<Table<Row>, 'rows'>) =>
  (rows: Row[], { form, lang }: As): FileReply =>
    tableFile({ ...table, rows }, form, lang)
type Amounts<Row> = { [Name in keyof Row]: Row[Name] extends number ? Name : never }[keyof Row]
const amount =
  <Row extends { currency: Currency }>() =>
  (said: Said, name: Amounts<Row>): Column<Row> => [
    said,
    (row): Cell => money(row[name] as number, row.currency),
    'money',
  ]

export const NAME: Said = { nb: 'Navn', en: 'Name' }
export const CURRENCY: Said = { nb: 'Valuta', en: 'Currency' }
export const FACULTY: Said = { nb: 'Fakultet', en: 'Faculty' }
const named = <Row extends { key: string; nameNb: string; nameEn: string }>(): Column<Row> => [
  NAME,
  ({ key, nameNb, nameEn }, lang) => (lang === 'nb' ? nameNb : nameEn) || key || '–',
]

export const INCOME_HEADS = {
  agreed: { nb: 'Avtalt', en: 'Agreed' },
  invoiced: { nb: 'Fakturert', en: 'Invoiced' },
  earned: { nb: 'Inntektsført', en: 'Earned' },
  seats: { nb: 'Plasser solgt', en: 'Seats sold' },
  before: { nb: 'Avtalt i fjor', en: 'Agreed last year' },
  earnedBefore: { nb: 'Inntektsført i fjor', en: 'Earned last year' },
} satisfies Record<string, Said>
const ofIncome = amount<Compared>()
export const incomeFile = fileOf<Compared>({
  name: 'income',
  title: { nb: 'Inntekter', en: 'Income' },
  columns: [
    named(),
    [CURRENCY, ({ currency }) => currency],
    ofIncome(INCOME_HEADS.agreed, 'agreedMinor'),
    ofIncome(INCOME_HEADS.invoiced, 'invoicedMinor'),
    ofIncome(INCOME_HEADS.earned, 'earnedMinor'),
    [INCOME_HEADS.seats, ({ seats }) => seats, 'count'],
    ofIncome(INCOME_HEADS.before, 'agreedBeforeMinor'),
    ofIncome(INCOME_HEADS.earnedBefore, 'earnedBeforeMinor'),
  ],
})

export const FUNNEL_HEADS = {
  views: { nb: 'Sett', en: 'Seen' },
  putInCart: { nb: 'Lagt i kurv', en: 'Put in cart' },
  begun: { nb: 'Bestilt', en: 'Ordered' },
  paid: { nb: 'Betalt', en: 'Paid' },
} satisfies Record<string, Said>
export const funnelFile = fileOf<Steps>({
  name: 'funnel',
  title: { nb: 'Fra besøk til kjøp', en: 'From visit to sale' },
  columns: [
    named(),
    [FUNNEL_HEADS.views, ({ views }) => views, 'count'],
    [FUNNEL_HEADS.putInCart, ({ putInCart }) => putInCart, 'count'],
    [FUNNEL_HEADS.begun, ({ begun }) => begun, 'count'],
    [FUNNEL_HEADS.paid, ({ paid }) => paid, 'count'],
  ],
})

export const SEARCH_HEADS = {
  words: { nb: 'Søkt etter', en: 'Searched for' },
  lang: { nb: 'Språk', en: 'Language' },
  times: { nb: 'Ganger', en: 'Times' },
  lastOn: { nb: 'Sist', en: 'Last' },
} satisfies Record<string, Said>
export const searchesFile = fileOf<EmptySearch>({
  name: 'empty-searches',
  title: { nb: 'Søk uten treff', en: 'Searches in vain' },
  columns: [
    [SEARCH_HEADS.words, ({ words }) => words],
    [SEARCH_HEADS.lang, (row) => row.lang],
    [SEARCH_HEADS.times, ({ times }) => times, 'count'],
    [SEARCH_HEADS.lastOn, ({ lastOn }) => lastOn, 'day'],
  ],
})

export const WAY_HEADS = {
  course: { nb: 'Kurs', en: 'Course' },
  handedIn: { nb: 'Levert', en: 'Handed in' },
  granted: { nb: 'Innvilget', en: 'Granted' },
  published: { nb: 'Lagt ut', en: 'Published' },
  paid: { nb: 'Første salg', en: 'First sale' },
  days: { nb: 'Dager', en: 'Days' },
} satisfies Record<string, Said>
const dayOf = (instant: Date | null): string | null => instant && dayIn(SELLER_ZONE, instant)
export const waysFile = fileOf<WayToSale>({
  name: 'first-sales',
  title: { nb: 'Fra idé til første salg', en: 'From idea to first sale' },
  columns: [
    [FACULTY, ({ faculty }) => faculty],
    [WAY_HEADS.course, ({ nameNb, nameEn }, to) => (to === 'nb' ? nameNb : nameEn)],
    [WAY_HEADS.handedIn, ({ handedInAt }) => dayOf(handedInAt), 'day'],
    [WAY_HEADS.granted, ({ grantedAt }) => dayOf(grantedAt), 'day'],
    [WAY_HEADS.published, ({ publishedAt }) => dayOf(publishedAt), 'day'],
    [WAY_HEADS.paid, ({ paidAt }) => dayOf(paidAt), 'day'],
    [WAY_HEADS.days, ({ days }) => days, 'count'],
  ],
})

export const OUTLOOK_HEADS = {
  target: { nb: 'Mål', en: 'Target' },
  sold: { nb: 'Solgt', en: 'Sold' },
  before: { nb: 'Samme dag i fjor', en: 'Same day last year' },
  unpaid: { nb: 'I kassen', en: 'In checkout' },
  quoted: { nb: 'I tilbud', en: 'In quotes' },
  waiting: { nb: 'På venteliste', en: 'On waiting lists' },
  pipeline: { nb: 'Under utvikling', en: 'In development' },
} satisfies Record<string, Said>
const ofOutlook = amount<Outlook>()
export const outlookFile = fileOf<Outlook>({
  name: 'term',
  title: { nb: 'Mål og utsikter', en: 'Target and outlook' },
  columns: [
    [FACULTY, ({ faculty }) => faculty],
    [CURRENCY, ({ currency }) => currency],
    [
      OUTLOOK_HEADS.target,
      ({ targetMinor, currency }) => (targetMinor === null ? null : money(targetMinor, currency)),
      'money',
    ],
    ofOutlook(OUTLOOK_HEADS.sold, 'soldMinor'),
    ofOutlook(OUTLOOK_HEADS.before, 'soldBeforeMinor'),
    ofOutlook(OUTLOOK_HEADS.unpaid, 'unpaidMinor'),
    ofOutlook(OUTLOOK_HEADS.quoted, 'quotedMinor'),
    ofOutlook(OUTLOOK_HEADS.waiting, 'waitingMinor'),
    ofOutlook(OUTLOOK_HEADS.pipeline, 'pipelineMinor'),
  ],
})
