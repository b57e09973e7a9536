/**
 * Czech typesetting, put in when text is shown and never stored. A hard space keeps together what must not be broken:
 * a one-letter preposition and its word, a number and its unit, a date, a title and its name, § and its number.
 */
const HARD = '\u00a0';

const RULES: readonly (readonly [RegExp, string])[] = [
  // k s v z o u a i, also several in a row ("a v lese").
  [/(?<=^|[\s(„‚"'–-])([ksvzouai])[ \t]+(?=\S)/giu, `$1${HARD}`],
  // Groups of thousands: 1 500.
  [/(?<=\d) (?=\d{3}(?!\d))/gu, HARD],
  // A number and the word or sign it counts.
  [/(?<=\d) (?=[\p{Ll}%°×]|Kč|Sb\.)/gu, HARD],
  // Ordinals and dates: 24. 11. 2026, 22. září, čl. 10.
  [/(?<=\d\.) (?=[\d\p{Ll}])/gu, HARD],
  [/(?<=(?:^|[\s(])(?:po|út|st|čt|pá|so|ne)) (?=\d{1,2}\.)/gu, HARD],
  // § and §§.
  [/(?<=§) (?=\d)/gu, HARD],
  // Titles before and after a name, abbreviations, file marks.
  [
    /(?<=(?:^|[\s(])(?:Bc|Mgr|Ing|MUDr|PhDr|JUDr|PaedDr|RNDr|ThDr|doc|prof|npor|por|kpt|mjr|ppor|prap|nprap|pprap)\.) (?=\p{L})/gu,
    HARD,
  ],
  [/(?<=,) (?=(?:DiS|CSc|Ph\.D)\.?)/gu, HARD],
  [/(?<=(?:^|[\s(])(?:č|čl|odst|písm|str|sp|zn|tj|tzn|např|tzv|hod|ul|nám|vyhl|z|vých)\.) (?=\S)/gu, HARD],
  [/(?<=(?:^|\s)N?om) (?=\d)/giu, HARD],
];

/** Czech text as it should be set; other text passes through unchanged in meaning. */
export function typesetCzech(text: string): string {
  return RULES.reduce((set, [pattern, replacement]) => set.replace(pattern, replacement), text);
}

/** English needs far less: § with its number, a title with its name. */
export function typesetEnglish(text: string): string {
  return text.replace(/(?<=§) (?=\d)/gu, HARD).replace(/(?<=\d) (?=(?:days?|minutes?|min|CZK)\b)/gu, HARD);
}
