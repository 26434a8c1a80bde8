import type { On } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import { courseBySlug, newestOffers, type Offer } from '../storefront/offers.ts'
import type { Block } from './blocks.ts'

/** So many of what is new are looked through for a topic. */
const LOOKED_THROUGH = 100

/** The starts that a block shows, as anybody may see and buy them now; none where nothing is on sale. */
export async function offersOfBlock(on: On, lang: Lang, block: Block): Promise<Offer[]> {
  if (block.kind === 'new') {
    const { topic, max } = block
    const newest = await newestOffers(on, lang, topic === null ? max : LOOKED_THROUGH)
    return newest.filter(({ topics }) => topic === null || isAbout(topics, topic)).slice(0, max)
  }
  const found = await courseBySlug(on, block.slug, lang)
  const starts = (found?.offers ?? []).filter(({ sale }) => sale !== 'closed' && sale !== 'not-yet')
  const next = starts.find(({ sale }) => sale === 'open') ?? starts[0]
  return next ? [next] : []
}

const isAbout = (topics: readonly string[], topic: string): boolean =>
  topics.some((each) => each.toLocaleLowerCase('nb') === topic.toLocaleLowerCase('nb'))
