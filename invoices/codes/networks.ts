import { isModulus10, isOrganisationNumber } from '../check-digits.ts'
import type { ElectronicAddress } from '../document.ts'

const ANY = /^\S+$/

/**
 * The schemes of electronic addresses that buyers of courses have (code list EAS), each with the form of its addresses: Norway,
 * GLN, Sweden, Denmark, Finland, Iceland, Germany, the Netherlands, France, VAT numbers of Germany and France.
 */
const SCHEMES: Readonly<Record<string, (address: string) => boolean>> = {
  '0192': isOrganisationNumber,
  '0088': (address) => /^\d{13}$/.test(address) && hasGlnDigit(address),
  '0007': (address) => /^\d{10}$/.test(address) && isModulus10(address),
  '0184': (address) => /^(DK)?\d{8}$/.test(address),
  '0216': (address) => ANY.test(address),
  '0196': (address) => /^\d{10}$/.test(address),
  '0204': (address) => ANY.test(address),
  '0106': (address) => /^\d{8}$/.test(address),
  '0009': (address) => /^\d{14}$/.test(address),
  '9930': (address) => /^DE\d{9}$/i.test(address),
  '9957': (address) => ANY.test(address),
}

/** BR-CL-25 and the rules on check digits; narrower than the code list: another scheme is added here on purpose. */
export function isElectronicAddress({ scheme, address }: ElectronicAddress): boolean {
  return SCHEMES[scheme]?.(address) ?? false
}

/** GS1: from the right, every second digit counts three times. */
function hasGlnDigit(digits: string): boolean {
  const total = [...digits].reverse().reduce((sum, digit, place) => sum + Number(digit) * (place % 2 === 0 ? 1 : 3), 0)
  return total % 10 === 0
}
