/** How a copy is handed out, as one chooses it: what the file is and what it promises. */
export const FORMS = {
  reading: { format: 'pdf', standard: 'ua-1' },
  keeping: { format: 'pdf', standard: 'a-2a' },
  text: { format: 'docx', standard: 'ua-1' },
  package: { format: 'package', standard: 'a-2a' },
} as const;
export type Form = keyof typeof FORMS;

const FORM_IDS = ['reading', 'keeping', 'text', 'package'] as const;

/** Forms that a kind can have on this server. A certificate says nothing of the file, so no records system gets it. */
export function formsOf(kind: string, formats: readonly string[]): Form[] {
  return FORM_IDS.filter((id) => formats.includes(FORMS[id].format) && (kind !== 'certificate' || id !== 'package'));
}

/** The form of a copy that was made. */
export function formOf({ format, standard }: { readonly format: string; readonly standard: string }): Form {
  if (format === 'docx') return 'text';
  if (format === 'package') return 'package';
  return standard === 'a-2a' ? 'keeping' : 'reading';
}
