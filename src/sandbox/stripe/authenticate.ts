import { StripeRefusal } from './refuse.ts'

/** Takes the key as the SDK sends it (Bearer) or as curl's `-u key:` does (Basic); any other key is 401. */
export function authenticate(authorization: string | undefined, secretKey: string): void {
  const key = keyIn(authorization)
  if (key === '') {
    throw unauthorized(
      'You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth ' +
        "(e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    )
  }
  if (key !== secretKey) throw unauthorized(`Invalid API Key provided: ${key.slice(0, 8)}****${key.slice(-4)}`)
}

function keyIn(authorization = ''): string {
  const [scheme = '', credentials = ''] = authorization.split(' ')
  if (scheme.toLowerCase() === 'bearer') return credentials
  if (scheme.toLowerCase() !== 'basic') return ''
  return Buffer.from(credentials, 'base64').toString().split(':')[0] ?? ''
}

const unauthorized = (message: string): StripeRefusal =>
  new StripeRefusal(401, { type: 'invalid_request_error', message })
