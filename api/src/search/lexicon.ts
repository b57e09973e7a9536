import { fold, foldedStemOf, hasDiacritics, stemOf } from '@soulad/shared/words';

/** One word as search compares it. */
export interface Word {
  /** As it was written, in lower case. */
  readonly spelled: string;
  readonly folded: string;
  readonly stem: string;
  /** Stem for those who type without diacritics. */
  readonly foldedStem: string;
  readonly accented: boolean;
}

/** A text that was taken apart once: its words as numbers of a lexicon, and the code units [from, to) they stand at. */
export interface ReadText {
  readonly text: string;
  readonly words: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

const WORD = /[\p{L}\p{N}]+/gu;

/** Every word of one reader's texts once. Words are content: a lexicon serves one session and is never shared. */
export class Lexicon {
  readonly words: Word[] = [];
  private readonly numbers = new Map<string, number>();

  /** Takes a text apart. */
  read(text: string): ReadText {
    const matches = [...text.matchAll(WORD)];
    return {
      text,
      words: Int32Array.from(matches, ([raw]) => this.numberOf(raw)),
      from: Int32Array.from(matches, (match) => match.index),
      to: Int32Array.from(matches, (match) => match.index + match[0].length),
    };
  }

  private numberOf(raw: string): number {
    const spelled = raw.normalize('NFC').toLowerCase();
    const known = this.numbers.get(spelled);
    if (known !== undefined) return known;
    this.numbers.set(spelled, this.words.length);
    return this.words.push(wordOf(spelled)) - 1;
  }
}

/** The words of a short text, in order. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map(([raw]) => wordOf(raw.normalize('NFC').toLowerCase()));
}

function wordOf(spelled: string): Word {
  const folded = fold(spelled);
  return {
    ...{ spelled, folded, stem: stemOf(spelled) },
    ...{ foldedStem: foldedStemOf(folded), accented: hasDiacritics(spelled) },
  };
}
