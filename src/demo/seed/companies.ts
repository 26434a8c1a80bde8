import { employeesOf } from './people.ts'

export type SeedCompany = {
  organisationNumber: string
  name: string
  street: string
  postcode: string
  city: string
  contactName: string
  email: string
  employees: { name: string; email: string }[]
}

/** Invented organisation numbers with a right check digit. */
const NUMBERS = ['810102047', '810203072', '810304081', '810405090', '810506083', '810607017', '810708026', '810809051']
const NAMES: [string, string, string, string, string][] = [
  ['Nordvik kommune', 'nordvik.example', 'Rådhusplassen 1', '3110', 'Tønsberg'],
  ['Fjordbyen sykehus HF', 'sykehuset.example', 'Sykehusveien 25', '1478', 'Lørenskog'],
  ['Bølgen Barnehager AS', 'bolgen.example', 'Havnegata 9', '4610', 'Kristiansand'],
  ['Tindra Rådgivning AS', 'tindra.example', 'Karl Johans gate 14', '0154', 'Oslo'],
  ['Vestlia Kraft AS', 'vestlia.example', 'Energiveien 2', '3550', 'Gol'],
  ['Havbris Rederi ASA', 'havbris.example', 'Bryggen 41', '5003', 'Bergen'],
  ['Kunnskapshuset IKS', 'kunnskapshuset.example', 'Skolegata 18', '7500', 'Stjørdal'],
  ['Lysverk Elektro AS', 'lysverk.example', 'Industriveien 6', '2020', 'Skedsmokorset'],
]
const EMPLOYEES = 8

/** Eight companies; the first is the one whose manager a visitor can be. */
export const companies: readonly SeedCompany[] = NAMES.map(([name, domain, street, postcode, city], at) => {
  const employees = employeesOf(domain, at * 2 + 1, EMPLOYEES)
  const [contact] = employees
  return {
    organisationNumber: NUMBERS[at]!,
    name,
    street,
    postcode,
    city,
    contactName: contact!.name,
    email: contact!.email,
    employees,
  }
})
