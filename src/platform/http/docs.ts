import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Express } from 'express'
import { type ApiDocument, clientSource } from './client/client-source.ts'
import { collectionOf } from './client/collection-of.ts'

const FOLDER = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
const FILES = ['swagger-ui.css', 'swagger-ui-bundle.js'] as const

/**
 * The API's document to read and try out, served whole from our own origin; beside it a typed client and a collection for whoever tries
 * requests by hand, both made from that document once somebody asks for them.
 */
export function mountDocs(app: Express, described: () => ApiDocument): void {
  for (const file of FILES) {
    const bytes = readFileSync(join(FOLDER, file))
    app.get(
      `/docs/${file}`,
      (_req, res) =>
        void res
          .type(file.endsWith('.css') ? 'text/css' : 'text/javascript; charset=utf-8')
          .set('Cache-Control', 'public, max-age=86400')
          .send(bytes),
    )
  }
  app.get('/docs/start.js', (_req, res) => void res.type('text/javascript; charset=utf-8').send(START))
  const client = keptOf(() => clientSource(described()))
  const collection = keptOf(() => collectionOf(described()))
  app.get('/docs/coursetill.ts', (_req, res) => void res.type('text/plain').send(client()))
  app.get('/docs/collection.json', (_req, res) => void res.json(collection()))
  app.get('/docs', (_req, res) => void res.type('html').send(PAGE))
}

/** Made once somebody asks, and kept. */
function keptOf<Made extends string | object>(make: () => Made): () => Made {
  let made: Made | undefined
  return () => {
    made ??= make()
    return made
  }
}

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>coursetill API</title><link rel="stylesheet" href="/docs/swagger-ui.css"></head>
<body><nav><a href="/openapi.json">OpenAPI</a> · <a href="/docs/coursetill.ts">TypeScript client</a> · <a href="/docs/collection.json">Collection (Postman, Bruno)</a></nav><main id="ui"></main><script src="/docs/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script></body></html>`
/** Rooms are opened one at a time: with some 130 operations unfolded at once the page stops after the first few. */
const START = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#ui', deepLinking: true, docExpansion: 'none', validatorUrl: null })`
