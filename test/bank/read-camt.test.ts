import { expect, test } from 'vitest'
import { readCamt } from '../../src/bank/read-camt.ts'
import { camt } from './camt.ts'

const day = '2026-11-16'
const faultOf = (xml: string): string => {
  try {
    readCamt(xml)
    return 'read'
  } catch (error) {
    return (error as { code: string }).code
  }
}

test.each(['02', '04', '08'] as const)(
  'a batch of version %s is read payment by payment, each with its own amount',
  (version) => {
    const payments = [
      { amount: '11250.00', strd: [{ kid: '000001234561' }] },
      {
        amount: '12500.00',
        strd: [
          { kid: '100000000041', amount: '2900.00' },
          { kid: '100000000058', amount: '9600.00' },
        ],
      },
      { amount: '1400.00', said: 'Faktura 100002' },
    ]
    const { entries } = readCamt(camt([{ amount: '25150.00', day, reference: 'R1', payments }], { version }))
    expect(entries).toMatchObject([
      {
        reference: 'R1',
        bookedOn: day,
        amountMinor: 2_515_000,
        money: [
          {
            amountMinor: 1_125_000,
            remittances: [{ reference: '000001234561', amountMinor: null }],
            payerName: 'Bedrift Øst AS',
          },
          { amountMinor: 1_250_000, remittances: [{ amountMinor: 290_000 }, { amountMinor: 960_000 }] },
          { amountMinor: 140_000, remittances: [], said: 'Faktura 100002' },
        ],
      },
    ])
  },
)

test('a payment alone in its entry need not say its amount; in a batch it must', () => {
  const alone = readCamt(camt([{ amount: '10.50', day, payments: [{ strd: [{ kid: '1' }] }] }]))
  expect(alone.entries[0]!.money[0]!.amountMinor).toBe(1_050)
  expect(faultOf(camt([{ amount: '20', day, payments: [{ strd: [{ kid: '1' }] }, { amount: '10' }] }]))).toBe(
    'bank/file-unsound',
  )
})

test('a file that does not add up is refused whole', () => {
  expect(faultOf(camt([{ amount: '30', day, payments: [{ amount: '10' }, { amount: '19.99' }] }]))).toBe(
    'bank/file-unsound',
  )
  const moved = [
    { amount: '30', day },
    { amount: '10', day, out: true as const },
  ]
  const read = (closing: string) => faultOf(camt(moved, { kind: 'camt.053', opening: '100.00', closing }))
  expect([read('120.00'), read('120.01')]).toEqual(['read', 'bank/file-unsound'])
})

test('what is not booked yet is passed over', () => {
  const { entries, pending } = readCamt(
    camt([
      { amount: '30', day, status: 'PDNG' },
      { amount: '10', day },
    ]),
  )
  expect([entries.length, pending]).toEqual([1, 1])
})

test('what is no such file is refused by name: another message, broken XML, a bomb of entities, an amount of words', () => {
  const bomb = camt([{ amount: '30', day }]).replace('<Document', '<!DOCTYPE d [<!ENTITY a "aaaa">]><Document')
  const pain = '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"><CstmrCdtTrfInitn/></Document>'
  const all = [
    pain,
    'KID;beløp',
    '',
    camt([{ amount: '30', day }]).slice(0, -5),
    bomb,
    camt([{ amount: 'tretti', day }]),
    camt([{ amount: '30', day: '2026-02-30' }]),
  ]
  expect(all.map(faultOf)).toEqual([...Array(5).fill('bank/file-unreadable'), 'bank/file-unsound', 'bank/file-unsound'])
})

test('the number of a card in a message is not kept', () => {
  const { entries } = readCamt(camt([{ amount: '30', day, payments: [{ said: 'kort 4242 4242 4242 4242' }] }]))
  expect(entries[0]!.money[0]!.said).toBeNull()
})
