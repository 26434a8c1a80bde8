/** Nine digits, weights 3 2 7 6 5 4 3 2, modulus 11 (Brønnøysundregistrene). A remainder that needs the digit ten is never given out. */
export const isOrganisationNumber = (digits: string): boolean =>
  /^\d{9}$/.test(digits) && eleven(digits, [3, 2, 7, 6, 5, 4, 3, 2])

/** Eleven digits, weights 5 4 3 2 7 6 5 4 3 2, modulus 11. Accounts that begin 0000 follow another rule and are refused. */
export const isBankAccount = (digits: string): boolean =>
  /^\d{11}$/.test(digits) && !digits.startsWith('0000') && eleven(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2])

/** Modulus 10 (Luhn): the digit that makes a payload a payment reference. */
export function modulus10(payload: string): number {
  const sum = [...payload].reverse().reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 0 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return (10 - (sum % 10)) % 10
}

function eleven(digits: string, weights: readonly number[]): boolean {
  const sum = weights.reduce((total, weight, place) => total + weight * Number(digits[place]), 0)
  const check = (11 - (sum % 11)) % 11
  return check !== 10 && check === Number(digits.at(-1))
}
