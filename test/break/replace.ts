import { registerHooks } from 'node:module'

/** Loads one module of the program with a piece of its source replaced, and refuses when the piece is not there any more. */
export function breakModule(ending: string, from: RegExp, to: string): void {
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context)
      if (!url.endsWith(ending)) return loaded
      const source = String(loaded.source)
      const broken = source.replace(from, to)
      if (broken === source) throw new Error(`nothing in ${ending} looks like ${from}`)
      return { ...loaded, source: broken }
    },
  })
}
