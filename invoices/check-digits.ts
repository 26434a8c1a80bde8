const ORGANISATION_WEIGHTS = [3, 2, 7, 6, 5, 4, 3, 2]
const ACCOUNT_WEIGHTS = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]
const IBAN_MODULUS = 97n

/** Nine digits whose last is the modulus 11 check digit of Enhetsregisteret. */
export function isOrganisationNumber(text: string): boolean {
  return /^\d{9}$/.test(text) && lastDigitFits(text, ORGANISATION_WEIGHTS)
}

/** A Norwegian bank account (BBAN): eleven digits, the last one the modulus 11 check digit. */
export function isBankAccount(text: string): boolean {
  return /^\d{11}$/.test(text) && lastDigitFits(text, ACCOUNT_WEIGHTS)
}

/** ISO 13616: country, two check digits, account; written with or without spaces. */
export function isIban(text: string): boolean {
  const compact = text.replaceAll(' ', '')
  if (!/^[A-Z]{2}\d{2}[A-Z\d]{11,30}$/.test(compact)) return false
  const turned = compact.slice(4) + compact.slice(0, 4)
  const digits = turned.replaceAll(/[A-Z]/g, (letter) => String(Number.parseInt(letter, 36)))
  return BigInt(digits) % IBAN_MODULUS === 1n
}

/** A KID of 2 to 25 digits that ends in its modulus 10 (Luhn) digit. */
export function isKid(text: string): boolean {
  return /^\d{2,25}$/.test(text) && isModulus10(text)
}

/** Luhn: from the right, every second digit is doubled. */
export function isModulus10(digits: string): boolean {
  const doubled = [...digits].reverse().map((digit, place) => Number(digit) * (place % 2 === 1 ? 2 : 1))
  return doubled.reduce((total, value) => total + (value > 9 ? value - 9 : value), 0) % 10 === 0
}

function lastDigitFits(text: string, weights: readonly number[]): boolean {
  const total = weights.reduce((so, weight, place) => so + weight * Number(text[place]), 0)
  const expected = (11 - (total % 11)) % 11
  return expected === Number(text.at(-1))
}
