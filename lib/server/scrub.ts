const GONE = '[略]'

// Runs of digits an official would recognise: resident id (18, or 15 of old), student number (a letter and an
// id), mobile and landline phone. Word boundaries do not help: Chinese text stands next to the digits.
const PERSONAL = [
  /[A-Z]?(?<![0-9])[1-9][0-9]{5}(?:18|19|20)[0-9]{2}[01][0-9][0-3][0-9][0-9]{3}[0-9Xx](?![0-9])/gi,
  /(?<![0-9])[1-9][0-9]{16}[0-9Xx](?![0-9])/g,
  /(?<![0-9])[1-9][0-9]{14}(?![0-9])/g,
  /(?<![0-9])(?:\+?86[- ]?)?1[3-9][0-9](?:[- ]?[0-9]{4}){2}(?![0-9])/g,
  /(?<![0-9])0[0-9]{2,3}[- ][0-9]{7,8}(?![0-9])/g,
]

/** Takes id numbers, student numbers and phone numbers out of a text. */
export function scrub(text: string): string {
  return PERSONAL.reduce((left, pattern) => left.replace(pattern, GONE), text)
}
