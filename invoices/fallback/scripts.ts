/** Which characters belong to a package of fonts, so that only its own table is read. */
export type Script = { family: string; holds: RegExp }

/** Characters per file as the package divides them. */
const SLICED = '@fontsource-variable/'

/**
 * Noto fonts (OFL) for the scripts that Source Sans 3 lacks, in the order they are asked: Chinese and Japanese from one family,
 * Korean from another, emoji in one colour.
 */
export const SCRIPTS: readonly Script[] = [
  { family: `${SLICED}noto-sans-hebrew`, holds: /\p{Script_Extensions=Hebrew}/u },
  { family: `${SLICED}noto-sans-armenian`, holds: /\p{Script_Extensions=Armenian}/u },
  { family: `${SLICED}noto-sans-georgian`, holds: /\p{Script_Extensions=Georgian}/u },
  { family: `${SLICED}noto-sans-ethiopic`, holds: /\p{Script_Extensions=Ethiopic}/u },
  { family: `${SLICED}noto-sans-devanagari`, holds: /\p{Script_Extensions=Devanagari}/u },
  { family: `${SLICED}noto-sans-bengali`, holds: /\p{Script_Extensions=Bengali}/u },
  { family: `${SLICED}noto-sans-tamil`, holds: /\p{Script_Extensions=Tamil}/u },
  { family: `${SLICED}noto-sans-thai`, holds: /\p{Script_Extensions=Thai}/u },
  { family: `${SLICED}noto-sans-kr`, holds: /\p{Script_Extensions=Hangul}/u },
  {
    family: `${SLICED}noto-sans-sc`,
    holds: /[\p{Script_Extensions=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}]/u,
  },
  { family: `${SLICED}noto-emoji`, holds: /\p{Extended_Pictographic}|\p{Emoji_Presentation}/u },
  {
    family: `${SLICED}noto-sans`,
    holds: /[\p{Script_Extensions=Latin}\p{Script_Extensions=Greek}\p{Script_Extensions=Cyrillic}]/u,
  },
]

/** The one font that comes whole: its letters are drawn in one piece each, so that every glyph has a character. */
export const ARABIC = {
  name: 'noto-naskh-arabic',
  file: new URL('../fonts/NotoNaskhArabic-Regular.ttf', import.meta.resolve('@embedpdf/fonts-arabic')),
  holds: /\p{Script_Extensions=Arabic}/u,
}
