// Replays the Dockerfile in a clean folder, without Docker: what it copies, what it runs, and how big it gets.
//   node scripts/replay-image.mjs [--keep]
import { execSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createGzip } from 'node:zlib'

const LIMIT_MB = 250
/** node:24-slim as its registry delivers it, compressed; an estimate from above. */
const BASE_MB = 85

const root = join(import.meta.dirname, '..')
const image = mkdtempSync(join(tmpdir(), 'coursetill-image-'))
const ignored = readIgnored()

try {
  for (const [order, rest] of steps()) {
    if (order === 'COPY') copy(rest)
    if (order === 'RUN' && rest.startsWith('npm')) run(rest)
  }
  if (!existsSync(join(image, 'src/main.ts'))) console.log('src/main.ts is not there yet: the image could not start.')
  const own = (await compressedBytes()) / 1e6
  const total = own + BASE_MB
  console.log(
    `Own layers ${own.toFixed(0)} MB compressed, base about ${BASE_MB} MB: ${total.toFixed(0)} of ${LIMIT_MB} MB.`,
  )
  if (process.argv.includes('--keep')) console.log(`The folder is kept: ${image}`)
  process.exitCode = total <= LIMIT_MB ? 0 : 1
} finally {
  if (!process.argv.includes('--keep')) rmSync(image, { recursive: true, force: true })
}

function steps() {
  return readFileSync(join(root, 'Dockerfile'), 'utf8')
    .replaceAll('\\\n', ' ')
    .split('\n')
    .map((line) => /^([A-Z]+)\s+(.*)$/.exec(line)?.slice(1))
    .filter((step) => step !== undefined)
}

function copy(rest) {
  const paths = rest.split(/\s+/).filter((word) => !word.startsWith('--'))
  const target = join(image, paths.pop())
  for (const path of paths) {
    if (!existsSync(join(root, path))) throw new Error(`The Dockerfile copies ${path}, which does not exist.`)
    const folder = statSync(join(root, path)).isDirectory()
    mkdirSync(target, { recursive: true })
    cpSync(join(root, path), folder ? target : join(target, basename(path)), {
      recursive: true,
      filter: (from) => !ignored.includes(from.slice(root.length + 1)),
    })
  }
}

/** The installation only: cleaning npm's cache would empty that of whoever runs this. */
function run(command) {
  const [install] = command.split('&&')
  console.log(`RUN ${install.trim()}`)
  execSync(`${install} --loglevel=error`, { cwd: image, stdio: 'inherit' })
}

/** Lines of .dockerignore that name a path inside a folder it lets through. */
function readIgnored() {
  return readFileSync(join(root, '.dockerignore'), 'utf8')
    .split('\n')
    .filter((line) => /^[\w./-]+$/.test(line))
}

function compressedBytes() {
  return new Promise((resolve, reject) => {
    const tar = spawn('tar', ['-C', image, '-c', '.'], { stdio: ['ignore', 'pipe', 'inherit'] }).on('error', reject)
    let bytes = 0
    tar.stdout
      .pipe(createGzip())
      .on('data', (chunk) => {
        bytes += chunk.length
      })
      .on('end', () => resolve(bytes))
  })
}
