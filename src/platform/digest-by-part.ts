import { z } from 'zod'
import { canonicalDigest } from './canonical.ts'

/** Of each part's digest: enough that no two answers about the same thing look alike. */
const DIGITS = 12

/** The id of an answer that rests on several parts: a digest of each of them, with a dot between. */
export const digestByPart = <Part extends string>(parts: readonly Part[], rests: Record<Part, unknown>): string =>
  parts.map((part) => canonicalDigest(rests[part]).slice(0, DIGITS)).join('.')

/** The most characters of such an id: more parts than any answer has. */
const ID_MAX = 200

/** Such an id as it comes back from whoever agreed to the answer. */
export const DigestByPart = z
  .string()
  .min(1)
  .max(ID_MAX)
  .regex(/^[0-9a-z-]+(\.[0-9a-z-]+)*$/)

/** The parts in which two such answers differ; all of them where one is no such id. */
export function differingParts<Part extends string>(
  parts: readonly Part[],
  [one, other]: readonly [string, string],
): Part[] {
  const [digests, others] = [one.split('.'), other.split('.')]
  return parts.filter((_, at) => digests.length !== parts.length || digests[at] !== others[at])
}
