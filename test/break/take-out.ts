import { registerHooks } from 'node:module'
import type { Cut } from './cut.ts'
import { GUARDS, type Guard } from './guards.ts'

/**
 * Lets one process hold several builds of the program side by side: whatever a module with `?<guard>` in its address imports
 * from this repository gets the same ending, and so is loaded anew, without that guard; several are parted by `|`. A cut that fits nothing any more stops
 * the build: one that is not broken proves nothing.
 */
const ROOT = new URL('../../', import.meta.url).href
const isOurs = (url: string): boolean => url.startsWith(ROOT) && !url.includes('/node_modules/')

registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context)
    const build = context.parentURL ? new URL(context.parentURL).search : ''
    return build && isOurs(found.url) && !found.url.includes('?') ? { ...found, url: found.url + build } : found
  },
  load(url, context, next) {
    const loaded = next(url, context)
    const { pathname, search } = new URL(url)
    const named = search && isOurs(url) ? decodeURIComponent(search.slice(1)).split('|') : []
    const cuts = named.flatMap((guard): readonly Cut[] => GUARDS[guard as Guard])
    const mine = cuts.filter(({ module }) => pathname.endsWith(module))
    return mine.length === 0 ? loaded : { ...loaded, source: mine.reduce(without, String(loaded.source)) }
  },
})

function without(source: string, { module, piece, instead }: Cut): string {
  const broken = source.replace(piece, instead)
  if (broken === source) throw new Error(`nothing in ${module} looks like ${piece}`)
  return broken
}
