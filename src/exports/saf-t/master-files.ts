import type { AccountRole } from '../../ledger/accounts.ts'
import { pagesOf } from '../../platform/db/cursor.ts'
import { type On, run, statement } from '../../platform/db/statement.ts'
import { TAX_CODES } from '../tax-codes.ts'
import { BUYERS_SIDES, buyerId, POSTED, type SafTPeriod } from './books.ts'
import { GROUPS } from './groups.ts'
import { address } from './header.ts'
import type { AccountBalance } from './totals.ts'
import { balance, CODE, element, group, LONG, MIDDLE } from './xml.ts'

type Buyer = {
  id: string
  name: string
  organisationNumber: string | null
  street: string | null
  postcode: string | null
  city: string | null
  country: string | null
  balances: { account: string; opening: number; closing: number }[]
}

/** Whoever has anything on a buyer's account by the last day, as their newest order names them. */
const BUYERS = statement<Buyer>(
  'saf-t-buyers',
  `with ${POSTED}, ${BUYERS_SIDES}, balances as (
     select buyer, account, coalesce(sum(kroner) filter (where posted_on < $1::date), 0)::bigint as opening, sum(kroner)::bigint as closing,
       bool_or(posted_on >= $1::date) as moved from sides group by buyer, account)
   select ${buyerId('b.buyer')} as id, coalesce(c.name, n.payer->>'name', p.name) as name, c.organisation_number as "organisationNumber",
     coalesce(c.street, n.payer->>'street') as street, coalesce(c.postcode, n.payer->>'postcode') as postcode,
     coalesce(c.city, n.payer->>'city') as city, coalesce(c.country, n.payer->>'country') as country, b.balances
   from (select buyer, json_agg(json_build_object('account', account, 'opening', opening, 'closing', closing) order by account) as balances
     from balances group by buyer having bool_or(moved or opening <> 0 or closing <> 0)) b
   left join companies c on c.id = b.buyer left join people p on p.id = b.buyer
   left join (select distinct on (o.person_id) o.person_id, o.payer from orders o where o.company_id is null order by o.person_id, o.placed_at desc, o.id) n
     on n.person_id = b.buyer and c.id is null
   order by b.buyer`,
)
type Dimension = { type: string; id: string }
const DIMENSIONS = statement<Dimension>(
  'saf-t-dimensions',
  `select distinct v.type, v.id from entries e join postings p on p.entry_id = e.id
   cross join lateral (values ('KS', p.cost_centre), ('PROSJEKT', p.project), ('AKTIVITET', p.activity)) as v(type, id)
   where e.posted_on between $1::date and $2::date and v.id is not null order by 1, 2`,
)
/** Where an amount belongs in the seller's organisation. */
const DIMENSION_WORDS: Readonly<Record<string, string>> = {
  KS: 'Kostnadssted',
  PROSJEKT: 'Prosjekt',
  AKTIVITET: 'Aktivitet',
}

/** The standing data of the file: accounts and buyers with what they opened and closed at, VAT codes, and what amounts are sorted by. */
export async function* masterFiles(
  on: On,
  { from, to }: SafTPeriod,
  accounts: readonly AccountBalance[],
): AsyncGenerator<string> {
  yield `<MasterFiles>${group('GeneralLedgerAccounts', ...accounts.map(account))}`
  let opened = false
  for await (const buyers of pagesOf(on, BUYERS, [from, to])) {
    yield `${opened ? '' : '<Customers>'}${buyers.map(buyerOf).join('')}`
    opened = true
  }
  if (opened) yield '</Customers>'
  yield taxTable()
  const dimensions = await run(on, DIMENSIONS, [from, to])
  if (dimensions.length > 0) yield group('AnalysisTypeTable', ...dimensions.map(dimension))
  yield '</MasterFiles>'
}

function account({ code, nameNb, role, kind, opening, closing }: AccountBalance): string {
  const [category, grouping] = GROUPS[role as AccountRole] ?? ELSEWHERE[kind]
  return group(
    'Account',
    element('AccountID', code, LONG),
    element('AccountDescription', nameNb),
    element('GroupingCategory', category),
    element('GroupingCode', grouping, MIDDLE),
    element('AccountType', 'GL'),
    balance('Opening', opening),
    balance('Closing', closing),
  )
}

/** Of an account that serves nothing any more. */
const ELSEWHERE: Readonly<Record<AccountBalance['kind'], readonly [string, string]>> = {
  asset: ['balanseverdiForOmloepsmiddel', '1570'],
  liability: ['kortsiktigGjeld', '2990'],
  income: ['annenDriftsinntekt', '3900'],
  expense: ['annenDriftskostnad', '7700'],
}

const buyerOf = ({ id, name, organisationNumber, balances, ...place }: Buyer): string =>
  group(
    'Customer',
    element('RegistrationNumber', organisationNumber, MIDDLE),
    element('Name', name),
    address(place),
    element('CustomerID', id, MIDDLE),
    ...balances.map(({ account, opening, closing }) =>
      group(
        'BalanceAccount',
        element('AccountID', account, LONG),
        balance('Opening', opening),
        balance('Closing', closing),
      ),
    ),
  )

/** Each code once, however many categories of the e-invoice stand under it. */
const taxTable = (): string =>
  group(
    'TaxTable',
    group(
      'TaxTableEntry',
      element('TaxType', 'MVA'),
      element('Description', 'Merverdiavgift'),
      ...[...new Map(TAX_CODES.map((each) => [each.code, each])).values()].map(({ code, words, rateBasisPoints }) =>
        group(
          'TaxCodeDetails',
          element('TaxCode', code, LONG),
          element('Description', words),
          element('TaxPercentage', rateBasisPoints / 100),
          element('Country', 'NO'),
          element('StandardTaxCode', code),
          element('BaseRate', 100),
        ),
      ),
    ),
  )

const dimension = ({ type, id }: Dimension): string =>
  group(
    'AnalysisTypeTableEntry',
    element('AnalysisType', type, CODE),
    element('AnalysisTypeDescription', DIMENSION_WORDS[type]),
    element('AnalysisID', id, MIDDLE),
    element('AnalysisIDDescription', id),
  )
