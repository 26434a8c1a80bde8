import { modulus10 } from '../../src/platform/check-digits.ts'

const WEIGHTS = [3, 2, 7, 6, 5, 4, 3, 2]

/** The nth organisation number from a start on: nine digits, the last of which is their check. */
export function organisationNumber(n: number): string {
  for (let digits = 81_000_000 + n * 13; ; digits++) {
    const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(String(digits)[at]), 0)
    const check = (11 - (sum % 11)) % 11
    if (check < 10) return `${digits}${check}`
  }
}

/** The payment reference that the old system printed on its nth invoice. */
export function kidOf(n: number): string {
  const payload = String(n).padStart(12, '0')
  return payload + modulus10(payload)
}

export const COMPANIES = 'organisationNumber;name;street;postcode;city;invoiceEmail;paymentTermsDays;publicBody;units'
export const companyLine = (n: number): string =>
  `${organisationNumber(n)};Bedrift ${n} AS;Storgata ${n};5003;Bergen;faktura${n}@example.no;30;nei;Nord | Sør`
export const PEOPLE = 'email;name;lang'
export const personLine = (n: number): string => `person${n}@example.no;Person ${n};${n % 2 ? 'nb' : 'en'}`
export const OPEN = 'number;kid;date;dueDate;organisationNumber;email;open;original;currency;text'
/** What invoice n still asks for: of a company where it is even, of a person where it is odd. */
export const openLine = (n: number, debtors: number): string => {
  const debtor = n % debtors
  const owes = n % 2 ? `;person${debtor}@example.no` : `${organisationNumber(debtor)};`
  return `G-${n};${kidOf(n)};01.09.2026;30.09.2026;${owes};${1000 + (n % 900)},50;5 000,00;;Kurs høsten 2026`
}
export const COURSES = 'externalId;slug;faculty;credits;level;topics;contactEmail;title_nb;summary_nb;description_nb'
export const courseLine = (n: number): string =>
  `K-${n};kurs-${n};Fakultet for læring;2,5;bachelor;økonomi, ledelse;kurs@example.no;Kurs ${n};Kort;Langt`
export const STARTS =
  'externalId;course;code;mode;place;teachingLang;startsAt;endsAt;saleOpensAt;saleClosesAt;minimum;seats;price;taxClass;taxDecision'
export const startLine = (n: number): string =>
  `O-${n};kurs-${n};START-${n};campus;Bergen;nb;01.02.2027 09:00;03.02.2027 16:00;01.12.2026 08:00;31.01.2027 23:00;8;20;4 900,00;exempt-teaching;mval. § 3-5`

export const fileOf = (head: string, lines: readonly string[]): Buffer => Buffer.from([head, ...lines, ''].join('\r\n'))
export const numbers = (count: number, from = 0): number[] => Array.from({ length: count }, (_, at) => from + at)
