/** A piece of one module's source, and what stands there when the guard is gone. */
export type Cut = { module: string; piece: RegExp; instead: string }
