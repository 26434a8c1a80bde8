import { z } from 'zod'
import { callPeer } from './call-peer.ts'
import { MINUTE_MS, stopwatch } from './clock.ts'
import { assertOutsideTransaction } from './db/transact.ts'

/** How an organisation stands: `unknown` has no such number, which may be that of a part of one. */
export const STANDINGS = ['active', 'winding-up', 'bankrupt', 'deleted', 'unknown'] as const
export type Standing = (typeof STANDINGS)[number]

/** What the public register says of an organisation. Its address is missing where the register has none. */
export type Registered = {
  standing: Standing
  publicBody: boolean
  vatRegistered: boolean
  name: string
  address: { street: string; postcode: string; city: string; country: string } | null
}

/** Whoever keeps the register. Null where it could not be found out: people then type it themselves. */
export type OrganisationRegister = { find(organisationNumber: string): Promise<Registered | null> }

/** Somebody is waiting at a form: longer than this the answer is not worth. */
const PATIENCE_MS = 3_000
/** After a failure the register is left alone so long, so that an outage does not slow every form. */
const REST_MS = MINUTE_MS / 2

/** Sectors of Statistics Norway that are the state, counties and municipalities themselves, not companies that they own. */
const PUBLIC_SECTORS = new Set(['6100', '6500', '1110', '1510'])
/** Forms that only public bodies have. */
const PUBLIC_FORMS = new Set(['STAT', 'KOMM', 'FYLK', 'KF', 'FKF', 'ORGL', 'ADOS'])

const Address = z.object({
  adresse: z.array(z.string().nullable()).optional(),
  postnummer: z.string().optional(),
  poststed: z.string().optional(),
  landkode: z.string().optional(),
})
const Unit = z.object({
  navn: z.string(),
  organisasjonsform: z.object({ kode: z.string() }).optional(),
  institusjonellSektorkode: z.object({ kode: z.string() }).optional(),
  forretningsadresse: Address.optional(),
  postadresse: Address.optional(),
  konkurs: z.boolean().optional(),
  underAvvikling: z.boolean().optional(),
  underTvangsavviklingEllerTvangsopplosning: z.boolean().optional(),
  slettedato: z.string().optional(),
  registrertIMvaregisteret: z.boolean().optional(),
})
type Unit = z.output<typeof Unit>

const NOBODY: Registered = { standing: 'unknown', publicBody: false, vatRegistered: false, name: '', address: null }

/** The open data of Brønnøysund: GET {url}/enheter/{number} gives a unit; 404 where there is none, 410 where it was taken out. */
export function openOrganisationRegister({ url }: { url: string }): OrganisationRegister {
  const base = url.replace(/\/$/, '')
  const asking = new Map<string, Promise<Registered | null>>()
  let restUntil = 0
  const ask = async (organisationNumber: string): Promise<Registered | null> => {
    const headers = { accept: 'application/json' }
    const answer = await callPeer(`${base}/enheter/${organisationNumber}`, { headers }, PATIENCE_MS).catch(() => null)
    if (answer?.status === 404) return NOBODY
    if (answer?.status === 410) return { ...NOBODY, standing: 'deleted' }
    const registered = answer?.status === 200 ? registeredIn(answer.text) : null
    if (!registered) restUntil = stopwatch() + REST_MS
    return registered
  }
  return {
    find(organisationNumber) {
      assertOutsideTransaction('the register of organisations')
      const asked = asking.get(organisationNumber)
      if (asked) return asked
      if (stopwatch() < restUntil) return Promise.resolve(null)
      const answer = ask(organisationNumber).finally(() => asking.delete(organisationNumber))
      asking.set(organisationNumber, answer)
      return answer
    },
  }
}

function registeredIn(text: string): Registered | null {
  const unit = Unit.safeParse(jsonIn(text))
  if (!unit.success) return null
  const { navn, organisasjonsform, institusjonellSektorkode, registrertIMvaregisteret = false } = unit.data
  return {
    standing: standingOf(unit.data),
    publicBody:
      PUBLIC_SECTORS.has(institusjonellSektorkode?.kode ?? '') || PUBLIC_FORMS.has(organisasjonsform?.kode ?? ''),
    vatRegistered: registrertIMvaregisteret,
    name: navn.trim(),
    address: addressIn(unit.data.forretningsadresse) ?? addressIn(unit.data.postadresse),
  }
}

function standingOf(unit: Unit): Standing {
  if (unit.slettedato) return 'deleted'
  if (unit.konkurs) return 'bankrupt'
  return unit.underAvvikling || unit.underTvangsavviklingEllerTvangsopplosning ? 'winding-up' : 'active'
}

function addressIn(address: z.output<typeof Address> | undefined): Registered['address'] {
  const street = (address?.adresse ?? []).filter((line) => line?.trim()).join(', ')
  if (!address?.postnummer || !address.poststed || street === '') return null
  return { street, postcode: address.postnummer, city: address.poststed, country: address.landkode ?? 'NO' }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
