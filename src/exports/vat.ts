import { OF_SERIES } from '../invoicing/queries.ts'
import { type Currency, money } from '../platform/money.ts'
import { amount, count, currency, text } from './columns.ts'
import { dataset } from './dataset.ts'
import { inKroner, ratedOn } from './in-kroner.ts'
import { taxCodeOf } from './tax-codes.ts'
import { within } from './within.ts'

type Row = {
  month: string
  category: string
  rateBasisPoints: number
  documents: number
  currency: Currency
  baseMinor: number
  vatMinor: number
  baseKronerMinor: number | null
  vatKronerMinor: number
}

/**
 * What each document says of its VAT. Its VAT in øre stands on it; its base in øre follows from the rate that stands on it, else from that of
 * its day.
 */
const GROUPS = `select to_char(d.document_date, 'YYYY-MM') as month, v.category, v."rateBasisPoints" as rate, d.currency, g.sign * v."baseMinor" as base, g.sign * v."vatMinor" as vat,
     g.sign * ${inKroner('v."baseMinor"', 'd.currency', `coalesce((d.content#>>'{accountingVat,exchangeRate}')::numeric, rated.rate)`)} as base_kroner,
     g.sign * case d.currency when 'NOK' then v."vatMinor" else coalesce(v."kronerMinor", 0) end as vat_kroner
   from documents d cross join lateral jsonb_to_recordset(d.content->'vat') as v(category text, "rateBasisPoints" int, "baseMinor" bigint, "vatMinor" bigint, "kronerMinor" bigint)
   cross join lateral (select case d.kind when 'invoice' then 1 else -1 end as sign) g left join ${ratedOn('d.currency', 'd.document_date')}
   where ${OF_SERIES} and ${within('d.document_date')}`

/** Base and VAT of the documents, month by month. */
export const vatSummary = dataset<Row>({
  name: 'vat',
  title: { nb: 'Merverdiavgift', en: 'VAT' },
  about: {
    nb: 'Grunnlag og merverdiavgift per måned, sats, mva.-kode og valuta; kreditnotaer er trukket fra. Perioden gjelder dokumentdatoen.',
    en: 'Base and VAT per month, rate, VAT code and currency, less credit notes. The period looks at the document date.',
  },
  dates: ['document'],
  select:
    () => `select month, category, rate as "rateBasisPoints", count(*) as documents, currency, sum(base)::bigint as "baseMinor", sum(vat)::bigint as "vatMinor",
     case when count(*) = count(base_kroner) then sum(base_kroner)::bigint end as "baseKronerMinor", sum(vat_kroner)::bigint as "vatKronerMinor"
   from (${GROUPS}) groups group by month, category, rate, currency order by month, category, rate desc, currency`,
  columns: [
    text('month', { nb: 'Måned', en: 'Month' }, (row) => row.month),
    text('vat_code', { nb: 'Mva.-kode', en: 'VAT code' }, (row) => taxCodeOf(row.category, row.rateBasisPoints)),
    text('vat_category', { nb: 'Mva.-kategori', en: 'VAT category' }, (row) => row.category),
    count('vat_percent', { nb: 'Mva. i prosent', en: 'VAT per cent' }, (row) => row.rateBasisPoints / 100),
    count('documents', { nb: 'Dokumenter', en: 'Documents' }, (row) => row.documents),
    currency(),
    amount('base', { nb: 'Grunnlag', en: 'Base' }, (row) => money(row.baseMinor, row.currency)),
    amount('vat', { nb: 'Mva.', en: 'VAT' }, (row) => money(row.vatMinor, row.currency)),
    amount('base_nok', { nb: 'Grunnlag i kroner', en: 'Base in kroner' }, (row) =>
      row.baseKronerMinor === null ? null : money(row.baseKronerMinor, 'NOK'),
    ),
    amount('vat_nok', { nb: 'Mva. i kroner', en: 'VAT in kroner' }, (row) => money(row.vatKronerMinor, 'NOK')),
  ],
})
