const KEY = /^[\p{L}\p{M}\p{N}_\-+.]{1,}$/u

/** As the server keeps keys: NFC, without white space around. Case is kept, it distinguishes. */
export function cleanKey(text: string): string {
  return text.trim().normalize('NFC')
}

/** Whether the server would take the text as a key (1–80 code points, letters of any script, digits, `_ - + .`). */
export function isKey(text: string): boolean {
  return KEY.test(text) && text !== '.' && text !== '..' && [...text].length <= 80 && text === cleanKey(text)
}
