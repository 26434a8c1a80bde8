const ORGANISATION_WEIGHTS = [3, 2, 7, 6, 5, 4, 3, 2]
const ACCOUNT_WEIGHTS = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]

/** Nine digits whose last is the modulus 11 check digit of Enhetsregisteret. */
export function isOrganisationNumber(text: string): boolean {
  return /^\d{9}$/.test(text) && lastDigitFits(text, ORGANISATION_WEIGHTS)
}

/** A Norwegian bank account (BBAN): eleven digits, the last one the modulus 11 check digit. */
export function isBankAccount(text: string): boolean {
  return /^\d{11}$/.test(text) && lastDigitFits(text, ACCOUNT_WEIGHTS)
}

/** A KID of 2 to 25 digits that ends in its modulus 10 (Luhn) digit. */
export function isKid(text: string): boolean {
  if (!/^\d{2,25}$/.test(text)) return false
  const doubled = [...text].reverse().map((digit, place) => Number(digit) * (place % 2 === 1 ? 2 : 1))
  return doubled.reduce((total, value) => total + (value > 9 ? value - 9 : value), 0) % 10 === 0
}

function lastDigitFits(text: string, weights: readonly number[]): boolean {
  const total = weights.reduce((so, weight, place) => so + weight * Number(text[place]), 0)
  const expected = (11 - (total % 11)) % 11
  return expected === Number(text.at(-1))
}
