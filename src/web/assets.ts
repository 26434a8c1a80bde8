import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import express from 'express'
import { leanFont } from './fonts/lean-font.ts'
import { bundleStyles } from './styles/bundle.ts'

type Asset = { type: string; read(): Buffer }
type Packed = { plain: Buffer; gzip: Buffer; br: Buffer }

const HASH_LENGTH = 10
/** One year in seconds: the address changes with the content. */
const KEPT_SECONDS = 31_536_000

const fromHere = (path: string) => () => readFileSync(join(import.meta.dirname, path))
const ASSETS: Record<string, Asset> = {
  'site.css': { type: 'text/css; charset=utf-8', read: () => Buffer.from(bundleStyles(assetHref)) },
  'site.js': { type: 'text/javascript; charset=utf-8', read: fromHere('client/site.js') },
  'icon.svg': { type: 'image/svg+xml', read: fromHere('client/icon.svg') },
  'sans-400.ttf': { type: 'font/ttf', read: () => leanFont('400Regular') },
  'sans-600.ttf': { type: 'font/ttf', read: () => leanFont('600SemiBold') },
  'sans-700.ttf': { type: 'font/ttf', read: () => leanFont('700Bold') },
}

const packed = new Map<string, Packed>()
const hrefs = new Map<string, string>()

/** The address of an asset; it carries a digest of the content, so that it may be kept for ever. */
export function assetHref(name: string): string {
  const known = hrefs.get(name)
  if (known) return known
  const digest = createHash('sha256').update(pack(name).plain).digest('hex').slice(0, HASH_LENGTH)
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
    const encoding = req.acceptsEncodings(['br', 'gzip', 'identity'])
    const body = pack(name)
    res
      .set('Cache-Control', `public, max-age=${KEPT_SECONDS}, immutable`)
      .vary('Accept-Encoding')
      .type(ASSETS[name]!.type)
    if (encoding === 'br') return void res.set('Content-Encoding', 'br').send(body.br)
    if (encoding === 'gzip') return void res.set('Content-Encoding', 'gzip').send(body.gzip)
    res.send(body.plain)
  })
  router.get('/favicon.ico', (_req, res) => void res.redirect(301, assetHref('icon.svg')))
  return router
}

function pack(name: string): Packed {
  const known = packed.get(name)
  if (known) return known
  const plain = ASSETS[name]!.read()
  const done = { plain, gzip: gzipSync(plain), br: brotliCompressSync(plain) }
  packed.set(name, done)
  return done
}
