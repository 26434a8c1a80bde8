import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** The components of the Norwegian public design system that these pages use. */
const COMPONENTS = [
  ...['button', 'input', 'label', 'field', 'fieldset', 'validation-message', 'error-summary', 'alert', 'tag'],
  ...['details', 'table', 'link', 'heading', 'paragraph', 'list', 'divider', 'skip-link', 'card', 'badge'],
]
const OWN = [
  'tokens',
  'base',
  'site',
  'forms',
  'offers',
  'course',
  'buying',
  'order',
  'staff',
  'setup',
  'desk',
  'help',
  'embed',
  'print',
]

const require = createRequire(import.meta.url)

/** One style sheet: the design system in layers, ours after it so that ours wins. `hrefOf` gives the fonts' addresses. */
export function bundleStyles(hrefOf: (name: string) => string): string {
  const theme = read(require.resolve('@digdir/designsystemet-css/theme.css'))
  const base = read(require.resolve('@digdir/designsystemet-css/base.css'))
  const components = COMPONENTS.map((name) => read(require.resolve(`@digdir/designsystemet-css/${name}.css`)))
  const own = OWN.map((name) => read(join(import.meta.dirname, `${name}.css`)))
  return [
    '@layer ds.theme, ds.base, ds.components;',
    `@layer ds.theme{${theme}}`,
    `@layer ds.base{${base}}`,
    `@layer ds.components{${components.join('')}}`,
    ...own,
  ]
    .join('\n')
    .replaceAll(/url\(asset:([\w.-]+)\)/g, (_, name: string) => `url(${hrefOf(name)})`)
}

const read = (path: string): string => readFileSync(path, 'utf8')
