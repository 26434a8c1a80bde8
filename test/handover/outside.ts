import { callOutside } from '../../src/platform/call-outside.ts'

/** Sends one message in whatever build this is loaded in, and says what came of it. */
export async function play({ nameServer, url }: { nameServer: string; url: string }): Promise<{ said: string }> {
  const reach = { nameServers: [nameServer], localReceivers: [] }
  const sent = { body: '{}', headers: {}, withinMs: 5_000 }
  return callOutside(reach, url, sent).then(
    ({ status }) => ({ said: String(status) }),
    (error: unknown) => ({ said: error instanceof Error ? error.message : String(error) }),
  )
}
