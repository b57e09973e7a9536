/**
 * Words as they may stand on paper: in Unicode NFC, without control characters, lone surrogates, what is no character, and marks
 * that turn the direction of reading round or hide a letter. Line ends and the tab become a space; `linesFrom` keeps lines.
 */
export function cleanText(text: string): string {
  return bare(text).replaceAll(/[\t\n\r\u2028\u2029]+/gu, ' ');
}

/** The same, line by line. */
export function linesFrom(text: string): string[] {
  return bare(text)
    .replaceAll(/\r\n?|[\u2028\u2029]/gu, '\n')
    .split('\n')
    .map((line) => line.replaceAll('\t', ' '));
}

function bare(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/(?![\t\n\r])[\p{Cc}\p{Cf}\p{Co}\p{Surrogate}]|[\p{Noncharacter_Code_Point}]/gu, '');
}
