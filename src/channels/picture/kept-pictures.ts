import { type PictureFacts, pictureDigest } from './picture-facts.ts'

/** Pictures kept at most, some 40 kB each; whoever shares a course is followed by many who look. */
const MOST_KEPT = 200

const kept = new Map<string, Promise<Buffer>>()
let last: Promise<unknown> = Promise.resolve()

/** The library that draws weighs 17 MB and takes 40 ms to load: it comes with the first picture, not with the program. */
async function draw(facts: PictureFacts): Promise<Buffer> {
  const { drawPicture } = await import('./draw.ts')
  return drawPicture(facts)
}

/** A picture by what stands on it, drawn once while it is kept and never two at a time. */
export function pictureOf(facts: PictureFacts): Promise<Buffer> {
  const digest = pictureDigest(facts)
  const known = kept.get(digest)
  if (known) return known
  const drawn = last.then(() => draw(facts))
  last = drawn.catch(() => kept.delete(digest))
  kept.set(digest, drawn)
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break
    kept.delete(oldest)
  }
  return drawn
}
