import { execFile } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { alone } from '../../src/platform/embedded-programs.ts'

export type Chromium = { executablePath: string; env: Record<string, string> }

const run = promisify(execFile)

/**
 * Unpacks the browser once per version and machine, and finds out what it needs to start there. The bundled
 * libraries are used only where the system lacks its own, because mixing them with newer ones can fail.
 */
export async function unpackChromium(): Promise<Chromium> {
  const manifest = findPackageJSON('@sparticuz/chromium', import.meta.url)
  if (!manifest) throw new Error('@sparticuz/chromium is not installed: run npm ci.')
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  const cache = writableCache()
  const folder = join(cache, `chromium-${version}`)
  await alone(join(cache, 'chromium.lock'), async () => {
    if (!existsSync(folder)) await unpack(join(dirname(manifest), 'bin'), folder)
  })
  const executablePath = join(folder, 'chromium')
  const env = { FONTCONFIG_FILE: join(folder, 'fonts.conf'), HOME: folder }
  const libraries = { LD_LIBRARY_PATH: join(folder, 'al2023/lib') }
  if (await starts(executablePath, env)) return { executablePath, env }
  if (await starts(executablePath, { ...env, ...libraries })) return { executablePath, env: { ...env, ...libraries } }
  throw new Error(`Chromium does not start here; "ldd ${executablePath}" names the libraries it misses.`)
}

/** An installation may belong to somebody else: then the browser is unpacked into the temporary folder. */
function writableCache(): string {
  const modules = join(import.meta.dirname, '../../node_modules')
  const folders = [join(modules, '.cache'), join(tmpdir(), `coursetill-browser-${process.getuid?.() ?? 'any'}`)]
  for (const folder of folders) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      accessSync(folder, constants.W_OK)
      return folder
    } catch {
      // The next one.
    }
  }
  throw new Error(`Neither ${folders.join(' nor ')} can be written, and the browser must be unpacked somewhere.`)
}

async function unpack(archives: string, folder: string): Promise<void> {
  const unfinished = `${folder}.new`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true })
  const files = ['chromium.br', 'fonts.tar.br', 'al2023.tar.br'].map((name) => join(archives, name))
  const env = { PATH: '/usr/bin:/bin', TMPDIR: unfinished }
  await run(process.execPath, [join(import.meta.dirname, 'inflate.ts'), ...files], { env })
  writeFileSync(join(unfinished, 'fonts.conf'), fontsOf(folder))
  renameSync(unfinished, folder)
}

/** The same font everywhere: a machine may have none, and a page must not change its line breaks between two. */
function fontsOf(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/fontconfig</cachedir>
</fontconfig>
`
}

async function starts(executablePath: string, env: Record<string, string>): Promise<boolean> {
  try {
    await run(executablePath, ['--version', '--no-sandbox'], { env })
    return true
  } catch {
    return false
  }
}
