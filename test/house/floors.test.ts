import { expect, test } from 'vitest'
import { rule } from './rule.ts'
import { foldersOf, type Import, importsOf, jsonOf, nodesOf, type Source, sourcesUnder, targetOf } from './source.ts'

const { floors } = jsonOf<{ floors: { floor: number; rooms: string[] }[] }>('floors.json')
const floorOf = new Map(floors.flatMap(({ floor, rooms }) => rooms.map((room) => [room, floor] as const)))
const house = sourcesUnder('src')
const everything = sourcesUnder('src', 'invoices')

test('every folder under src is a room with exactly one floor in floors.json', () => {
  expect(foldersOf('src').filter((room) => !floorOf.has(room))).toEqual([])
  expect(floors.flatMap(({ rooms }) => rooms)).toHaveLength(floorOf.size)
})

rule('a room imports itself and rooms on strictly lower floors', upwardImports, house, {
  bad: [
    ['src/seats/hold.ts', "import { orders } from '../orders/schema.ts'"],
    ['src/seats/hold.ts', "import type { Order } from '../orders/schema.ts'"],
    ['src/seats/hold.ts', "import { type Price, priceOf } from '../pricing/quote.ts'"],
    ['src/seats/hold.ts', "export { placeOrder } from '../checkout/place-order.ts'"],
    ['src/seats/hold.ts', "export * from '../checkout/place-order.ts'"],
    ['src/seats/hold.ts', "const { orders } = await import('../orders/schema.ts')"],
    ['src/seats/deep/hold.ts', "type Order = import('../../orders/schema.ts').Order"],
    ['src/seats/hold.ts', "import '../../src/orders/schema.ts'"],
    ['src/seats/hold.ts', "import { start } from '../server.ts'"],
    ['src/seats/hold.ts', "import { seat } from '../../test/support/make.ts'"],
    ['src/seats/hold.ts', "await import('../orders/' + name)"],
    ['src/attic/hold.ts', "import { seats } from '../seats/schema.ts'"],
  ],
  good: [
    ['src/seats/hold.ts', "import { courses } from '../catalogue/schema.ts'"],
    ['src/seats/hold.ts', "import { release } from './release.ts'"],
    ['src/main.ts', "import { start } from './server.ts'\nimport { sandbox } from './sandbox/start.ts'"],
    ['src/invoicing/issue.ts', "import { pdfOf } from '../../invoices/pdf.ts'"],
  ],
})

rule('only src/invoicing imports invoices/', foreignInvoices, house, {
  bad: [
    ['src/finance/export.ts', "import { pdfOf } from '../../invoices/pdf.ts'"],
    ['src/demo/seed.ts', "import type { InvoiceDocument } from '../../invoices/document.ts'"],
    ['src/main.ts', "import { pdfOf } from '../invoices/pdf.ts'"],
  ],
  good: [['src/invoicing/issue.ts', "import { pdfOf } from '../../invoices/pdf.ts'"]],
})

rule('invoices/ imports nothing of the house', strayFromInvoices, everything, {
  bad: [
    ['invoices/pdf.ts', "import type { Money } from '../src/platform/money.ts'"],
    ['invoices/fonts/load.ts', "import { x } from '../../scripts/x.ts'"],
  ],
  good: [
    ['invoices/pdf.ts', "import PDFDocument from 'pdfkit'\nimport { rows } from './layout.ts'"],
    ['src/seats/hold.ts', "import { courses } from '../catalogue/schema.ts'"],
  ],
})

rule(
  'a schema.ts imports only schemas and the platform, beside types of its own room and the type of the document',
  schemaImports,
  house,
  {
    bad: [
      ['src/orders/schema.ts', "import { isPaid } from './state.ts'"],
      ['src/orders/demand-schema.ts', "import { isPaid } from './state.ts'"],
      ['src/orders/schema.ts', "import type { Quote } from '../pricing/quote.ts'"],
      ['src/invoicing/schema.ts', "import { documentOf } from '../../invoices/document.ts'"],
    ],
    good: [
      [
        'src/orders/schema.ts',
        "import { seats } from '../seats/schema.ts'\nimport { id } from '../platform/db/columns.ts'",
      ],
      ['src/invoicing/schema.ts', "import type { InvoiceDocument } from '../../invoices/document.ts'"],
    ],
  },
)

rule('no file is a barrel', barrels, everything, {
  bad: [
    ['src/seats/index.ts', "import { hold } from './hold.ts'"],
    ['src/seats/public.ts', "export { hold } from './hold.ts'\nexport * from './release.ts'"],
  ],
  good: [['src/seats/hold.ts', "import { release } from './release.ts'\nexport const hold = () => release()"]],
})

function upwardImports(source: Source): string[] {
  const room = roomOf(source.path)
  if (room === undefined) return []
  const floor = floorOf.get(room)
  if (floor === undefined) return [`${source.path} lies in ${room}, which has no floor`]
  return complaints(source, (target) => {
    if (target.startsWith('invoices/')) return false
    const other = roomOf(target)
    if (other === undefined) return true
    return other !== room && (floorOf.get(other) ?? Number.POSITIVE_INFINITY) >= floor
  })
}

function foreignInvoices(source: Source): string[] {
  if (roomOf(source.path) === 'invoicing') return []
  return complaints(source, (target) => target.startsWith('invoices/'))
}

function strayFromInvoices(source: Source): string[] {
  return source.path.startsWith('invoices/') ? complaints(source, (target) => !target.startsWith('invoices/')) : []
}

/** A room whose tables are many has several: `schema.ts`, `demand-schema.ts`. */
const isSchema = (path: string): boolean => /[/-]schema\.ts$/.test(path)

function schemaImports(source: Source): string[] {
  if (!isSchema(source.path)) return []
  return complaints(source, (target, { typeOnly }) => {
    if (typeOnly && (target.startsWith('invoices/') || roomOf(target) === roomOf(source.path))) return false
    return !isSchema(target) && roomOf(target) !== 'platform'
  })
}

function barrels(source: Source): string[] {
  if (source.path.endsWith('/index.ts')) return [`${source.path} is named index.ts`]
  const [program] = nodesOf(source)
  const body = (program?.body ?? []) as { type: string; source?: unknown }[]
  const passes = body.filter((node) => /^Export(Named|All)Declaration$/.test(node.type) && node.source)
  return body.length > 0 && passes.length === body.length ? [`${source.path} only passes on what others export`] : []
}

/** Complaints about the imports of project files that the test dislikes, and about those that cannot be read. */
function complaints(source: Source, dislikes: (target: string, by: Import) => boolean): string[] {
  return importsOf(source)
    .filter((by) => {
      const target = targetOf(source, by)
      return by.specifier === '?' || (target !== undefined && dislikes(target, by))
    })
    .map((by) => `${source.path}:${by.line} imports ${by.specifier === '?' ? 'something computed' : by.specifier}`)
}

/** The folder under src that holds a file; undefined for files directly under src and outside it. */
function roomOf(path: string): string | undefined {
  return /^src\/([^/]+)\//.exec(path)?.[1]
}
