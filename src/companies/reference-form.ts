import { z } from 'zod'

/** The longest form, in characters, and how many a company may have. */
const FORM_LENGTH_MAX = 40
const FORMS_MAX = 10

/**
 * What a company's own numbers look like, place by place: `#` is a digit, `@` a letter, everything else itself. `#######` is
 * an order number of seven digits. Not a regular expression: anybody can write one, and none can make the till slow.
 */
export const ReferenceForm = z
  .string()
  .trim()
  .min(1)
  .max(FORM_LENGTH_MAX)
  .regex(/^[\p{L}\p{N} #@/.-]+$/u, 'letters, digits, spaces and # @ / . - only')
export const ReferenceForms = z.array(ReferenceForm).max(FORMS_MAX)

const DIGIT = /^[0-9]$/
const LETTER = /^\p{L}$/u

/** Whether a number has one of the forms; without any form every number does. Small and capital letters count alike. */
export const hasForm = (text: string, forms: readonly string[]): boolean =>
  forms.length === 0 || forms.some((form) => fits(text.trim(), form))

function fits(text: string, form: string): boolean {
  const [given, wanted] = [[...text.toUpperCase()], [...form.toUpperCase()]]
  return given.length === wanted.length && wanted.every((place, at) => fitsPlace(given[at]!, place))
}

function fitsPlace(character: string, place: string): boolean {
  if (place === '#') return DIGIT.test(character)
  if (place === '@') return LETTER.test(character)
  return character === place
}
