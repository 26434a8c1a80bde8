/** How files begin that we take; what a file is called says nothing. */
const BEGINNINGS = [
  { mediaType: 'application/pdf', bytes: Buffer.from('%PDF-') },
  { mediaType: 'image/jpeg', bytes: Buffer.from([0xff, 0xd8, 0xff]) },
  { mediaType: 'image/png', bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
] as const
export type DocumentType = (typeof BEGINNINGS)[number]['mediaType']

/** What a file is by its bytes; null where it is nothing that we take. */
export const mediaTypeOf = (file: Buffer): DocumentType | null =>
  BEGINNINGS.find(({ bytes }) => file.subarray(0, bytes.length).equals(bytes))?.mediaType ?? null
