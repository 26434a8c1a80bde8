import { canonicalDigest } from '../platform/canonical.ts'

/** What an answer rests on, part by part, so that a later one can be told apart by what differs. */
export const PARTS = ['seats', 'fee', 'tiers', 'documents', 'money', 'extras', 'people'] as const
export type Part = (typeof PARTS)[number]
export type Rests = Record<Part, unknown>

/** Of each part's digest: enough that no two answers about the same seats look alike. */
const DIGITS = 12

/** The id of an answer: a digest of each part of it. */
export const previewIdOf = (rests: Rests): string =>
  PARTS.map((part) => canonicalDigest(rests[part]).slice(0, DIGITS)).join('.')

/** The parts in which two answers differ; all of them where one is no such id. */
export function differing(one: string, other: string): Part[] {
  const [digests, others] = [one.split('.'), other.split('.')]
  return PARTS.filter((_, at) => digests.length !== PARTS.length || digests[at] !== others[at])
}
