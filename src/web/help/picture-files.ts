import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import express from 'express'
import { LANGS } from '../../platform/lang.ts'
import { pictureName } from './guide.ts'
import { GUIDE_NAMES, GUIDES } from './guides.ts'

/** Where the command that makes the guides puts their pictures; whoever reads the guides in the repository sees the same files. */
const FOLDER = join(import.meta.dirname, '../../../docs/guides/pictures')
const HASH_LENGTH = 10

const hrefs = new Map<string, string>()

/** What may be asked for: the pictures of the steps that have one, in every language. */
const NAMES = new Set(
  GUIDE_NAMES.flatMap((guide) =>
    Object.entries(GUIDES[guide].steps).flatMap(([step, { shows }]) =>
      shows ? LANGS.map((lang) => pictureName(guide, step, lang)) : [],
    ),
  ),
)

/** The address of a picture, with a digest of its content, so that it may be kept for ever; null where it has not been made. */
export function pictureHref(name: string): string | null {
  const known = hrefs.get(name)
  if (known) return known
  const path = join(FOLDER, name)
  if (!NAMES.has(name) || !existsSync(path)) return null
  const digest = createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, HASH_LENGTH)
  const href = `/assets/${digest}/${name}`
  hrefs.set(name, href)
  return href
}

/** The pictures of the guides, kept by browsers for a year. */
export function guidePictures(): express.Router {
  const router = express.Router()
  router.get('/assets/:digest/:name', (req, res, next) => {
    const { name } = req.params
    if (!NAMES.has(name) || pictureHref(name) !== req.path) return next()
    res.sendFile(name, { root: FOLDER, maxAge: '1y', immutable: true })
  })
  return router
}
