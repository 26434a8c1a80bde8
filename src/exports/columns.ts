import type { Cell, CellKind } from '../platform/cells.ts'
import type { Lang, Said } from '../platform/lang.ts'
import type { Currency } from '../platform/money.ts'
import type { Column } from './dataset.ts'

const of =
  (kind: CellKind) =>
  <Row>(name: string, words: Said, cell: (row: Row, lang: Lang) => Cell): Column<Row> => ({ name, words, kind, cell })

export const text = of('text')
export const day = of('day')
export const amount = of('money')
export const count = of('count')

/** Columns that several datasets have, with one name and one meaning. */
export const NUMBER: Said = { nb: 'Nummer', en: 'Number' }
export const KIND: Said = { nb: 'Type', en: 'Kind' }
export const DOCUMENT_DATE: Said = { nb: 'Dokumentdato', en: 'Document date' }
export const DUE_DATE: Said = { nb: 'Forfall', en: 'Due' }
export const BUYER: Said = { nb: 'Kjøper', en: 'Buyer' }
export const ORDER: Said = { nb: 'Ordre', en: 'Order' }
export const KID: Said = { nb: 'KID', en: 'KID' }

export const currency = <Row extends { currency: Currency }>(): Column<Row> =>
  text('currency', { nb: 'Valuta', en: 'Currency' }, (row) => row.currency)

/** Where an amount belongs inside the seller's own organisation. */
export const dimensions = <
  Row extends { costCentre: string | null; project: string | null; activity: string | null },
>(): Column<Row>[] => [
  text('cost_centre', { nb: 'Kostnadssted', en: 'Cost centre' }, (row) => row.costCentre),
  text('project', { nb: 'Prosjekt', en: 'Project' }, (row) => row.project),
  text('activity', { nb: 'Aktivitet', en: 'Activity' }, (row) => row.activity),
]
