import { invalid, type Problem } from '../platform/problems.ts'

/** At the member of the body, or the field of the form, that brought the file. */
const at = (code: string, detail: string): Problem => invalid('/content', detail, code)

export const pictureTooLarge = (mostBytes: number) =>
  at('picture/too-large', `the picture is larger than ${mostBytes} bytes`)
export const notAPicture = () => at('picture/not-a-picture', 'this is no JPEG, PNG or WebP, whatever it is called')
export const pictureTooSmall = (longSide: number, shortSide: number) =>
  at(
    'picture/too-small',
    `the picture must be at least ${longSide} pixels on its long side and ${shortSide} on its short one`,
  )
export const tooManyPixels = (most: number) => at('picture/too-many-pixels', `the picture has more than ${most} pixels`)
