/** In pixels: what Facebook, LinkedIn and X show whole (developers.facebook.com/docs/sharing/webmasters/images). */
export const PICTURE = { width: 1200, height: 630 } as const
