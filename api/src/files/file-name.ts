import { fileRefused } from './file-kinds.js';

/** Longest name, characters. */
const LONGEST = 120;
// Path parts, what shells and file systems read as orders, control characters, and marks that turn the reading round.
const FORBIDDEN = /[/\\:*?"<>|\p{Cc}\p{Cf}\p{Surrogate}]/u;
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * The name of a file as it came in, percent-encoded in a header.
 * @throws ProductError FILE_REFUSED (name) for a path, a hidden file, a device, or more than 120 characters
 */
export function readFileName(header: string | undefined): string {
  const name = decoded(header ?? '')
    .normalize('NFC')
    .trim();
  const lawful = name !== '' && name.length <= LONGEST && !FORBIDDEN.test(name) && !DEVICES.test(name);
  if (!lawful || name.startsWith('.') || name.endsWith('.')) throw fileRefused('name');
  return name;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw fileRefused('name');
  }
}
