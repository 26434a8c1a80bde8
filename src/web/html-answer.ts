import type { Response } from 'express'
import type { SafeHtml } from '../platform/html.ts'

/** Sends a document. */
export function page(res: Response, { status, markup }: { status: number; markup: SafeHtml }): void {
  res.status(status).type('text/html; charset=utf-8').send(String(markup))
}
