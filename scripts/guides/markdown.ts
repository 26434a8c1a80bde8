import type { Lang } from '../../src/platform/lang.ts'
import { type Guide, pictureName } from '../../src/web/help/guide.ts'

const ALSO: Record<Lang, (file: string) => string> = {
  en: (file) => `[På norsk](${file})`,
  nb: (file) => `[In English](${file})`,
}
const PAGE: Record<Lang, string> = { en: 'Page', nb: 'Side' }

/** How a guide's file is called in `docs/guides`. */
export const markdownName = (name: string, lang: Lang): string => (lang === 'en' ? `${name}.md` : `${name}.${lang}.md`)

/** A guide as whoever reads the repository sees it: the same words and pictures as in the product. */
export function markdownOf(name: string, guide: Guide, lang: Lang): string {
  const steps = Object.entries(guide.steps).map(([id, step], at) =>
    [
      `## ${at + 1}. ${step.title[lang]}`,
      step.says[lang],
      step.types ? `\`\`\`sh\n${step.types}\n\`\`\`` : null,
      step.opens ? `${PAGE[lang]}: \`${step.opens}\`` : null,
      step.shows ? `![${step.shows[lang]}](pictures/${pictureName(name, id, lang)})` : null,
    ]
      .filter((part) => part !== null)
      .join('\n\n'),
  )
  const other = lang === 'en' ? 'nb' : 'en'
  return `${[`# ${guide.title[lang]}`, guide.lead[lang], ALSO[lang](markdownName(name, other)), ...steps].join('\n\n')}\n`
}
