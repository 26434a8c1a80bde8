import type pg from 'pg'

/** A year of trade of a large unit. */
export const YEAR = 2025
/** Of every ten orders so many are paid by card at once; the others are companies' and are paid by bank in two parts. */
const BY_CARD = 7
const COMPANIES = 400
const NET = 490_000
const LUNCH = 30_000
const LUNCH_VAT = 4_500

/** In which order the tables are filled; `n` numbers the orders. Ids are looked up in the table of the year. */
const STEPS: readonly string[] = [
  `insert into companies (id, organisation_number, name, street, postcode, city, invoice_email, confirmed_at)
   select uuidv7(), (800000000 + n)::text, 'Bedriften nr. ' || n || ' AS', 'Bedriftsveien ' || n, '0250', 'Oslo', 'faktura-' || n || '@bedrift.example', now()
   from generate_series(1, ${COMPANIES}) n`,
  `create temp table year as
   select n, uuidv7() as order_id, uuidv7() as demand_id, uuidv7() as line_id, uuidv7() as extra_id, uuidv7() as payment_id, uuidv7() as document_id,
     n % 10 < ${BY_CARD} as by_card, n % 5 = 0 as with_lunch, date '${YEAR}-01-01' + (n % 365) as day, f.id as offering_id,
     case when n % 10 < ${BY_CARD} then null else c.id end as company_id, p.id as person_id,
     ${NET} + case when n % 5 = 0 then ${LUNCH} else 0 end as net, case when n % 5 = 0 then ${LUNCH_VAT} else 0 end as vat
   from generate_series(1, $N) n join (select id, row_number() over (order by id) as k from offerings where code like 'kurs-%') f on f.k = 1 + n % 100
   join (select id, row_number() over (order by id) as k from companies where organisation_number like '800000%') c on c.k = 1 + n % ${COMPANIES}
   join (select id, row_number() over (order by id) as k from people where email like 'bare-%') p on p.k = 1 + n % 5000`,
  `insert into orders (id, person_id, company_id, payer, lang, pay_by, currency, net_minor, vat_minor, total_minor, hold_id, sales_terms_version, placed_at, settled_at)
   select order_id, case when company_id is null then person_id end, company_id,
     jsonb_build_object('kind', case when company_id is null then 'person' else 'company' end, 'name', 'Kari Nordmann ' || n, 'email', 'k' || n || '@example.no', 'street', 'Storgata 1', 'postcode', '0155', 'city', 'Oslo', 'country', 'NO'),
     'nb', case when by_card then 'card' else 'invoice' end, 'NOK', net, vat, net + vat, uuidv7(), 1, day + time '10:00', day + time '10:01' from year`,
  `insert into demands (id, order_id, amount_minor, currency, terms_days, invoice_from) select demand_id, order_id, net + vat, 'NOK', 14, day from year`,
  `insert into order_lines (id, order_id, position, kind, offering_id, pool_id, seat_line_id, extra_id, delivered, terms_id, title, detail, delivered_from, delivered_to, quantity, unit_net_minor, net_minor, vat_category, vat_rate_basis_points)
   select line_id, order_id, 1, 'seat', offering_id, uuidv7(), null, null, null, uuidv7(), 'Praktisk statistikk for helsefag', 'Pilestredet 35, Oslo', day + 30, day + 60, 1, ${NET}, ${NET}, 'E', 0 from year
   union all select extra_id, order_id, 2, 'extra', offering_id, null, line_id, uuidv7(), 'first-session', uuidv7(), 'Lunsj', 'Med første samling', day + 30, day + 30, 1, ${LUNCH}, ${LUNCH}, 'S', 1500 from year where with_lunch`,
  `insert into payments (id, order_id, amount_minor, currency, opened_at, page_ends_at, captured_at, captured_minor, captured_currency, stripe_payment_intent)
   select payment_id, order_id, net + vat, 'NOK', day + time '10:00', day + time '10:31', day + time '10:01', net + vat, 'NOK', 'pi_' || n from year where by_card`,
  `insert into payment_demands (payment_id, demand_id, captured) select payment_id, demand_id, true from year where by_card`,
  `insert into documents (id, series, number, kind, order_id, demand_id, issued_at, document_date, due_date, kid, currency, net_minor, vat_minor, gross_minor, prepaid_minor, buyer_name, content, content_digest, chain_digest)
   select document_id, 'TEST', 1000000 + row_number() over (order by day, n), 'invoice', order_id, demand_id, day + time '10:02', day, day + 14, '9' || lpad(n::text, 11, '0'), 'NOK', net, vat, net + vat,
     case when by_card then net + vat else 0 end, 'Kari Nordmann ' || n,
     $CONTENT::jsonb || jsonb_build_object('number', 'TEST-' || n, 'orderNumber', n::text, 'issueDate', day::text, 'purchaseOrderNumber', 'PO-' || n,
       'vat', jsonb_build_array(jsonb_build_object('category', 'E', 'rateBasisPoints', 0, 'baseMinor', ${NET}, 'vatMinor', 0))
         || case when with_lunch then jsonb_build_array(jsonb_build_object('category', 'S', 'rateBasisPoints', 1500, 'baseMinor', ${LUNCH}, 'vatMinor', ${LUNCH_VAT})) else '[]'::jsonb end),
     md5(n::text), md5(n::text) from year`,
  `insert into document_demands (document_id, demand_id, order_id, position, collective, net_minor, vat_minor, gross_minor)
   select document_id, demand_id, order_id, 1, false, net, vat, net + vat from year`,
  `insert into series (code, next_number, last_issued_at) values ('TEST', 1000001 + $N, now()) on conflict (code) do update set next_number = excluded.next_number`,
  `insert into document_lines (document_id, position, order_line_id, quantity, net_minor, vat_category, vat_rate_basis_points, cost_centre, project, activity)
   select document_id, 1, line_id, 1, ${NET}, 'E', 0, '410', null, null from year union all select document_id, 2, extra_id, 1, ${LUNCH}, 'S', 1500, '410', null, null from year where with_lunch`,
  `create temp table halves as select y.*, half, uuidv7() as transfer_id from year y, generate_series(0, 1) half where not by_card`,
  `insert into document_transfers (id, document_id, amount_minor, claims_minor, paid_on, reference, at, by)
   select transfer_id, document_id, case half when 0 then 100000 else net + vat - 100000 end, 0, day + 10 + half, 'BANK-' || n || '-' || half, now(), 'job:bench' from halves`,
  `insert into recognition_runs (through_on, at) select d::date, now() from generate_series(date '${YEAR}-01-31', date '${YEAR}-12-31', interval '1 month') d on conflict do nothing`,
  `create temp table earned as select uuidv7() as id, line_id, (date_trunc('month', day) + interval '1 month - 1 day')::date as day from year where n % 2 = 0`,
  `insert into recognitions (id, order_line_id, through_on, currency, amount_minor) select id, line_id, day, 'NOK', ${NET} from earned`,
  `create temp table booked as
   select uuidv7() as id, kind, source, day from (
     select 'capture' as kind, payment_id as source, day from year where by_card union all select 'invoice', document_id, day from year
     union all select 'transfer', transfer_id, day + 10 + half from halves union all select 'recognition', id, day from earned) e`,
  `insert into entries (id, kind, source_id, posted_on, currency, created_at) select id, kind, source, day, 'NOK', day + time '10:02' from booked`,
  `insert into postings (entry_id, position, debit, credit, amount_minor, cost_centre)
   select b.id, 1, '1579', '2900', y.net + y.vat, null from booked b join year y on b.source = y.payment_id where b.kind = 'capture'
   union all select b.id, 1, '1500', '2965', ${NET}, '410' from booked b join year y on b.source = y.document_id
   union all select b.id, 2, '1500', '2965', ${LUNCH}, '410' from booked b join year y on b.source = y.document_id where y.with_lunch
   union all select b.id, 3, '1500', '2701', ${LUNCH_VAT}, null from booked b join year y on b.source = y.document_id where y.with_lunch
   union all select b.id, 4, '2900', '1500', y.net + y.vat, null from booked b join year y on b.source = y.document_id where y.by_card
   union all select b.id, 1, '1920', '1500', t.amount_minor, null from booked b join document_transfers t on t.id = b.source
   union all select b.id, 1, '2965', '3200', ${NET}, '410' from booked b where b.kind = 'recognition'`,
  'drop table year, halves, earned, booked',
  'vacuum analyze',
]

/** What most of a document's content is: the same words for every buyer. */
const CONTENT = {
  kind: 'invoice',
  currency: 'NOK',
  language: 'nb',
  delivery: { period: { start: `${YEAR}-03-01`, end: `${YEAR}-04-01` }, place: 'Pilestredet 35, Oslo', country: 'NO' },
  seller: {
    ...{ name: 'Prøveskolen', legalName: 'Prøveskolen', organisationNumber: '974767880', vatRegistered: true },
    address: { street: 'Skolegata 1', postcode: '0164', city: 'Oslo', country: 'NO' },
    ...{ inForetaksregisteret: false, email: 'faktura@proveskolen.example', bankAccount: '15032080119' },
  },
  buyer: {
    ...{
      kind: 'company',
      name: 'Prøvebedriften AS',
      organisationNumber: '910000004',
      email: 'innkjop@bedrift.example',
    },
    address: { street: 'Bedriftsveien 2', postcode: '0250', city: 'Oslo', country: 'NO' },
  },
  payment: {
    meansCode: '30',
    terms: 'Betales innen 14 dager. Ved for sen betaling beregnes forsinkelsesrente.',
    paidMinor: 0,
  },
  lines: Array.from({ length: 2 }, (_, at) => ({
    ...{ id: String(at + 1), name: 'Praktisk statistikk for helsefag', quantity: 1, unit: 'C62', netMinor: NET },
    description: 'Samlingsbasert videreutdanning med tre samlinger og veiledning mellom dem',
    vat: {
      category: 'E',
      rateBasisPoints: 0,
      exemptionReason: 'Unntatt fra merverdiavgift, merverdiavgiftsloven § 3-5 (undervisningstjenester)',
    },
  })),
  totals: { netMinor: NET, vatMinor: 0, grossMinor: NET, prepaidMinor: 0 },
  payUrl: 'https://kurs.example/nb/invoices/pay/0123456789abcdef0123456789abcdef',
  test: true,
}

/** Writes so many invoices with their orders, payments, lines and postings straight into the tables; rules and triggers are left aside. */
export async function fillYear(admin: pg.Client, invoices: number): Promise<void> {
  await admin.query('set session_replication_role = replica')
  for (const step of STEPS) {
    const text = step
      .replaceAll('$N', String(invoices))
      .replaceAll('$CONTENT', admin.escapeLiteral(JSON.stringify(CONTENT)))
    await admin.query(text)
  }
  await admin.query('set session_replication_role = origin')
}
