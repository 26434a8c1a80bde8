import MarkdownIt from 'markdown-it'
import sanitize from 'sanitize-html'

const markdown = new MarkdownIt({ html: false, linkify: true, typographer: false })

/** What a place does with a tag: its new name, or what becomes of it. */
type Transforms = NonNullable<sanitize.IOptions['transformTags']>

/** Markdown as HTML that holds plain text markup and nothing else; `a` has its address, whatever else a transform gives is allowed too. */
export const markedUp = (text: string, transforms: Transforms, attributes: readonly string[] = []): string =>
  sanitize(markdown.render(text), {
    allowedTags: ['p', 'ul', 'ol', 'li', 'strong', 'em', 'a', 'h2', 'h3', 'h4', 'blockquote', 'code', 'br', 'hr'],
    allowedAttributes: { '*': [...attributes], a: ['href', ...attributes] },
    allowedSchemes: ['http', 'https', 'mailto'],
    transformTags: transforms,
  })

const ENTITIES = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' } as const

/** Its words without markup, as text. */
export const unmarked = (text: string): string =>
  sanitize(markdown.render(text), { allowedTags: [], allowedAttributes: {} }).replaceAll(
    /&(?:amp|lt|gt|quot);/g,
    (entity) => ENTITIES[entity as keyof typeof ENTITIES],
  )
