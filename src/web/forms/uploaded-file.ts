import type { Request, RequestHandler } from 'express'
import multer from 'multer'
import { Problem } from '../../platform/problems.ts'

/** A file that a form brought, in memory. */
export type UploadedFile = { name: string; bytes: Buffer }

/** Other fields of a form with a file, and how long each may be, in bytes. */
const FIELDS_MAX = 20
const FIELD_BYTES_MAX = 10_000

/** Reads a form with one file under the name `file`, no larger than that. @throws request/too-large, request/broken */
export function readsFile(bytesMax: number): RequestHandler {
  const limits = { fileSize: bytesMax, files: 1, fields: FIELDS_MAX, fieldSize: FIELD_BYTES_MAX, parts: FIELDS_MAX + 1 }
  const read = multer({ storage: multer.memoryStorage(), limits, defParamCharset: 'utf8' }).single('file')
  return (req, res, next) => {
    read(req, res, (error: unknown) => {
      if (!error) return next()
      const isLarge = error instanceof multer.MulterError && error.code === 'LIMIT_FILE_SIZE'
      next(
        isLarge
          ? new Problem('request/too-large', 413, `The file is larger than ${bytesMax} bytes.`)
          : new Problem('request/broken', 400, 'The form could not be read.'),
      )
    })
  }
}

/** The file of a form; null where none was chosen. */
export function fileOf(req: Request): UploadedFile | null {
  const file = req.file
  return file && file.size > 0 ? { name: file.originalname, bytes: file.buffer } : null
}
