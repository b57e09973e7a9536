/** What a copy is made from: plain values in reading order, already those of its recipient. Writers add nothing to it. */

/** Words with one look; `break` stands for a line end within a paragraph. */
export interface Run {
  readonly text: string;
  readonly marks: readonly ('bold' | 'italic' | 'underline')[];
}

export type Block =
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'subheading'; readonly runs: readonly Run[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly start: number; readonly items: readonly Block[][] }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] };

/** One passage under the recipient's own number. */
export interface CopyUnit {
  readonly number: string;
  /** Whose words they are, and what kind of statement. */
  readonly by: string;
  readonly blocks: readonly Block[];
  /** Structured lines under the text: responsible, deadline, files. */
  readonly facts: readonly Fact[];
}

export interface Fact {
  readonly name: string;
  readonly value: string;
}

export interface CopyTable {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface CopySection {
  readonly number: string;
  readonly title: string;
  readonly units: readonly CopyUnit[];
  /** Sentences about parts that are not given; one for a reason, however much it covers [W62]. */
  readonly withheld: readonly string[];
}

export interface CopyDocument {
  readonly title: string;
  /** Under the title: the family's file and the meeting; empty where the paper says nothing of the case. */
  readonly subtitle: string;
  /** Empty for the same. */
  readonly fileMark: string;
  /** Whom this copy is for, as that party is called at the table; of a certificate the person. */
  readonly recipient: string;
  readonly formal: boolean;
  readonly facts: readonly Fact[];
  /** Sentences before everything else. */
  readonly lead?: readonly string[];
  readonly tables: readonly CopyTable[];
  readonly sections: readonly CopySection[];
  /** Sentences at the end. */
  readonly notes: readonly string[];
  /** Names under a line to be signed by hand. */
  readonly signatures: readonly string[];
  /** A last page with room for the picture of a signature that is made outside (S15). */
  readonly stamp?: { readonly title: string; readonly note: string };
}

/** What the writers get besides the document. */
export interface CopyImprint {
  /** First 64 bits of the hash over the canonical document, in groups of four. */
  readonly fingerprint: string;
  /** Day and time of making, in words. */
  readonly madeOn: string;
  /** The same moment for the properties of a file. */
  readonly madeAt: number;
}
