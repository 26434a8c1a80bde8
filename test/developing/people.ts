import { type GrantedRole, grantRole } from '../../src/identity/grant-role.ts'
import { act } from '../../src/platform/till.ts'
import { openAccount, signIn } from '../support/account.ts'
import type { House } from '../support/constellation.ts'

/** Somebody with an account who keeps a faculty's courses, or all of them. */
export async function hire(
  house: House,
  name: string,
  role: GrantedRole,
): Promise<{ cookie: string; email: string; personId: string }> {
  const account = await openAccount(house, name)
  const given = { ...role, personId: account.personId }
  await act(house.till, { kind: 'job', name: 'test' }, (tx) => grantRole(tx, given))
  return { ...(await signIn(house, account)), email: account.email, personId: account.personId }
}

export const HEALTH = 'Fakultet for helsevitenskap'
export const LAW = 'Jus'

export const PROPOSAL = {
  title: { nb: 'Sårstell i praksis', en: 'Wound care in practice' },
  idea: 'Hva en sykepleier gjør når såret ikke gror.',
  need: 'Tolv kommuner har spurt siden våren.',
  targetGroup: 'Sykepleiere i hjemmetjenesten.',
  partners: ['987654325', 'Kommunenes samarbeid'],
  creditTenths: 25,
  level: 'bachelor',
  mode: 'online',
  teachingLang: 'nb',
  ...{ developmentMinor: 20_000_000, runMinor: 6_000_000, priceMinor: 500_000, participants: 20 },
  startTerm: '2027-autumn',
  contactEmail: 'saar@oppstart.test',
  teachers: ['Tove Tall'],
} as const
