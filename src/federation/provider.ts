import { nameOfProvider, type SignInProvider } from '../platform/sign-in-providers.ts'
import type { Till } from '../platform/till.ts'
import { providerUnknown } from './problems.ts'

type Configured = { config: Pick<Till['config'], 'signInProviders' | 'publicUrl'> }

/** The provider that an address names. @throws sign-in-provider/unknown */
export function providerOf({ config }: Configured, id: string): SignInProvider {
  const provider = config.signInProviders.find((each) => each.id === id)
  if (!provider) throw providerUnknown()
  return provider
}

export const providerName = ({ config }: Configured, id: string): SignInProvider['name'] => nameOfProvider(config, id)

/** Where a sign-in with a provider begins, and where the provider sends people back to. */
export const startPath = (id: string): string => `/sign-in/with/${id}`
export const callbackPath = (id: string): string => `${startPath(id)}${CALLBACK}`
export const CALLBACK = '/callback'
