import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openAccessPoint } from '../../src/platform/access-point.ts'
import { openDirectory } from '../../src/platform/e-invoice-directory.ts'
import { type Network, startNetwork } from '../support/network.ts'

let network: Network
beforeAll(async () => {
  network = await startNetwork()
})
afterAll(() => network?.close())
beforeEach(() => network.decide('taken'))

const point = () => openAccessPoint(network)
const invoice = (id: string = randomUUID()) => ({
  id,
  type: 'invoice' as const,
  receiver: '0192:987654325',
  xml: Buffer.from('<Invoice>Blåbær</Invoice>'),
})

test('an e-invoice is handed over with our id, its receiver, its kind and the secret, byte for byte', async () => {
  const document = invoice()
  expect(await point().hand(document)).toEqual({ is: 'taken' })
  expect(network.handed.at(-1)).toEqual({
    id: document.id,
    type: 'invoice',
    receiver: '0192:987654325',
    authorization: `Bearer ${network.secret}`,
    xml: '<Invoice>Blåbær</Invoice>',
  })
})

test('what the receiver decided is learnt by asking for our id', async () => {
  const { id } = invoice()
  await point().hand(invoice(id))
  network.decide('accepted')
  expect(await point().ask(id)).toEqual({ is: 'accepted' })
  network.decide('rejected', 'Unknown order number')
  expect(await point().ask(id)).toEqual({ is: 'rejected', said: 'Unknown order number' })
})

test.each([
  [
    'a refusal of the document rejects it, with its reason',
    { status: 422, body: '{"detail":"BR-CO-15: sums"}' },
    { is: 'rejected', said: 'BR-CO-15: sums' },
  ],
  ['a fault of the access point is tried again', { status: 500, body: 'oops' }, { is: 'again', said: '500 oops' }],
  [
    'a wrong secret rejects no invoice',
    { status: 401, body: '{"title":"who are you?"}' },
    { is: 'again', said: '401 who are you?' },
  ],
  ['too many at once is tried again', { status: 429, body: '' }, { is: 'again', said: '429' }],
  [
    'an answer of another program is no decision',
    { status: 200, body: '<html>' },
    { is: 'again', said: 'the access point answered something else than a state' },
  ],
] as const)('%s', async (_, answer, standing) => {
  network.answerNext(answer)
  expect(await point().hand(invoice())).toEqual(standing)
})

test('a connection that breaks is tried again, and an access point that is not there too', async () => {
  network.answerNext('hang-up')
  expect(await point().hand(invoice())).toMatchObject({ is: 'again' })
  const nobody = openAccessPoint({ url: 'http://127.0.0.1:1', secret: network.secret })
  expect(await nobody.ask(randomUUID())).toMatchObject({ is: 'again', said: expect.stringMatching(/./) })
})

test('an answer without end is not read to its end', async () => {
  network.answerNext({ status: 200, body: 'x'.repeat(2_000_000) })
  expect(await point().hand(invoice())).toEqual({ is: 'again', said: 'the answer is too long' })
})

test('the directory says who receives what; down, it says that it could not be found out, and is left alone for a while', async () => {
  network.receivers.set('987654325', { reminder: false }).set('923609016', { reminder: true })
  const directory = openDirectory(network)
  expect(await directory.reachOf('987654325')).toEqual({ invoice: true, reminder: false })
  expect(await directory.reachOf('923609016')).toEqual({ invoice: true, reminder: true })
  expect(await directory.reachOf('974767880')).toEqual({ invoice: false, reminder: false })
  network.isDirectoryDown = true
  expect(await directory.reachOf('987654325')).toBeNull()
  const asked = network.lookUps
  expect(await directory.reachOf('987654325')).toBeNull()
  expect(network.lookUps).toBe(asked)
  network.isDirectoryDown = false
})
