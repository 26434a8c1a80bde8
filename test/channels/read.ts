import { XMLParser, XMLValidator } from 'fast-xml-parser'

type Tree = Record<string, unknown>

/** What stands at a path of something that was read, "rss.channel.item"; undefined where nothing does. */
export const within = <T>(thing: unknown, path: string): T =>
  path.split('.').reduce<unknown>((at, key) => (at as Tree | undefined)?.[key], thing) as T

/** XML that is well-formed, as a tree; else what is wrong with it. */
export function xmlOf(text: string): Tree {
  const judged = XMLValidator.validate(text)
  if (judged !== true) throw new Error(`${judged.err.msg} in line ${judged.err.line}: ${text.slice(0, 200)}`)
  return new XMLParser({ ignoreAttributes: false, parseTagValue: false, isArray: (name) => LISTS.has(name) }).parse(
    text,
  )
}
const LISTS = new Set(['item', 'entry', 'start', 'url', 'sitemap'])

/** The facts of a page by their type. */
export function factsIn(body: string): Tree {
  const blocks = [...body.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)]
  return Object.fromEntries(blocks.map(([, json]) => JSON.parse(json!)).map((facts) => [facts['@type'], facts]))
}

export const metaOf = (body: string, property: string): string | undefined =>
  new RegExp(`<meta (?:property|name)="${property}" content="([^"]*)"`).exec(body)?.[1]
