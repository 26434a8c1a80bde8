import { play } from './serve-till.ts'

/** One server process of a fleet. */
const { port, close } = await play(JSON.parse(process.argv[2]!))
process.stdout.write(`${JSON.stringify({ port })}\n`)
process.once('SIGTERM', () => void close().then(() => process.exit(0)))
process.stdin.resume().once('close', () => process.exit(1)) // whoever started us is gone
