import { createServer } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callOutside } from '../../src/platform/call-outside.ts'
import { type Host, openHost } from '../break/open-host.ts'
import { type NameServerPeer, startNameServer } from '../support/name-server.ts'
import { promise } from '../support/promises.ts'
import { type Receiver, startReceiver } from '../support/webhook-receiver.ts'

const GUARD = 'a receiver inside is never called'
let host: Host
let names: NameServerPeer
let receiver: Receiver
let port: number
let met = 0
const insider = createServer((socket) => {
  met++
  socket.destroy()
})
beforeAll(async () => {
  ;[names, receiver] = await Promise.all([startNameServer(), startReceiver()])
  host = openHost()
  await new Promise<void>((listening) => insider.listen(8443, '127.0.0.2', listening))
  port = receiver.port
  names.addresses.set('inside.test', () => ['127.0.0.2'])
  names.addresses.set('hooks.test', () => ['127.0.0.1'])
})
afterAll(async () => {
  host?.close()
  await Promise.all([names?.close(), receiver?.close(), new Promise((done) => insider.close(done))])
})

test('a name that leads inside is not connected to; a build without the guard does it and is seen', async () => {
  const given = { nameServer: names.address, url: 'https://inside.test:8443/' }
  const { said } = await host.honest.play<{ said: string }>('handover/outside.ts', given)
  expect([said, met]).toEqual(['the address leads into a private network', 0])
  await host.without(GUARD).play('handover/outside.ts', given)
  expect(met).toBe(1)
  promise('no receiver of webhooks inside the network is called, and a build that would is caught')
}, 30_000)

test('a name is asked for once, and the connection goes to that answer', async () => {
  const reach = { nameServers: [names.address], localReceivers: [`http://hooks.test:${port}`] }
  names.asked.length = 0
  const call = (path: string, withinMs = 5_000) =>
    callOutside(reach, `http://hooks.test:${port}${path}`, { body: '{}', headers: {}, withinMs })
  expect(await call('/')).toEqual({ status: 204, text: '' })
  expect(names.asked.filter((each) => each.startsWith('A '))).toEqual(['A hooks.test'])

  receiver.answers.set('/slow', () => {})
  await expect(call('/slow', 100)).rejects.toThrow('no answer in time')
  receiver.answers.set('/endless', (res) => {
    res.writeHead(200)
    const timer = setInterval(() => res.write('x'.repeat(10_000)), 1)
    res.once('close', () => clearInterval(timer))
  })
  expect((await call('/endless')).text).toHaveLength(500)
  receiver.answers.set('/cut', (res) => void res.destroy())
  await expect(call('/cut')).rejects.toThrow()
})
