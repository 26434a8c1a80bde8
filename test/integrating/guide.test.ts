import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bootTill, type House } from '../support/constellation.ts'
import { dayOf } from '../support/finance.ts'
import { make, until } from '../support/make.ts'

const run = promisify(execFile)
const GUIDE = readFileSync(join(import.meta.dirname, '../../docs/integration.md'), 'utf8')
/** The lines of the guide, block by block. */
const blocks = [...GUIDE.matchAll(/```sh\n(.*?)```/gs)].map(([, lines]) => lines!)
/** One request, with the lines that it goes on over. */
const REQUEST = /^curl .*?(?=^curl |$(?![\s\S]))/gms

let house: House
let known: Record<string, string>
beforeAll(async () => {
  house = await bootTill()
  const { offeringId } = await make.offering(house)
  known = {
    ...{ SHOP: house.url, OFFERING: offeringId, TODAY: await dayOf(house) },
    ADMIN: await make.client(house, ['administrator']),
    ERP: await make.client(house, ['accounting-system']),
    LMS: await make.client(house, ['learning-platform'], { personal: true }),
  }
}, 60_000)
afterAll(() => house?.close())

test('every line of the guide does what it says, in the order in which it stands', async () => {
  expect(blocks.length).toBeGreaterThan(5)
  const answers: Record<string, unknown>[] = []
  for (const line of blocks.flatMap((block) => block.match(REQUEST) ?? [])) {
    await learn(line)
    const { stdout } = await run('bash', ['-c', line], { env: { ...process.env, ...known } }).catch((error: Error) => {
      throw new Error(`${line}\n${error.message}`)
    })
    answers.push(stdout === '' ? {} : (JSON.parse(stdout) as Record<string, unknown>))
  }
  const told = (name: string) => answers.filter((answer) => name in answer)
  expect(told('key')).toHaveLength(2)
  expect(told('offers')).toHaveLength(1)
  expect(told('bankPaymentId')[0]).toMatchObject({ orderId: expect.any(String) })
  expect(told('events')).toHaveLength(2)
  expect(told('placements')[0]).toMatchObject({ leftMinor: 0, hindrance: null })
  expect(told('learners')[0]).toMatchObject({ learners: [{ email: 'kari@example.no' }] })
  const [row] = await house.witness('select count(*)::int as n from enrolments where completed_at is not null')
  expect(row!.n).toBe(1)
}, 60_000)

/** What a reader would know by then: the KID that stands on the invoice, the enrolment that the list told. */
async function learn(line: string): Promise<void> {
  const find = async (name: string, sql: string) => {
    if (!line.includes(`$${name}`) || known[name]) return
    await until(async () => (await house.witness(sql)).length > 0)
    known[name] = String(Object.values((await house.witness(sql))[0]!)[0])
  }
  await find('KID', 'select kid from documents where kid is not null')
  await find('ENROLMENT', 'select id from enrolments')
}
