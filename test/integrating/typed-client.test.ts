import { execFile } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ApiDocument } from '../../src/platform/http/client/client-source.ts'
import { bodyExample } from '../../src/platform/http/client/example-of.ts'
import { routes, sessionRoutes } from '../../src/routes.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make } from '../support/make.ts'

const run = promisify(execFile)
const ROOT = join(import.meta.dirname, '../..')
const MODULES = join(ROOT, 'node_modules')
/** What a cautious integrator compiles with. */
const STRICT = {
  compilerOptions: {
    ...{
      target: 'es2024',
      module: 'nodenext',
      moduleResolution: 'nodenext',
      types: ['node'],
      noEmit: true,
      strict: true,
    },
    ...{ exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, erasableSyntaxOnly: true },
    ...{ allowImportingTsExtensions: true, noUnusedLocals: true },
  },
  include: ['*.ts'],
}

let house: House
let folder: string
let document: ApiDocument
beforeAll(async () => {
  house = await bootTill()
  folder = mkdtempSync(join(tmpdir(), 'coursetill-client-'))
  const get = async (path: string) => (await fetch(`${house.url}${path}`)).text()
  document = JSON.parse(await get('/openapi.json')) as ApiDocument
  writeFileSync(join(folder, 'coursetill.ts'), await get('/docs/coursetill.ts'))
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(STRICT))
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}')
  copyFileSync(join(import.meta.dirname, 'somebody-elses-program.txt'), join(folder, 'program.ts'))
  symlinkSync(MODULES, join(folder, 'node_modules'))
}, 60_000)
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await house?.close()
})

test('the client that a till serves compiles under strict rules with a program that uses it, and refuses what does not fit', async () => {
  await run(process.execPath, [join(MODULES, 'typescript/bin/tsc'), '-p', folder]).catch(
    (error: { stdout: string }) => {
      throw new Error(error.stdout)
    },
  )
}, 60_000)

test('the program lists, orders once although its answer was lost, waits where the till is busy, and meets refusals as classes', async () => {
  await make.offering(house, { title: 'Først' })
  await make.offering(house, { title: 'Så' })
  const key = await make.client(house, ['administrator'])
  const { stdout } = await run(process.execPath, [join(folder, 'program.ts')], {
    env: { ...process.env, TILL_URL: house.url, TILL_KEY: key },
  })
  expect(JSON.parse(stdout)).toEqual({
    titles: ['Først', 'Så'],
    orders: 1,
    keysSent: 1,
    timesSent: 3,
    missing: ['NotThere', 'order/unknown', 404],
    malformed: ['Malformed', ['/lines']],
    conflict: ['Conflict', 'events/ahead'],
    followed: true,
  })
}, 60_000)

test('every body that the collection shows is one that its operation takes', async () => {
  const declared = [...routes, ...sessionRoutes].filter(({ body }) => body)
  const wrong = declared.flatMap(({ id, path, method, body }) => {
    const tried = body!.safeParse(bodyExample(document, document.paths[path]![method]!))
    return tried.success ? [] : [`${id}: ${JSON.stringify(tried.error.issues)}`]
  })
  expect(wrong).toEqual([])
  expect(declared.length).toBeGreaterThan(200)
  const collection = JSON.parse(await (await fetch(`${house.url}/docs/collection.json`)).text()) as {
    info: { schema: string }
    item: { name: string; item: { name: string; request: { method: string; url: { raw: string } } }[] }[]
  }
  expect(collection.info.schema).toContain('/v2.1.0/')
  expect(collection.item.flatMap((room) => room.item.map(({ name }) => name)).toSorted()).toEqual(
    [...routes, ...sessionRoutes].map(({ id }) => id).toSorted(),
  )
  const events = collection.item.flatMap((room) => room.item).find(({ name }) => name === 'listEvents')
  expect(events?.request).toMatchObject({ method: 'GET', url: { raw: '{{url}}/events' } })
})
