import { z } from 'zod'

const WEIGHTS = [3, 2, 7, 6, 5, 4, 3, 2]

/** Nine digits, written with or without spaces. The check digit is judged by whoever uses the number, with a sentence. */
export const OrganisationNumber = z
  .string()
  .max(20)
  .transform((text) => text.replaceAll(/[\s\u00a0]/g, ''))
  .pipe(z.string().regex(/^\d{9}$/, 'nine digits'))

/**
 * Whether the nine digits are a Norwegian organisation number: the last is the check digit by modulus 11 (Brønnøysund
 * register). A remainder that would need the digit ten has no number; the first digit may be any.
 */
export function isOrganisationNumber(text: string): boolean {
  if (!/^\d{9}$/.test(text)) return false
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(text[place]), 0)
  return Number(text[8]) === (11 - (sum % 11)) % 11
}

/** As it is printed: 987 654 325, with spaces that do not break. */
export const spelledNumber = (text: string): string => text.replace(/^(\d{3})(\d{3})(\d{3})$/, '$1\u00a0$2\u00a0$3')
