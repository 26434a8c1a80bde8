import { inflate } from '@sparticuz/chromium'

// A program of its own because `inflate` unpacks into the process's TMPDIR, which only a child can have to itself.
for (const archive of process.argv.slice(2)) await inflate(archive)
