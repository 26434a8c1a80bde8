import { modulus10 } from '../platform/check-digits.ts'

/** Two to twenty-five digits; modulus 11 may end in a hyphen, where its check would be ten (Bits, KID). */
const SHAPE = /^\d{1,24}[\d-]$/
const WEIGHTS = [2, 3, 4, 5, 6, 7]
const ELEVEN = 11

/** Whether a text is a payment reference (KID) by one of the two checks that banks agree on. */
export function isPaymentReference(text: string): boolean {
  if (!SHAPE.test(text)) return false
  const [payload, check] = [text.slice(0, -1), text.at(-1)!]
  return check === String(modulus10(payload)) || check === modulus11(payload)
}

function modulus11(payload: string): string {
  const sum = [...payload]
    .reverse()
    .reduce((total, digit, place) => total + Number(digit) * WEIGHTS[place % WEIGHTS.length]!, 0)
  const check = (ELEVEN - (sum % ELEVEN)) % ELEVEN
  return check === 10 ? '-' : String(check)
}
