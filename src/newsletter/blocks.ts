import { z } from 'zod'
import { Slug, TOPIC_MAX } from '../catalogue/words.ts'

/** A line of an issue that becomes cards of courses. */
export type Block = { kind: 'course'; slug: string } | { kind: 'new'; topic: string | null; max: number }
/** Words, or a block; `line` is what was written. */
export type Part = { words: string } | { block: Block; line: string }

/** The most cards of one block, and how many where it does not say. */
const CARDS_MAX = 6
const CARDS = 3
const IS_BLOCK = /^\s*\{\{(.*)\}\}\s*$/
const COURSE = /^course\s+(\S+)$/
const NEW = /^new(?:\s+topic=(?:"([^"]*)"|(\S+)))?(?:\s+max=(\d))?$/
const Topic = z.string().min(1).max(TOPIC_MAX)

/** An issue taken apart: what is written between blocks, and the blocks. A line that looks like one and is none has no block. */
export function partsOf(words: string): (Part | { bad: string })[] {
  const parts: (Part | { bad: string })[] = []
  for (const line of words.split('\n')) {
    const inside = IS_BLOCK.exec(line)?.[1]
    const last = parts.at(-1)
    if (inside !== undefined) {
      const block = blockOf(inside.trim())
      parts.push(block ? { block, line: line.trim() } : { bad: line.trim() })
    } else if (last && 'words' in last) last.words += `\n${line}`
    else parts.push({ words: line })
  }
  return parts
}

function blockOf(inside: string): Block | null {
  const slug = COURSE.exec(inside)?.[1]
  if (slug !== undefined) return Slug.safeParse(slug).success ? { kind: 'course', slug } : null
  const found = NEW.exec(inside)
  if (!found) return null
  const [, quoted, bare, most] = found
  const topic = quoted ?? bare ?? null
  const max = most === undefined ? CARDS : Number(most)
  const isGood = (topic === null || Topic.safeParse(topic).success) && max >= 1 && max <= CARDS_MAX
  return isGood ? { kind: 'new', topic, max } : null
}
