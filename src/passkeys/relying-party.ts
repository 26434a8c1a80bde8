import { isIP } from 'node:net'
import type { Till } from '../platform/till.ts'

type Addressed = { config: Pick<Till['config'], 'publicUrl'> }

/** Passkeys are made for a name (WebAuthn: a domain string), not for the number of a machine. */
export const passkeysWork = ({ config }: Addressed): boolean =>
  isIP(new URL(config.publicUrl).hostname.replaceAll(/[[\]]/g, '')) === 0

/** For whom a passkey is made and signs: always the configured address, whatever host a request names. */
export const relyingParty = ({ config }: Addressed): { origin: string; id: string } => ({
  origin: config.publicUrl,
  id: new URL(config.publicUrl).hostname,
})

/** Read when the first passkey comes: it takes a fifth of a second and memory that most starts never need. */
export const webauthn = () => import('@simplewebauthn/server')

/** How long a person may take over their device's question, in milliseconds; the challenge lives a little longer. */
export const PATIENCE_MS = 3 * 60_000
