import { XMLParser } from 'fast-xml-parser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bootTill, type House } from '../support/constellation.ts'
import { dayOf } from '../support/finance.ts'
import { ask, bearer, make } from '../support/make.ts'
import { type Keys, trade } from './trade.ts'

let house: House
let keys: Keys
let file: { name: string; xml: string }
let period: { from: string; to: string }
beforeAll(async () => {
  house = await bootTill()
  keys = {
    program: await make.client(house, ['course-administrator']),
    finance: await make.client(house, ['finance']),
  }
  await trade(house, keys)
  period = { from: `${(await dayOf(house)).slice(0, 4)}-01-01`, to: await dayOf(house) }
  file = await taken(period)
}, 90_000)
afterAll(() => house?.close())

async function taken({ from, to }: typeof period): Promise<typeof file> {
  const answer = await fetch(`${house.url}/exports/saf-t.xml?from=${from}&to=${to}`, { headers: bearer(keys.finance) })
  expect(answer.status).toBe(200)
  const name = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition')!)![1]!
  return { name, xml: await answer.text() }
}

type Node = Record<string, Node[]> & { '#text'?: string }
const treeOf = (xml: string): Node[] =>
  new XMLParser({ preserveOrder: true, parseTagValue: false, ignoreAttributes: false }).parse(xml) as Node[]
const nameOf = (node: Node) => Object.keys(node).find((key) => key !== ':@')!
const childrenOf = (node: Node) => node[nameOf(node)] as Node[]
/** Everything of a name, wherever it stands. */
const all = (nodes: readonly Node[], name: string): Node[] =>
  nodes.flatMap((node) => {
    const inside = nameOf(node) === '#text' ? [] : childrenOf(node)
    return [...(nameOf(node) === name ? [node] : []), ...all(inside, name)]
  })
/** The text of the first of a name directly inside. */
const text = (node: Node, name: string): string | undefined => {
  const found = childrenOf(node).find((child) => nameOf(child) === name)
  return found && (childrenOf(found)[0]?.['#text'] as unknown as string)
}
const minor = (amount: string | undefined) => Math.round(Number(amount ?? 0) * 100)
const amountIn = (node: Node, name: string) => minor(all([node], name)[0] && text(all([node], name)[0]!, 'Amount'))
const balanceOf = (node: Node, when: 'Opening' | 'Closing') =>
  minor(text(node, `${when}DebitBalance`)) - minor(text(node, `${when}CreditBalance`))

/** The order of Norwegian_SAF-T_Financial_Schema_v_1.30.xsd, with a star behind what must be there. */
const ORDER: Record<string, string> = {
  AuditFile: 'Header* MasterFiles* GeneralLedgerEntries*',
  Header:
    'AuditFileVersion* AuditFileCountry* AuditFileRegion AuditFileDateCreated* SoftwareCompanyName* SoftwareID* SoftwareVersion* Company* DefaultCurrencyCode* SelectionCriteria* HeaderComment TaxAccountingBasis*',
  Company: 'RegistrationNumber* Name* Address* Contact* TaxRegistration BankAccount',
  MasterFiles: 'GeneralLedgerAccounts* Taxonomies Customers* Suppliers TaxTable* UOMTable AnalysisTypeTable',
  Account:
    'AccountID* AccountDescription* GroupingCategory* GroupingCode* AccountType* AccountCreationDate OpeningDebitBalance OpeningCreditBalance ClosingDebitBalance ClosingCreditBalance',
  Customer:
    'RegistrationNumber Name* Address Contact TaxRegistration BankAccount CustomerID* SelfBillingIndicator BalanceAccount* PartyInfo',
  TaxCodeDetails:
    'TaxCode* EffectiveDate ExpirationDate Description TaxPercentage* Country* Region StandardTaxCode* Compensation BaseRate*',
  Journal: 'JournalID* Description* Type* Transaction*',
  Transaction:
    'TransactionID* Period* PeriodYear* TransactionDate* SourceID VoucherType* VoucherDescription TransactionType Description* BatchID SystemEntryDate* GLPostingDate* ModificationDate CustomerID SupplierID SystemID Line*',
  Line: 'RecordID* AccountID* Analysis ValueDate SourceDocumentID CustomerID SupplierID Description* DebitAmount CreditAmount TaxInformation ReferenceNumber CID DueDate Quantity',
  TaxInformation:
    'TaxType* TaxCode* TaxPercentage* Country* TaxBase* TaxBaseDescription DebitTaxAmount CreditTaxAmount',
}

test('every element stands in the order of the schema, and what must be there is there', () => {
  const tree = treeOf(file.xml)
  expect(file.xml).toContain('<AuditFile xmlns="urn:StandardAuditFile-Taxation-Financial:NO">')
  for (const [name, order] of Object.entries(ORDER)) {
    const known = order.split(' ').map((each) => each.replace('*', ''))
    const needed = known.filter((_, at) => order.split(' ')[at]!.endsWith('*'))
    const nodes = all(tree, name)
    expect({ name, some: nodes.length > 0 }).toEqual({ name, some: true })
    for (const node of nodes) {
      const names = childrenOf(node).map(nameOf)
      const places = names.map((each) => known.indexOf(each))
      expect({ name, unknown: names.filter((_, at) => places[at] === -1) }).toEqual({ name, unknown: [] })
      expect({ name, inOrder: places.every((place, at) => at === 0 || places[at - 1]! <= place) }).toEqual({
        name,
        inOrder: true,
      })
      expect({ name, missing: needed.filter((each) => !names.includes(each)) }).toEqual({ name, missing: [] })
    }
  }
})

test('debit is credit is the total, opening and what moved is closing, account by account and buyer by buyer', () => {
  const tree = treeOf(file.xml)
  const [entries] = all(tree, 'GeneralLedgerEntries')
  const lines = all(tree, 'Line')
  const moved = new Map<string, number>()
  const ofBuyer = new Map<string, number>()
  let [debit, credit] = [0, 0]
  for (const line of lines) {
    const signed = amountIn(line, 'DebitAmount') - amountIn(line, 'CreditAmount')
    debit += Math.max(0, signed)
    credit += Math.max(0, -signed)
    const account = text(line, 'AccountID')!
    moved.set(account, (moved.get(account) ?? 0) + signed)
    const buyer = text(line, 'CustomerID')
    if (buyer) ofBuyer.set(`${buyer} ${account}`, (ofBuyer.get(`${buyer} ${account}`) ?? 0) + signed)
  }
  expect([debit, credit]).toEqual([minor(text(entries!, 'TotalDebit')), minor(text(entries!, 'TotalCredit'))])
  expect(debit).toBe(credit)
  expect(all(tree, 'Transaction')).toHaveLength(Number(text(entries!, 'NumberOfEntries')))
  for (const transaction of all(tree, 'Transaction')) {
    const both = all([transaction], 'Line').map(
      (line) => amountIn(line, 'DebitAmount') - amountIn(line, 'CreditAmount'),
    )
    expect(both.reduce((sum, each) => sum + each, 0)).toBe(0)
  }
  const accounts = all(tree, 'Account')
  for (const account of accounts) {
    const code = text(account, 'AccountID')!
    expect({ code, closing: balanceOf(account, 'Closing') }).toEqual({
      code,
      closing: balanceOf(account, 'Opening') + (moved.get(code) ?? 0),
    })
  }
  expect(accounts.reduce((sum, account) => sum + balanceOf(account, 'Closing'), 0)).toBe(0)
  const buyers = all(tree, 'Customer').flatMap((buyer) =>
    all([buyer], 'BalanceAccount').map((balance) => ({
      buyer: `${text(buyer, 'CustomerID')} ${text(balance, 'AccountID')}`,
      balance,
    })),
  )
  for (const { buyer, balance } of buyers)
    expect({ buyer, closing: balanceOf(balance, 'Closing') }).toEqual({
      buyer,
      closing: balanceOf(balance, 'Opening') + (ofBuyer.get(buyer) ?? 0),
    })
  expect(new Set(buyers.map(({ buyer }) => buyer))).toEqual(new Set(ofBuyer.keys()))
})

test('a sale carries its number, KID, due date, buyer and VAT; euro stand beside the kroner', async () => {
  const tree = treeOf(file.xml)
  const lines = all(tree, 'Line')
  const taxed = lines.filter((line) => all([line], 'TaxInformation').length > 0)
  const codes = new Set(taxed.map((line) => text(all([line], 'TaxInformation')[0]!, 'TaxCode')))
  expect(codes).toEqual(new Set(['3', '6']))
  const vat = taxed.reduce((sum, line) => sum + amountIn(line, 'CreditTaxAmount') - amountIn(line, 'DebitTaxAmount'), 0)
  const [stated] = await house.witness(`select sum(case kind when 'invoice' then 1 else -1 end
    * case currency when 'NOK' then vat_minor else (content #>> '{accountingVat,vatMinor}')::bigint end)::int as minor from documents`)
  expect(vat).toBe(stated!.minor)
  const euro = lines.find((line) => all([line], 'CurrencyCode').length > 0)!
  const side = all([euro], 'DebitAmount')[0]!
  expect(['CurrencyCode', 'CurrencyAmount', 'ExchangeRate', 'Amount'].map((name) => text(side, name))).toEqual([
    ...['EUR', '999.00', '11.7425', '11730.76'],
  ])
  expect(text(euro, 'CID')).toMatch(/^\d+$/)
  expect(text(euro, 'DueDate')).toMatch(/^\d{4}-\d\d-\d\d$/)
  expect(text(euro, 'CustomerID')).toMatch(/^[\da-f]{32}$/)
})

test('the file is named as the tax authority asks, and a later period opens at what this one closed at', async () => {
  expect(file.name).toMatch(/^SAF-T Financial_\d{9}_\d{14}\.xml$/)
  const after = `${Number(period.to.slice(0, 4)) + 1}-01-01`
  const later = treeOf((await taken({ from: after, to: after })).xml)
  const closed = all(treeOf(file.xml), 'Account').map((account) => balanceOf(account, 'Closing'))
  expect(all(later, 'Account').map((account) => balanceOf(account, 'Opening'))).toEqual(closed)
  expect(all(later, 'Transaction')).toEqual([])
})

test('a currency without a rate is told before the first byte, with what is missing', async () => {
  await house.till.connection.pool.query(
    `insert into entries (id, kind, source_id, posted_on, currency) values (uuidv7(), 'capture', uuidv7(), $1, 'GBP')`,
    [period.to],
  )
  await house.till.connection.pool.query(
    `insert into postings (entry_id, position, debit, credit, amount_minor) select id, 1, '1579', '2900', 100 from entries where currency = 'GBP'`,
  )
  const answer = await ask(house, `/exports/saf-t.xml?from=${period.from}&to=${period.to}`, {
    headers: bearer(keys.finance),
  })
  expect(answer).toMatchObject({
    status: 409,
    body: { type: '/problems/exports/rate-missing', currency: 'GBP', day: period.to, postings: 1 },
  })
})
