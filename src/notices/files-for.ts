import type { Attachment } from './write-mail.ts'

/** A company's program reads the e-invoice; a person has no use for it beside the PDF, which carries it too. */
export function filesFor(reader: 'person' | 'company', { id, number }: { id: string; number: string }): Attachment[] {
  const files = reader === 'company' ? (['pdf', 'xml'] as const) : (['pdf'] as const)
  return files.map((file) => ({ name: `${number}.${file}`, documentId: id, file }))
}
