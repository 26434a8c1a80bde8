import { z } from 'zod'
import { route } from '../platform/http/route.ts'
import { act } from '../platform/till.ts'
import { identitiesOf } from './identities-of.ts'
import { providerName, startPath } from './provider.ts'
import { removeIdentity } from './remove-identity.ts'
import { theIdentity } from './the-identity.ts'

const Said = z.object({ nb: z.string(), en: z.string() })

const ProviderShape = z
  .object({ id: z.string(), name: Said, startsAt: z.url() })
  .meta({ id: 'SignInProvider', description: 'Where people may sign in besides here; `startsAt` is for a browser' })

const IdentityShape = z
  .object({
    id: z.uuid(),
    provider: z.string(),
    name: Said,
    linkedAt: z
      .date()
      .transform((date) => date.toISOString())
      .pipe(z.iso.datetime()),
  })
  .meta({ id: 'JoinedIdentity' })

const providers = route({
  method: 'get',
  path: '/sign-in-providers',
  id: 'listSignInProviders',
  room: 'federation',
  summary: 'The providers that people may sign in with over OpenID Connect',
  who: 'anyone',
  replies: { 200: z.object({ providers: z.array(ProviderShape) }) },
  answer: async ({ till: { config } }) => ({
    status: 200,
    body: {
      providers: config.signInProviders.map(({ id, name }) => ({
        id,
        name,
        startsAt: `${config.publicUrl}${startPath(id)}`,
      })),
    },
  }),
})

const own = route({
  method: 'get',
  path: '/me/identities',
  id: 'listIdentities',
  room: 'federation',
  summary: 'The providers that sign you in',
  who: 'signed-in',
  replies: { 200: z.object({ identities: z.array(IdentityShape) }) },
  answer: async ({ till, actor }) => {
    const on = { client: till.connection.pool }
    const identities = actor.kind === 'person' ? await identitiesOf(on, actor.personId) : []
    return {
      status: 200,
      body: { identities: identities.map((each) => ({ ...each, name: providerName(till, each.provider) })) },
    }
  },
})

const removal = route({
  method: 'delete',
  path: '/me/identities/{id}',
  id: 'removeIdentity',
  room: 'federation',
  summary: 'Have a provider sign you in no longer; a mail follows',
  who: theIdentity.to('self'),
  params: z.object({ id: z.uuid() }),
  replies: { 204: null },
  refusals: ['identity/unknown', 'access/prove-again'],
  answer: async ({ till, actor, params: { id } }) => {
    await act(till, actor, (tx) => removeIdentity(tx, id))
    return { status: 204, body: null }
  },
})

export const routes = [providers, own, removal]
