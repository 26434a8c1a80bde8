import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { toldByWebhooks } from '../src/handover/told-by-webhooks.ts'
import { clientSource } from '../src/platform/http/client/client-source.ts'
import { collectionOf } from '../src/platform/http/client/collection-of.ts'
import { describeApi } from '../src/platform/http/openapi.ts'
import { VERSION } from '../src/platform/version.ts'
import { routes, sessionRoutes } from '../src/routes.ts'

// npm run client [-- --out <folder>]: writes what a running till serves under /docs: the document, the typed client and the collection.
const { values } = parseArgs({ options: { out: { type: 'string', default: '.data/client' } } })
const folder = resolve(values.out)
const document = describeApi([...routes, ...sessionRoutes], {
  url: 'http://localhost:4242',
  version: VERSION,
  webhooks: toldByWebhooks,
})
const files = {
  'openapi.json': JSON.stringify(document, null, 2),
  'coursetill.ts': clientSource(document),
  'collection.json': JSON.stringify(collectionOf(document), null, 2),
}
mkdirSync(folder, { recursive: true })
for (const [name, text] of Object.entries(files)) {
  writeFileSync(join(folder, name), text)
  console.log(join(folder, name))
}
