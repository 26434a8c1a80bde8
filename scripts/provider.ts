import { startIdentityProvider } from '../test/support/identity-provider.ts'

/** Where the provider listens, and where the demo that it sends people back to is served. */
const PORT = 3999
const TILL = `http://localhost:${process.env.PORT ?? 3000}`

const provider = await startIdentityProvider(PORT)
const person = (name: string, email: string, email_verified: boolean) => ({ name, email, email_verified })
Object.assign(provider.known, {
  kari: person('Kari Nordmann', 'kari@campus.example', true),
  ola: person('Ola Hansen', 'ola@campus.example', false),
})
const clientSecret = 'a secret for trying only'
const clients = [
  { id: 'campus', name: 'Campus-ID', clientId: 'campus', clientSecret, trustsEmail: true },
  { id: 'other', name: 'Another ID', clientId: 'other', clientSecret },
]
provider.open(
  clients.map(({ id, clientId }) => ({
    client_id: clientId,
    client_secret: clientSecret,
    redirect_uris: [`${TILL}/sign-in/with/${id}/callback`],
  })),
)
const setting = JSON.stringify(clients.map((client) => ({ ...client, issuer: provider.issuer })))
process.stdout.write(`A sign-in provider answers at ${provider.issuer}; sign in there as kari or ola, or as anybody.
Start the demo beside it, from another terminal:

SIGN_IN_PROVIDERS='${setting}' npm start
`)
