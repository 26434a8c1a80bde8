import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

/** What a device says to a challenge; every part may be told falsely, as an attacker would. */
export type Lies = {
  origin?: string
  rpId?: string
  /** Whether the device asked for its owner's finger, face or number. */
  verified?: boolean
  challenge?: string
  /** Whose passkey it claims to be. */
  userHandle?: string
  counter?: number
  type?: string
  key?: KeyObject
}

const USER_PRESENT = 0x01
const USER_VERIFIED = 0x04
const HAS_KEY = 0x40

/** A passkey made of software (WebAuthn, ES256, no attestation), for whatever a browser would refuse to do. */
export class SoftPasskey {
  readonly id = randomBytes(16).toString('base64url')
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  readonly #site: { origin: string; rpId: string }
  userHandle = ''
  counter = 0

  constructor(origin: string) {
    this.#site = { origin, rpId: new URL(origin).hostname }
  }

  /** The answer that adds it to whoever asked. */
  made({ challenge, user }: { challenge: string; user: { id: string } }, lies: Lies = {}) {
    this.userHandle = user.id
    const { x, y } = this.#keys.publicKey.export({ format: 'jwk' })
    const coordinate = (part: string) => Buffer.concat([Buffer.from([0x58, 0x20]), Buffer.from(part, 'base64url')])
    // COSE: kty EC2, alg ES256, crv P-256, x and y.
    const key = Buffer.concat([
      Buffer.from('a5010203262001', 'hex'),
      Buffer.from([0x21]),
      coordinate(x!),
      Buffer.from([0x22]),
      coordinate(y!),
    ])
    const id = Buffer.from(this.id, 'base64url')
    const held = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, key])
    const authData = Buffer.concat([this.#authenticatorData(lies, HAS_KEY), held])
    // CBOR: { fmt: 'none', attStmt: {}, authData }.
    const attestation = Buffer.concat([
      Buffer.from('a363666d74646e6f6e656761747453746d74a0', 'hex'),
      Buffer.from('68617574684461746158', 'hex'),
      Buffer.from([authData.length]),
      authData,
    ])
    return {
      id: this.id,
      clientDataJSON: this.#clientData('webauthn.create', challenge, lies),
      attestationObject: attestation.toString('base64url'),
    }
  }

  /** The answer that signs in. */
  signed({ challenge }: { challenge: string }, lies: Lies = {}) {
    this.counter += 1
    const authenticatorData = this.#authenticatorData({ counter: this.counter, ...lies }, 0)
    const clientDataJSON = this.#clientData('webauthn.get', challenge, lies)
    const digest = createHash('sha256').update(Buffer.from(clientDataJSON, 'base64url')).digest()
    const signature = sign('sha256', Buffer.concat([authenticatorData, digest]), lies.key ?? this.#keys.privateKey)
    return {
      id: this.id,
      clientDataJSON,
      authenticatorData: authenticatorData.toString('base64url'),
      signature: signature.toString('base64url'),
      userHandle: lies.userHandle ?? this.userHandle,
    }
  }

  #clientData(type: string, challenge: string, lies: Lies): string {
    const said = {
      type: lies.type ?? type,
      challenge: lies.challenge ?? challenge,
      origin: lies.origin ?? this.#site.origin,
      crossOrigin: false,
    }
    return Buffer.from(JSON.stringify(said)).toString('base64url')
  }

  #authenticatorData({ rpId = this.#site.rpId, verified = true, counter = 0 }: Lies, more: number): Buffer {
    const counted = Buffer.alloc(4)
    counted.writeUInt32BE(counter)
    const flags = USER_PRESENT | (verified ? USER_VERIFIED : 0) | more
    return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([flags]), counted])
  }
}
