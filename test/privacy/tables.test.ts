import { afterAll, beforeAll, expect, test } from 'vitest'
import { EVERYWHERE, IMPERSONAL } from '../../src/privacy/everywhere.ts'
import { bootTill, type House } from '../support/constellation.ts'

/** What a column is called, or is, where it can hold something of a person. */
const TELLING =
  /person|email|e_mail|name|address|street|postcode|city|phone|birth|payer|people|agent|subject|actor|asked_by|words|wanted|billing|content|text|html|proof/
/** The same words in names of things that are no person's. */
const OF_THINGS = [
  'funders.name',
  ...['companies.name', 'companies.street', 'companies.postcode', 'companies.city'],
  ...['company_units.name', 'company_units.street', 'company_units.postcode', 'company_units.city'],
  ...['documents.content_digest', 'reminders.content_digest', 'events.name', 'people.email_verified_at'],
]

let house: House
let columns: { table: string; column: string; refers: boolean }[]
beforeAll(async () => {
  house = await bootTill()
  columns = (await house.witness(`
    select c.relname as "table", a.attname as "column", exists (select from pg_constraint f where f.contype = 'f' and f.conrelid = c.oid
      and f.confrelid = 'people'::regclass and a.attnum = any(f.conkey)) as refers
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1, 2`)) as typeof columns
})
afterAll(() => house?.close())

const impersonal = Object.values(IMPERSONAL).flat()
const personal = new Map(Map.groupBy(EVERYWHERE, ({ table }) => table))
const tables = (): string[] => [...new Set(columns.map(({ table }) => table))].filter((name) => !name.startsWith('__'))

/** Tables that nobody has thought about: neither said to hold something of people nor said why they hold nothing. */
const forgotten = (all: readonly string[]): string[] =>
  all.filter((table) => !personal.has(table) && !impersonal.includes(table))

test('every table is known to hold something of people, or why it does not', () => {
  expect(forgotten(tables())).toEqual([])
  expect(forgotten([...tables(), 'newsletters'])).toEqual(['newsletters'])
})

test('no list names a table that is not there, or one twice', () => {
  const named = [...personal.keys(), ...impersonal]
  expect(named.filter((table) => !tables().includes(table))).toEqual([])
  expect(named.length).toBe(new Set(named).size)
  expect(EVERYWHERE.length).toBe(personal.size)
})

test('every column that refers to a person, or is called like something of a person, is in the list', () => {
  const seen = columns.filter(
    ({ table, column, refers }) =>
      personal.has(table) && (refers || TELLING.test(column)) && !OF_THINGS.includes(`${table}.${column}`),
  )
  const listed = new Set(EVERYWHERE.flatMap(({ table, columns: own }) => own.map((column) => `${table}.${column}`)))
  expect(seen.map(({ table, column }) => `${table}.${column}`).filter((column) => !listed.has(column))).toEqual([])
  const there = new Set(columns.map(({ table, column }) => `${table}.${column}`))
  expect([...listed].filter((column) => !there.has(column))).toEqual([])
})

test('a table without a place in the lists may not refer to people', () => {
  const referring = columns.filter(({ refers }) => refers)
  expect(referring.map(({ table }) => table)).toContain('enrolments')
  expect(referring.filter(({ table }) => !personal.has(table))).toEqual([])
})

test('what is erased and what stays is said of every table, and why', () => {
  for (const { table, columns: own, shown, erased } of EVERYWHERE) {
    expect([table, own.length > 0]).toEqual([table, true])
    for (const each of [shown, erased]) if ('because' in each) expect(each.because.length).toBeGreaterThan(10)
    if (!('because' in erased)) expect([table, erased.length > 0]).toEqual([table, true])
  }
})
