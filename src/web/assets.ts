import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import express from 'express'
import { leanFont } from './fonts/lean-font.ts'
import { bundleStyles } from './styles/bundle.ts'

type Asset = { type: string; read(): Buffer }
type Encoding = 'br' | 'gzip' | 'identity'

const HASH_LENGTH = 10
/** One year in seconds: the address changes with the content. */
const KEPT_SECONDS = 31_536_000
const EMBED_KEPT_SECONDS = 3600

const fromHere = (path: string) => () => readFileSync(join(import.meta.dirname, path))
const ASSETS: Record<string, Asset> = {
  'site.css': { type: 'text/css; charset=utf-8', read: () => Buffer.from(bundleStyles(assetHref)) },
  'site.js': { type: 'text/javascript; charset=utf-8', read: fromHere('client/site.js') },
  'passkey.js': { type: 'text/javascript; charset=utf-8', read: fromHere('client/passkey.js') },
  'embed-frame.js': { type: 'text/javascript; charset=utf-8', read: fromHere('client/embed-frame.js') },
  'embed.js': { type: 'text/javascript; charset=utf-8', read: fromHere('client/embed.js') },
  'icon.svg': { type: 'image/svg+xml', read: fromHere('client/icon.svg') },
  'sans-400.ttf': { type: 'font/ttf', read: () => leanFont('400Regular') },
  'sans-600.ttf': { type: 'font/ttf', read: () => leanFont('600SemiBold') },
  'sans-700.ttf': { type: 'font/ttf', read: () => leanFont('700Bold') },
}

/** Nearly as small as the best there is, at a thirtieth of the time: fonts are packed while somebody waits. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }

const packed = new Map<string, Buffer>()
const hrefs = new Map<string, string>()

/** The address of an asset; it carries a digest of the content, so that it may be kept for ever. */
export function assetHref(name: string): string {
  const known = hrefs.get(name)
  if (known) return known
  const digest = createHash('sha256').update(pack(name, 'identity')).digest('hex').slice(0, HASH_LENGTH)
  const href = `/assets/${digest}/${name}`
  hrefs.set(name, href)
  return href
}

/** Styles, fonts, icon and script, packed once and kept by browsers for a year. */
export function staticAssets(): express.Router {
  const router = express.Router()
  router.get('/assets/:digest/:name', (req, res, next) => {
    const { name } = req.params
    if (!Object.hasOwn(ASSETS, name) || assetHref(name) !== req.path) return next()
    const encoding = (req.acceptsEncodings(['br', 'gzip', 'identity']) || 'identity') as Encoding
    res
      .set('Cache-Control', `public, max-age=${KEPT_SECONDS}, immutable`)
      .vary('Accept-Encoding')
      .type(ASSETS[name]!.type)
    if (encoding !== 'identity') res.set('Content-Encoding', encoding)
    res.send(pack(name, encoding))
  })
  // Other sites have this address in their pages for years: it is kept for an hour and then asked for again.
  router.get('/embed.js', (_req, res) => {
    res.set('Cache-Control', `public, max-age=${EMBED_KEPT_SECONDS}`).type(ASSETS['embed.js']!.type)
    res.send(pack('embed.js', 'identity'))
  })
  router.get('/favicon.ico', (_req, res) => void res.redirect(301, assetHref('icon.svg')))
  return router
}

function pack(name: string, encoding: Encoding): Buffer {
  const known = packed.get(`${encoding} ${name}`)
  if (known) return known
  const plain = encoding === 'identity' ? ASSETS[name]!.read() : pack(name, 'identity')
  const done = encoding === 'br' ? brotliCompressSync(plain, BROTLI) : encoding === 'gzip' ? gzipSync(plain) : plain
  packed.set(`${encoding} ${name}`, done)
  return done
}
