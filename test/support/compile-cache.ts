/** For programs that are started with an environment of their own: where this run keeps what is compiled. */
export const compileCache = (): { NODE_COMPILE_CACHE?: string } =>
  process.env.NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE } : {}
