import { z } from 'zod'
import { Text } from '../platform/words.ts'

export const TERMS_CODE_MAX = 40

export const SaidText = z
  .strictObject({ nb: Text.min(1), en: Text.min(1) })
  .meta({ id: 'SaidText', description: 'A Markdown text in every language' })

export const TermsCode = z
  .string()
  .max(TERMS_CODE_MAX)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters a–z, digits and single hyphens')
