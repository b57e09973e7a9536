/** How a copy is handed out, as one chooses it: what the file is and what it promises. */
export const FORMS = {
  reading: { format: 'pdf', standard: 'ua-1' },
  keeping: { format: 'pdf', standard: 'a-2a' },
  text: { format: 'docx', standard: 'ua-1' },
  package: { format: 'package', standard: 'a-2a' },
} as const;
export type Form = keyof typeof FORMS;

/** The form of a copy that was made. */
export function formOf({ format, standard }: { readonly format: string; readonly standard: string }): Form {
  if (format === 'docx') return 'text';
  if (format === 'package') return 'package';
  return standard === 'a-2a' ? 'keeping' : 'reading';
}
