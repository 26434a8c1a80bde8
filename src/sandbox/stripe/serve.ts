import { parseArgs } from 'node:util'
import { type StripeSandboxOptions, startStripeSandbox } from './start.ts'

/**
 * The sandbox as a process of its own:
 * `node serve.ts --port 12111 --state stripe.jsonl --webhook-url http://127.0.0.1:3000/webhooks/stripe`.
 * Prints `{"url","host","port"}` as one line when it listens.
 */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    state: { type: 'string' },
    'webhook-url': { type: 'string' },
    'webhook-secret': { type: 'string', default: 'whsec_sandbox' },
    'secret-key': { type: 'string', default: 'sk_test_sandbox' },
    'public-url': { type: 'string' },
  },
})

const options: StripeSandboxOptions = {
  secretKey: values['secret-key'],
  webhookSecret: values['webhook-secret'],
  port: Number(values.port),
  ...(values.state === undefined ? {} : { stateFile: values.state }),
  ...(values['webhook-url'] === undefined ? {} : { webhookUrl: values['webhook-url'] }),
  ...(values['public-url'] === undefined ? {} : { publicUrl: values['public-url'] }),
}
const { url, host, port, stop } = await startStripeSandbox(options)
process.stdout.write(`${JSON.stringify({ url, host, port })}\n`)
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop())
