import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** Source Sans 3 in one weight. */
export function leanFont(weight: '400Regular' | '600SemiBold' | '700Bold'): Buffer {
  return readFileSync(require.resolve(`@expo-google-fonts/source-sans-3/${weight}/SourceSans3_${weight}.ttf`))
}
