import { timingSafeEqual } from 'node:crypto'

/** Whether a secret that was given is the right one, in the same time wherever they differ. No secret fits an empty one. */
export function isSameSecret(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)]
  return right !== '' && one.length === other.length && timingSafeEqual(one, other)
}
