import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Cut } from './cut.ts'
import { GUARDS, type Guard } from './guards.ts'
import { reaching } from './reaching.ts'

/**
 * Lets one process hold several builds of the program side by side: of what a module with `?<guard>` in its address imports
 * from this repository, all that leads to the guard gets the same ending, and so is loaded anew, without that guard; several are
 * parted by `|`. What does not lead there is the same in every build and is shared. A cut that fits nothing any more stops
 * the build: one that is not broken proves nothing.
 */
const ROOT = new URL('../../', import.meta.url).href
const isOurs = (url: string): boolean => url.startsWith(ROOT) && !url.includes('/node_modules/')

/** Builds have statements of the same name with other words, each on connections of its own; any other process refuses that. */
const ONE_BUILD: Cut = {
  module: '/src/platform/db/statement.ts',
  piece: /if \(\(texts\.get\(name\) \?\? text\) !== text\) throw[^\n]+\n/,
  instead: '\n',
}

const parts = new Map<string, ReadonlySet<string>>()

registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context)
    const build = context.parentURL ? new URL(context.parentURL).search : ''
    if (!build || !isOurs(found.url) || found.url.includes('?')) return found
    return partsOf(build).has(fileURLToPath(found.url)) ? { ...found, url: found.url + build } : found
  },
  load(url, context, next) {
    const loaded = next(url, context)
    if (!isOurs(url)) return loaded
    const { pathname, search } = new URL(url)
    const cuts = [ONE_BUILD, ...cutsOf(search)].filter(({ module }) => pathname.endsWith(module))
    return cuts.length === 0 ? loaded : { ...loaded, source: cuts.reduce(without, String(loaded.source)) }
  },
})

const cutsOf = (build: string): readonly Cut[] =>
  build === ''
    ? []
    : decodeURIComponent(build.slice(1))
        .split('|')
        .flatMap((guard): readonly Cut[] => GUARDS[guard as Guard])

/** The files that are another one's in this build. */
function partsOf(build: string): ReadonlySet<string> {
  const known = parts.get(build) ?? reaching(cutsOf(build).map(({ module }) => module))
  parts.set(build, known)
  return known
}

function without(source: string, { module, piece, instead }: Cut): string {
  const broken = source.replace(piece, instead)
  if (broken === source) throw new Error(`nothing in ${module} looks like ${piece}`)
  return broken
}
