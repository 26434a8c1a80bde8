/** Everyone in Fjordbyen is invented; `.example` addresses reach nobody (RFC 2606). */
export type SeedPerson = { name: string; email: string; street: string; postcode: string; city: string }

const FIRST = [
  'Anna',
  'Bjørn',
  'Camilla',
  'David',
  'Eline',
  'Farid',
  'Guro',
  'Henrik',
  'Ida',
  'Jonas',
  'Kristin',
  'Lars',
  'Maja',
  'Nils',
  'Oda',
  'Petter',
  'Ragnhild',
  'Samira',
  'Tor',
  'Ulrikke',
]
const LAST = [
  'Aas',
  'Berg',
  'Dahl',
  'Eide',
  'Fjeld',
  'Haugen',
  'Iversen',
  'Johansen',
  'Lien',
  'Moen',
  'Nguyen',
  'Solberg',
  'Vik',
]
const WORKING = [
  'Bakken',
  'Engen',
  'Foss',
  'Grønli',
  'Hagen',
  'Kvam',
  'Lunde',
  'Myhre',
  'Nygård',
  'Rønning',
  'Strand',
  'Tveit',
  'Øien',
]
const STREETS: [string, string, string][] = [
  ['Storgata 12', '0155', 'Oslo'],
  ['Bjerkealleen 4', '0487', 'Oslo'],
  ['Strandveien 31', '1366', 'Lysaker'],
  ['Kongens gate 8', '7011', 'Trondheim'],
  ['Fjøsangerveien 70', '5068', 'Bergen'],
  ['Drammensveien 99', '0273', 'Oslo'],
  ['Kirkegata 3', '2000', 'Lillestrøm'],
]
const PRIVATE = 44

export const kari: SeedPerson = {
  name: 'Kari Nordmann',
  email: 'kari.nordmann@example.no',
  street: 'Sofienberggata 7',
  postcode: '0551',
  city: 'Oslo',
}

/** People who pay for themselves. */
export const privatePeople: readonly SeedPerson[] = Array.from({ length: PRIVATE }, (_, n) => {
  const name = `${FIRST[(n * 7) % FIRST.length]} ${LAST[(n * 5 + Math.floor(n / FIRST.length)) % LAST.length]}`
  const [street, postcode, city] = STREETS[n % STREETS.length]!
  return { name, email: addressOf(name, 'post.example'), street, postcode, city }
})

/** So many people who work for somebody, with names that no private buyer has. */
export const employeesOf = (domain: string, offset: number, count: number): { name: string; email: string }[] =>
  Array.from({ length: count }, (_, n) => {
    const name = `${FIRST[(offset + n * 3) % FIRST.length]} ${WORKING[(offset * 2 + n * 4) % WORKING.length]}`
    return { name, email: addressOf(name, domain) }
  })

function addressOf(name: string, domain: string): string {
  const plain = name.toLowerCase().replaceAll('ø', 'o').replaceAll('å', 'a').replaceAll('æ', 'ae')
  return `${plain.replaceAll(/[^a-z]+/g, '.')}@${domain}`
}

/** Those whom a visitor of the demo can be, with one click. */
export const STAFF = {
  finance: { name: 'Morten Bakke', email: 'morten.bakke@fjordbyen.example' },
  'course-administrator': { name: 'Ingrid Sæther', email: 'ingrid.saether@fjordbyen.example' },
  support: { name: 'Silje Aune', email: 'silje.aune@fjordbyen.example' },
} as const
